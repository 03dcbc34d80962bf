// Finds what was asked for in a text by the same analysis that indexed it, reading no further than
// it must.
#include "platform/fulltext/snippet.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "platform/fulltext/sketch.h"
#include "platform/fulltext/terms.h"
#include "platform/language/sound.h"
#include "platform/language/words.h"

namespace fulltext {

/// A word of the text that was asked for: where it stands, and which of the question's words it is.
struct Highlighter::Mark {
    std::size_t begin = 0, end = 0, word = 0;
};

namespace {

// Texts are searched piece by piece, so that a hit at the beginning costs little, and not without
// end.
constexpr std::size_t piece = 600;
constexpr std::size_t most_searched = 60'000;

/// Adds a text, whatever is between its words as one blank.
void append(std::vector<Segment>& segments, std::string_view text, bool hit) {
    auto const is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    std::string one_line;
    one_line.reserve(text.size());
    while (!text.empty()) {
        auto const word = std::ranges::find_if(text, is_blank);
        one_line.append(text.begin(), word);
        auto const next = std::find_if_not(word, text.end(), is_blank);
        bool const has_blank = !one_line.empty()
                                   ? one_line.back() == ' '
                                   : !segments.empty() && segments.back().text.ends_with(' ');
        if (word != next && !has_blank) one_line += ' ';
        text.remove_prefix(static_cast<std::size_t>(next - text.begin()));
    }
    if (one_line.empty()) return;
    if (!segments.empty() && segments.back().hit == hit) segments.back().text += one_line;
    else segments.push_back({std::move(one_line), hit});
}

/// The text from `begin` to `end` in segments.
template <class Mark>
std::vector<Segment> cut_up(std::string_view text, std::size_t begin, std::size_t end,
                            std::vector<Mark> const& marks) {
    std::vector<Segment> segments;
    std::size_t position = begin;
    for (auto const& mark : marks) {
        if (mark.begin < position || mark.end > end) continue;
        append(segments, text.substr(position, mark.begin - position), false);
        append(segments, text.substr(mark.begin, mark.end - mark.begin), true);
        position = mark.end;
    }
    append(segments, text.substr(position, end - position), false);
    return segments;
}

bool is_blank(char letter) { return letter == ' ' || letter == '\n' || letter == '\t'; }

/// The language of a base form or part of a compound as the index writes it.
std::optional<texts::Language> language_of_base(std::string_view term) {
    if (term.size() < 3 || (term[0] != stem_prefix && term[0] != part_prefix)) return std::nullopt;
    for (auto const language : texts::languages)
        if (term[1] == letter(language)) return language;
    return std::nullopt;
}

struct Window {
    std::size_t begin = 0, words = 0;
};

/// The place of so many bytes with the most different words; the first of equals.
template <class Mark>
Window best_window(std::vector<Mark> const& marks, std::size_t bytes) {
    Window best;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        std::array<bool, most_clauses> met{};
        std::size_t words = 0;
        for (std::size_t k = i; k < marks.size() && marks[k].end <= marks[i].begin + bytes; ++k)
            if (!std::exchange(met[marks[k].word % most_clauses], true)) ++words;
        if (words > best.words) best = {marks[i].begin, words};
    }
    return best;
}

std::size_t next_blank(std::string_view text, std::size_t position) {
    auto const found = text.find_first_of(" \n\t\r", position);
    return found == std::string_view::npos ? text.size() : found;
}

/// Where a snippet that is to show `hit` begins: at the sentence if that is near, else some words
/// before.
std::size_t beginning_for(std::string_view text, std::size_t hit, std::size_t before) {
    if (hit <= before) return 0;
    auto const sentence = text.substr(0, hit).find_last_of(".!?\n");
    if (sentence != std::string_view::npos && sentence + 1 + before >= hit) return sentence + 1;
    auto const blank = next_blank(text, hit - before);
    return blank < hit ? blank : hit;
}

}

Highlighter::Highlighter(Question const& question, Understanding const& understanding)
    : analyser_(understanding.analyser) {
    std::vector<std::size_t> numbers;
    for (auto const& clause : question.clauses) {
        numbers.push_back(words_);
        if (clause.excluded || clause.optional) continue;
        want(clause, question.language, understanding, words_);
        ++words_;
    }
    // Other words stand for the words that were typed, so they are no further words of the
    // question.
    for (auto const& widening : question.widenings)
        for (auto const& other : widening.alternatives)
            if (widening.first < numbers.size())
                want(other.clause, other.language, understanding, numbers[widening.first]);
    std::ranges::sort(wanted_, {}, &Wanted::term);
}

template <class Take>
void Highlighter::each_term(Take take) const {
    for (auto const& wanted : wanted_) take(wanted.term);
    for (auto const& row : rows_)
        for (auto const& term : row.words.front()) take(std::string_view(term));
}

