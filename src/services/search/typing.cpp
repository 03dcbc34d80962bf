// While a person types: words that begin so, and titles with such words.
#include <algorithm>

#include "platform/basics/text.h"
#include "platform/language/words.h"
#include "services/search/engine.h"

namespace search {

namespace {

/// What was typed, apart from the word that is being typed.
struct Typed {
    std::string before;
    std::string beginning;
};

Typed take_apart(std::string_view typed) {
    auto const words = language::words(typed);
    if (words.empty() || words.back().end != typed.size()) return {std::string(typed), ""};
    // A whole number ("2015-0") is completed as one.
    auto const last = std::ranges::find_if(words, [&](language::Word const& word) { return word.end == typed.size(); });
    return {std::string(typed.substr(0, last->begin)), std::string(typed.substr(last->begin))};
}

fulltext::Question in_titles(Typed const& typed) {
    auto question = fulltext::parse(typed.before);
    for (auto& clause : question.clauses)
        if (clause.prefix.empty()) clause.prefix = "XT";
    question.clauses.push_back({.kind = fulltext::ClauseKind::beginning, .text = typed.beginning, .prefix = "XT"});
    return question;
}

}

Suggestions Engine::suggest(std::string_view asked, texts::Language language, std::vector<std::string> const& viewer,
                            std::size_t count) const {
    constexpr std::size_t longest = 200;
    auto const typed = take_apart(asked.substr(0, longest));
    if (!basics::is_utf8(asked.substr(0, longest)) || basics::length(typed.beginning) < 2) return {};
    Suggestions suggestions;
    index_.read([&](fulltext::Reader const& reader) {
        suggestions = {};
        auto const visible = reader.visible(viewer);
        bool const alone = fulltext::parse(typed.before).asks_nothing();
        for (auto const& word : reader.completions(typed.beginning, *visible, alone ? count : 3 * count)) {
            if (suggestions.questions.size() == count) break;
            auto question = typed.before + word;
            // A completion that together with the words before finds nothing is no help.
            if (alone || !reader.first(fulltext::parse(question, field_names()), *visible, 1).empty())
                suggestions.questions.push_back(std::move(question));
        }
        auto const question = in_titles(typed);
        fulltext::Highlighter const highlighter(question, analyser_);
        auto const now = columns();
        for (auto const& match : reader.first(question, *visible, count))
            if (auto const data = now->has(match.number) ? reader.data(match.number) : std::nullopt)
                suggestions.subjects.push_back(hit_of(now->subject(match.number), match.score, decode_card(*data),
                                                      language, highlighter));
    });
    return suggestions;
}

}
