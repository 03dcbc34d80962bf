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
    fulltext::Question before_question = {};
};

Typed take_apart(std::string_view typed) {
    auto const words = language::words(typed);
    if (words.empty() || words.back().end != typed.size()) return {std::string(typed), ""};
    // A whole number ("2015-0") is completed as one.
    auto const last = std::ranges::find_if(
        words, [&](language::Word const& word) { return word.end == typed.size(); });
    auto const before = typed.substr(0, last->begin);
    return {std::string(before), std::string(typed.substr(last->begin)),
            fulltext::parse(before, field_names())};
}

fulltext::Question in_titles(fulltext::Question question) {
    for (auto& clause : question.clauses)
        if (clause.prefix.empty()) clause.prefix = "XT";
    return question;
}

}

Suggestions Engine::suggest(std::string_view asked, texts::Language language,
                            std::vector<std::string> const& viewer, std::size_t count) const {
    constexpr std::size_t longest = 200;
    auto const typed = take_apart(asked.substr(0, longest));
    if (!basics::is_utf8(asked.substr(0, longest)) || basics::length(typed.beginning) < 2)
        return {};
    Suggestions suggestions;
    index_.read([&](fulltext::Reader const& reader) {
        suggestions = {};
        // A completion that together with the words before finds nothing is no help.
        auto const visible = reader.visible(viewer);
        auto const before = reader.matching(typed.before_question, fulltext::Demand::all, *visible);
        for (auto const& word : reader.completions(typed.beginning, before, count))
            suggestions.questions.push_back(typed.before + word);

        auto question = in_titles(typed.before_question);
        question.clauses.push_back(
            {.kind = fulltext::ClauseKind::beginning, .text = typed.beginning, .prefix = "XT"});
        auto const titles = reader.matching(question, fulltext::Demand::all, *visible);
        fulltext::Highlighter const highlighter(question, {*analyser_});
        auto const now = columns();
        for (auto const& match : reader.best(question, titles, 0, count))
            if (auto const card =
                    now->has(match.number) ? cards_.of(reader, match.number) : nullptr)
                suggestions.subjects.push_back(titled_hit(now->subject(match.number), match.score,
                                                          *card, language, highlighter));
    });
    return suggestions;
}

}