void Highlighter::want(Clause const& clause, texts::Language language,
                       Understanding const& understanding, std::size_t number) {
    // Marked is what the words are, wherever they were asked for; a beginning is not marked alone.
    auto anywhere = clause;
    anywhere.prefix.clear();
    if (clause.kind == ClauseKind::beginning) anywhere.kind = ClauseKind::phrase;
    Row row{.words = {}, .word = number};
    if (anywhere.kind == ClauseKind::row) {
        for (auto& word : words_of_row(anywhere, understanding))
            row.words.push_back(std::move(word.terms));
    } else if (anywhere.kind == ClauseKind::phrase) {
        for (auto const& word : language::words(anywhere.text))
            if (word.kind != language::WordKind::whole) row.words.push_back({word.text});
    }
    if (!row.words.empty()) {
        if (row.words.size() > 1) {
            longest_row_ = std::max(longest_row_, row.words.size());
            return rows_.push_back(std::move(row));
        }
    }
    understood_.push_back(understood(anywhere, language, understanding));
    for (auto const& meaning : understood_.back()->meanings)
        for (auto const& wanted : meaning.terms) wanted_.push_back({wanted.term, number});
}

bool Highlighter::is_any_of(std::vector<std::string> const& wanted, language::Word const& word,
                            texts::Language language) const {
    if (std::ranges::find(wanted, word.text) != wanted.end()) return true;
    if (wanted.size() < 2) return false;  // Just this form.
    std::vector<language::Term> terms;
    analyser_.analyse(word, language, terms);
    return std::ranges::any_of(terms, [&](language::Term const& term) {
        return term.source != language::Source::part &&
               std::ranges::find(wanted, index_term(term, language)) != wanted.end();
    });
}

Highlighter::Row const* Highlighter::row_at(std::vector<language::Word> const& words,
                                            std::size_t index, texts::Language language) const {
    for (auto const& row : rows_) {
        std::size_t met = 0;
        for (auto i = index; i < words.size() && met < row.words.size(); ++i) {
            if (words[i].kind == language::WordKind::whole) continue;
            if (!is_any_of(row.words[met], words[i], language)) break;
            ++met;
        }
        if (met == row.words.size()) return &row;
    }
    return nullptr;
}

Highlighter::Wanted const* Highlighter::with_term(std::string const& term) const {
    auto const found = std::ranges::lower_bound(wanted_, term, {}, &Wanted::term);
    return found != wanted_.end() && found->term == term ? &*found : nullptr;
}

namespace {

std::size_t pair_of(char first, char second) {
    return static_cast<std::size_t>(first & 63) * 64 + static_cast<std::size_t>(second & 63);
}

}

void Highlighter::Ear::listen_for(std::string sound) {
    if (sound.empty() || std::ranges::find(sounds, sound) != sounds.end()) return;
    if (sound.size() > 1) beginnings.set(pair_of(sound[0], sound[1]));
    else
        for (int second = 0; second < 64; ++second)
            beginnings.set(pair_of(sound[0], static_cast<char>(second)));
    sounds.push_back(std::move(sound));
}

bool Highlighter::Ear::hears(std::string_view sound) const {
    return beginnings.test(pair_of(sound[0], sound.size() > 1 ? sound[1] : ' ')) &&
           std::ranges::any_of(sounds, [&](auto const& one) { return sound.starts_with(one); });
}

std::array<Highlighter::Ear, texts::languages.size()> const& Highlighter::ears() const {
    if (ears_) return *ears_;
    auto& ears = ears_.emplace();
    each_term([&](std::string_view term) {
        auto const language = language_of_base(term);
        if (!language) {
            for (auto& ear : ears) ear.listen_for(language::sound(term));
            return;
        }
        auto& ear = ears[static_cast<std::size_t>(*language)];
        auto const base = term.substr(2);
        ear.listen_for(language::lasting_sound(base));
        for (auto& other : language::other_sounds_of(base)) ear.listen_for(std::move(other));
    });
    return ears;
}

Highlighter::Eye const& Highlighter::eye() const {
    if (eye_) return *eye_;
    eye_ = std::make_unique<Eye>();
    for (auto const& clause : understood_)
        for (auto const mark : clause->marks) eye_->set(mark);
    std::vector<std::uint16_t> marks;
    for (auto const& row : rows_)
        for (auto const& term : row.words.front()) add_marks(term, analyser_, marks);
    for (auto const mark : marks) eye_->set(mark);
    return *eye_;
}

std::vector<std::size_t> Highlighter::seen(std::optional<Shape::Text> const& known) const {
    std::vector<std::size_t> found;
    if (!known || wants_nothing()) return found;
    auto const& wanted = eye();
    known->each([&](std::size_t begin, std::uint16_t mark) {
        if (wanted.test(mark) && (found.empty() || found.back() != begin)) found.push_back(begin);
    });
    return found;
}

std::vector<std::size_t> Highlighter::heard(std::string_view text, texts::Language language) const {
    thread_local language::Heard heard;
    heard.hear(text);
    auto const& ear = ears()[static_cast<std::size_t>(language)];
    std::vector<std::size_t> found(heard.foreign.begin(), heard.foreign.end());
    std::string_view const sound = heard.sound;
    for (std::size_t i = 0; i < sound.size(); ++i)
        if (ear.hears(sound.substr(i))) found.push_back(heard.place[i]);
    std::ranges::sort(found);
    return found;
}

