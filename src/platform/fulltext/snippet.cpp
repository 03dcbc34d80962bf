// Finds what was asked for in a text by the same analysis that indexed it.
#include "platform/fulltext/snippet.h"

#include <algorithm>
#include <set>

#include "platform/basics/text.h"
#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

constexpr std::size_t most_words_searched = 5'000;

/// A word of the text that was asked for: where, and which of the wanted terms.
struct Hit {
    std::size_t begin = 0, end = 0, which = 0;
};

void append(std::vector<Segment>& segments, std::string_view text, bool hit) {
    std::string one_line;
    for (char c : text) {
        bool const blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank) one_line += c;
        else if (!one_line.empty() ? one_line.back() != ' ' : segments.empty() || !segments.back().text.ends_with(' '))
            one_line += ' ';
    }
    if (one_line.empty()) return;
    if (!segments.empty() && segments.back().hit == hit) segments.back().text += one_line;
    else segments.push_back({std::move(one_line), hit});
}

/// The text from `begin` to `end` in pieces.
std::vector<Segment> cut_up(std::string_view text, std::size_t begin, std::size_t end, std::vector<Hit> const& hits) {
    std::vector<Segment> segments;
    std::size_t position = begin;
    for (auto const& hit : hits) {
        if (hit.begin < position || hit.end > end) continue;
        append(segments, text.substr(position, hit.begin - position), false);
        append(segments, text.substr(hit.begin, hit.end - hit.begin), true);
        position = hit.end;
    }
    append(segments, text.substr(position, end - position), false);
    return segments;
}

struct Window {
    std::size_t begin = 0, hits = 0;
};

/// The place of so many bytes with the most different hits; the first of equals.
Window best_window(std::vector<Hit> const& hits, std::size_t bytes) {
    Window best;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        std::set<std::size_t> different;
        for (std::size_t k = i; k < hits.size() && hits[k].end <= hits[i].begin + bytes && k < i + 50; ++k)
            different.insert(hits[k].which);
        if (different.size() > best.hits) best = {hits[i].begin, different.size()};
    }
    return best;
}

std::size_t next_blank(std::string_view text, std::size_t position) {
    auto const found = text.find_first_of(" \n\t\r", position);
    return found == std::string_view::npos ? text.size() : found;
}

/// Where a snippet that is to show `hit` begins: at the sentence if that is near, else some words before.
std::size_t beginning_for(std::string_view text, std::size_t hit, std::size_t before) {
    if (hit <= before) return 0;
    auto const sentence = text.substr(0, hit).find_last_of(".!?\n");
    if (sentence != std::string_view::npos && sentence + 1 + before >= hit) return sentence + 1;
    auto const blank = next_blank(text, hit - before);
    return blank < hit ? blank : hit;
}

}

Highlighter::Highlighter(Question const& question, language::Analyser const& analyser) : analyser_(analyser) {
    std::vector<language::Term> terms;
    for (auto const& clause : question.clauses) {
        if (clause.excluded || clause.optional) continue;
        for (auto const& word : language::words(clause.text)) {
            for (auto language : texts::languages) {
                terms.clear();
                analyser.analyse(word, language, terms);
                if (clause.kind == ClauseKind::phrase) terms.resize(1);
                for (auto const& term : terms) wanted_.push_back(index_term(term, language));
            }
        }
    }
    std::ranges::sort(wanted_);
    auto const doubles = std::ranges::unique(wanted_);
    wanted_.erase(doubles.begin(), doubles.end());
}

bool Highlighter::finds(language::Word const& word, texts::Language language, std::vector<language::Term>& scratch,
                        std::size_t& which) const {
    scratch.clear();
    analyser_.analyse(word, language, scratch);
    for (auto term = scratch.rbegin(); term != scratch.rend(); ++term) {
        auto const found = std::ranges::lower_bound(wanted_, index_term(*term, language));
        if (found == wanted_.end() || *found != index_term(*term, language)) continue;
        which = static_cast<std::size_t>(found - wanted_.begin());
        return true;
    }
    return false;
}

std::vector<Segment> Highlighter::marked(std::string_view text, texts::Language language) const {
    return snippet(text, language, text.size()).segments;
}

Highlighter::Snippet Highlighter::snippet(std::string_view text, texts::Language language,
                                          std::size_t characters) const {
    std::vector<Hit> hits;
    if (!wanted_.empty()) {
        std::vector<language::Term> scratch;
        for (auto const& word : language::words(text, most_words_searched)) {
            Hit hit{word.begin, word.end};
            if ((hits.empty() || word.begin >= hits.back().end) && finds(word, language, scratch, hit.which))
                hits.push_back(hit);
        }
    }
    auto const window = best_window(hits, characters * 2 / 3);
    Snippet made{.segments = {}, .hits = window.hits};
    if (text.size() <= characters) {
        made.segments = cut_up(text, 0, text.size(), hits);
        return made;
    }
    auto begin = beginning_for(text, window.begin, characters / 3);
    while (begin < text.size() && static_cast<unsigned char>(text[begin]) <= ' ') ++begin;
    auto end = begin + characters >= text.size() ? text.size() : next_blank(text, begin + characters * 7 / 8);
    if (end > begin + characters) {
        end = begin + characters;  // A word without end is cut between letters.
        while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    }
    made.segments = cut_up(text, begin, end, hits);
    if (begin > 0) made.segments.insert(made.segments.begin(), {"… ", false});
    if (end < text.size()) made.segments.push_back({" …", false});
    return made;
}

}
