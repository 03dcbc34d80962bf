// A full-text index in a folder: one writer, many readers. The only part that knows Xapian.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/room.h"
#include "platform/fulltext/numbers.h"
#include "platform/fulltext/question.h"
#include "platform/fulltext/shape.h"
#include "platform/language/analysis.h"
#include "platform/translation/lexicon.h"

namespace fulltext {

/// The index could not be read or written; the message is for the operator.
struct Failure : std::runtime_error {
    using runtime_error::runtime_error;
};
/// The files are damaged or made by another version: build the index again.
struct Damaged : Failure {
    using Failure::Failure;
};
/// Another process writes this index.
struct InUse : Failure {
    using Failure::Failure;
};
/// The disk is full: nothing since the last commit is kept.
struct Full : Failure, basics::NoRoom {
    using Failure::Failure;
};
/// The reader's state has been written over; Index::read takes a new one and asks again.
struct Stale : Failure {
    using Failure::Failure;
};

/// A text in one language. A word in it counts `weight` times. With a `prefix` ("XT") its words can
/// also be asked for in this field alone; a prefix is X and one more upper-case letter.
struct Field {
    std::string_view text;
    texts::Language language = texts::Language::sv;
    unsigned weight = 1;
    std::string_view prefix = {};
    /// Where its words begin is kept (Reader::shape).
    bool shown = false;
};

/// What is indexed. Who may find it is part of it: a document with no `allowed` is found by nobody.
struct Document {
    /// At most 200 bytes; the same id replaces.
    std::string id;
    std::vector<Field> fields;
    /// Viewers' terms: "everyone", "organisation:…".
    std::vector<std::string> allowed;
    /// Handed back by Reader::data.
    std::string data;
    /// Short; Reader::rows reads all of them fast.
    std::string row;
};

/// A document taken apart, ready to be written. May be handed from one thread to another.
class Prepared {
public:
    Prepared(Prepared&&) noexcept;
    Prepared& operator=(Prepared&&) noexcept;
    ~Prepared();

private:
    friend class Index;
    struct Parts;
    explicit Prepared(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

struct Match {
    Number number = 0;
    double score = 0;
};

/// all: every clause that is not optional. any: at least one of them; excluded ones and phrases
/// hold as before.
enum class Demand : std::uint8_t { all, any };

class Vocabulary;
struct Learnt;
struct Understanding;

/// Which of two documents comes first when both are equally good for a question.
using Before = std::function<bool(Number left, Number right)>;

/// A word of two documents, as people write it, and the language of the texts that have it.
struct SharedWord {
    std::string word;
    texts::Language language = texts::Language::sv;
    friend bool operator==(SharedWord const&, SharedWord const&) = default;
};

/// One state of the index, used by one thread at a time.
class Reader {
public:
    struct State;
    explicit Reader(State& state) : state_(state) {}

    std::uint64_t revision() const;
    std::size_t documents() const;
    std::optional<Number> number(std::string_view id) const;
    /// The document's data; nothing when it is gone.
    std::optional<std::string> data(Number number) const;
    /// Where the words of the document's shown fields begin and what they may be; nothing is known
    /// of what was indexed before that was kept, or is gone.
    Shape shape(Number number) const;
    /// What Index::set_note saved under this name.
    std::string note(std::string const& name) const;

    /// The documents that a viewer with these terms may find. Kept until the index changes.
    std::shared_ptr<Numbers const> visible(std::span<std::string const> viewer) const;

    /// Everything that the question matches and `visible` has. A question that asks for nothing
    /// matches all.
    Numbers matching(Question const& question, Demand demand, Numbers const& visible) const;

    /// The best for the question among `matching`, best first: `count` of them after `first`. Those
    /// whose scores hardly differ stand in the order of `before`, else in that of their numbers.
    std::vector<Match> best(Question const& question, Numbers const& matching, std::size_t first,
                            std::size_t count, Before const& before = {}) const;

    /// Each document's row, in the order of the numbers.
    void rows(std::function<void(Number, std::string_view)> const& take) const;

    /// Words that begin with `beginning`, those in most documents first; only words that occur in a
    /// visible document.
    std::vector<std::string> completions(std::string_view beginning, Numbers const& visible,
                                         std::size_t count) const;

    /// The question with words that nobody uses replaced by the nearest that visible documents use;
    /// nothing when there is no better question.
    std::optional<std::string> did_you_mean(std::string_view typed, Question const& question,
                                            Numbers const& visible) const;

    /// A document that shares rare words with another, and which words, rarest first.
    struct Likeness {
        Number number = 0;
        double score = 0;
        std::vector<SharedWord> words;
    };
    /// The documents most like this one by the rarest words they share, best first.
    std::vector<Likeness> like(Number number, Numbers const& visible, std::size_t count) const;

    /// Every word to suggest from (vocabulary.h).
    std::shared_ptr<Vocabulary const> all_words() const;

private:
    State& state_;

    std::shared_ptr<Numbers const> with(Clause const& clause, texts::Language language,
                                        bool described) const;
    Understanding understanding() const;
};

enum class Access : std::uint8_t { read, write };

/// An index in a folder. All functions may be called from any thread.
class Index {
public:
    /// Opens the index; with Access::write it is made when missing. The analyser outlives the
    /// index. Throws Damaged or InUse.
    Index(std::filesystem::path const& folder, language::Analyser const& analyser, Access access);
    ~Index();

    /// Adds or replaces a document and returns its number. Readers see it after commit().
    Number put(Document const& document) { return put(prepare(document)); }
    /// The two halves of it: taking apart, which any number of threads may do at once, and writing.
    Prepared prepare(Document const& document) const;
    Number put(Prepared const& document);
    /// Removes the document with this id; its number if there was one.
    std::optional<Number> remove(std::string_view id);
    /// Something to remember beside the documents; saved by the same commit() as they are.
    void set_note(std::string const& name, std::string const& value);
    /// What was set last, committed or not.
    std::string note(std::string const& name) const;
    /// Makes everything since the last commit() last and visible, all of it or nothing.
    void commit();
    /// Forgets everything since the last commit().
    void roll_back();

    /// Reads the words that completions and corrections are made of, if that has not been done or
    /// many have come since. Takes up to a second for a large index; without it the first who types
    /// waits for it.
    void learn_words();

    /// From now on questions are also translated with this lexicon; null: no longer.
    void use_lexicon(std::shared_ptr<translation::Lexicon const> lexicon);
    std::shared_ptr<translation::Lexicon const> lexicon() const;
    /// The same, with what was understood by it.
    std::shared_ptr<Learnt const> learnt() const;

    /// Calls `use` with a reader of the newest committed state; again with a newer one if that
    /// state was written over meanwhile, so `use` must be able to start anew. `use` must not change
    /// this index.
    void read(std::function<void(Reader const&)> const& use) const;

    language::Analyser const& analyser() const;

    struct Parts;

private:
    std::unique_ptr<Parts> parts_;
};

/// From now on the indexes that this process opens sort what was put into their tables every
/// thousand documents, not every ten thousand as Xapian does unasked: what it gathers in between
/// stays small, in memory and beside the processor's cache (docs/scale.md). It is visible at
/// commit() all the same. What the environment already says (XAPIAN_FLUSH_THRESHOLD) stays.
/// Changes the environment, so it is called before there are other threads.
void gather_little();

/// Writes the committed index of `folder` anew into `target`, which must not be there, without the
/// room that changes leave between entries: about half of it. Numbers of documents stay. Nobody
/// writes the index meanwhile. Other files of the folder are not copied.
void write_compactly(std::filesystem::path const& folder, std::filesystem::path const& target);

/// What is wrong with the index in the folder, everything in it read; nothing when it is sound.
/// Nobody may write it meanwhile.
std::optional<std::string> damage_of(std::filesystem::path const& folder);

}