std::vector<std::pair<std::size_t, std::size_t>> Highlighter::places(
    std::string_view text, std::vector<std::size_t> const& beginnings) const {
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (auto const at : beginnings) {
        auto begin = at;
        while (begin > 0 && !is_blank(text[begin - 1])) --begin;
        // As many words as a row may have; what stands between them may be a dash.
        auto end = at;
        for (std::size_t words = 0; words < 2 * longest_row_ - 1; ++words) {
            while (end < text.size() && is_blank(text[end])) ++end;
            while (end < text.size() && !is_blank(text[end])) ++end;
        }
        if (!places.empty() && begin < places.back().second)
            places.back().second = std::max(places.back().second, end);
        else if (begin < end) places.emplace_back(begin, end);
    }
    return places;
}

Highlighter::Wanted const* Highlighter::find(language::Word const& word, texts::Language language,
                                             std::vector<language::Term>& scratch) const {
    if (auto const* const exact = with_term(word.text)) return exact;
    scratch.clear();
    analyser_.analyse(word, language, scratch);
    for (auto const& term : scratch)
        if (auto const* const found = with_term(index_term(term, language))) return found;
    return nullptr;
}

Highlighter::Searched Highlighter::searched(std::string_view text, texts::Language language,
                                            std::optional<Shape::Text> const& known) const {
    return {.text = text,
            .language = language,
            .seen = seen(known),
            .known_to = known ? known->known_to() : 0};
}

void Highlighter::mark(Searched const& searched, std::size_t begin, std::size_t end,
                       std::vector<Mark>& marks) const {
    // Only what is known to be likely, or sounds right, is taken apart.
    auto const piece = searched.text.substr(begin, end - begin);
    std::vector<std::size_t> beginnings;
    if (end <= searched.known_to) {
        auto at = std::ranges::lower_bound(searched.seen, begin);
        for (; at != searched.seen.end() && *at < end; ++at) beginnings.push_back(*at - begin);
    } else {
        beginnings = heard(piece, searched.language);
    }
    for (auto const& [from, to] : places(piece, beginnings))
        mark_words(searched.text, begin + from, begin + to, searched.language, marks);
}

void Highlighter::mark_words(std::string_view text, std::size_t begin, std::size_t end,
                             texts::Language language, std::vector<Mark>& marks) const {
    std::vector<language::Term> scratch;
    auto const words = language::words(text.substr(begin, end - begin));
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (!marks.empty() && begin + word.begin < marks.back().end) continue;
        if (auto const* const row = row_at(words, i, language)) {
            auto last = i;
            for (std::size_t met = 0; met < row->words.size(); ++last)
                if (words[last].kind != language::WordKind::whole) ++met;
            marks.push_back({begin + word.begin, begin + words[last - 1].end, row->word});
        } else if (auto const* const found = find(word, language, scratch)) {
            marks.push_back({begin + word.begin, begin + word.end, found->word});
        }
    }
}

std::vector<Segment> Highlighter::marked(std::string_view text, texts::Language language,
                                         std::optional<Shape::Text> const& known) const {
    std::vector<Mark> marks;
    if (!wants_nothing())
        mark(searched(text, language, known), 0, std::min(text.size(), most_searched), marks);
    return cut_up(text, 0, text.size(), marks);
}

Highlighter::Snippet Highlighter::snippet(std::string_view text, texts::Language language,
                                          std::size_t characters,
                                          std::optional<Shape::Text> const& known) const {
    std::vector<Mark> marks;
    Window window;
    std::size_t done = 0;
    auto const whole = searched(text, language, known);
    while (!wants_nothing() && done < std::min(text.size(), most_searched)) {
        auto const end = next_blank(text, std::min(text.size(), done + piece));
        auto const before = marks.size();
        mark(whole, done, end, marks);
        done = end;
        if (marks.size() > before) window = best_window(marks, characters * 2 / 3);
        // Nothing further on can be better, and the marks that the snippet shows are known.
        if (window.words >= words_ && done >= window.begin + characters) break;
    }
    Snippet made{.segments = {}, .hits = window.words};
    if (text.size() <= characters) {
        made.segments = cut_up(text, 0, text.size(), marks);
        return made;
    }
    auto begin = beginning_for(text, window.begin, characters / 3);
    while (begin < text.size() && static_cast<unsigned char>(text[begin]) <= ' ') ++begin;
    auto end = begin + characters >= text.size() ? text.size()
                                                 : next_blank(text, begin + characters * 7 / 8);
    if (end > begin + characters) {
        end = begin + characters;  // A word without end is cut between letters.
        while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    }
    made.segments = cut_up(text, begin, end, marks);
    if (begin > 0) made.segments.insert(made.segments.begin(), {"… ", false});
    if (end < text.size()) made.segments.push_back({" …", false});
    return made;
}

}
