// Learning translations from what the index itself has: titles, summaries and bodies of subjects
// that everybody may see, where they exist in two languages.
#include <map>

#include "services/search/engine.h"

namespace search {

namespace {

using texts::Language;
using translation::Unit;

// The texts of so many subjects are enough, spread evenly over the bank: more would only take time.
constexpr std::size_t most_subjects = 10'000;

/// The texts of one subject that stand in both languages, role by role, in order.
void add_units(Card const& card, Language left, Language right, std::vector<Unit>& units) {
    std::map<Role, std::pair<std::vector<std::string>, std::vector<std::string>>> by_role;
    for (auto const& text : card.texts) {
        if (text.language == left) by_role[text.role].first.push_back(text.text);
        if (text.language == right) by_role[text.role].second.push_back(text.text);
    }
    for (auto const& [role, texts] : by_role) {
        // Without the same sections on both sides nothing says which answers to which.
        if (texts.first.size() != texts.second.size()) continue;
        for (std::size_t i = 0; i < texts.first.size(); ++i)
            units.push_back({texts.first[i], texts.second[i]});
    }
}

}

translation::Lexicon Engine::learn_translations() const {
    constexpr std::pair<Language, Language> pairs[] = {
        {Language::sv, Language::en}, {Language::sv, Language::nb}, {Language::nb, Language::en}};
    std::map<std::pair<Language, Language>, std::vector<Unit>> units;
    index_.read([&](fulltext::Reader const& reader) {
        units.clear();
        std::string const viewer[] = {everyone};
        auto const visible = reader.visible(viewer);
        auto const every = visible->count() / most_subjects + 1;
        std::size_t seen = 0;
        visible->each([&](Number number) {
            if (seen++ % every != 0) return;
            auto const data = reader.data(number);
            if (!data) return;
            auto const card = decode_card(*data);
            for (auto const& pair : pairs) add_units(card, pair.first, pair.second, units[pair]);
        });
    });
    translation::Lexicon lexicon;
    for (auto const& [pair, texts] : units)
        lexicon.add(translation::learn(texts, pair.first, pair.second, index_.analyser()));
    return lexicon;
}

}
