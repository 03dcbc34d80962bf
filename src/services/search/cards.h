// The cards that were shown lately, in memory: a card stays as long as its document does not
// change, whatever else in the index does.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "platform/fulltext/index.h"
#include "services/search/stored.h"

namespace search {

/// A card, and what is known of its texts' words.
struct ShownCard {
    Card card;
    fulltext::Shape shape = {};
};

/// From any thread. A reader only gets what its own state of the index has: a card is never
/// newer than the rest of an answer, and never older.
class Cards {
public:
    using Numbers = std::vector<fulltext::Number>;

    /// At most about so many bytes; with 0 nothing is kept.
    explicit Cards(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// The document's card in the reader's state; null when it is gone.
    std::shared_ptr<ShownCard const> of(fulltext::Reader const& reader, fulltext::Number number);

    /// Documents that are about to change: until this is destroyed their cards are not kept.
    class Changing {
    public:
        Changing(Cards& cards, Numbers numbers);
        Changing(Changing const&) = delete;
        Changing& operator=(Changing const&) = delete;
        ~Changing();
        /// The change is in the index from this revision on.
        void done(std::uint64_t revision);

    private:
        Cards& cards_;
        Numbers numbers_;
    };

private:
    struct Kept {
        std::shared_ptr<ShownCard const> card;
        std::uint64_t revision = 0;  // Of the reader that read it.
    };
    using ByNumber = std::unordered_map<fulltext::Number, Kept>;

    std::size_t most_bytes_;
    std::mutex mutex_;
    // What was asked for lately, and what was before that: when `recent_` has half of all bytes,
    // `earlier_` is dropped and it takes its place.
    ByNumber recent_, earlier_;
    std::size_t recent_bytes_ = 0;
    std::unordered_set<fulltext::Number> changing_;
    std::uint64_t changed_ = 0;  // The revision of the last change.

    std::shared_ptr<ShownCard const> known(std::uint64_t revision, fulltext::Number number);
    void keep(fulltext::Number number, Kept kept);
};

}
