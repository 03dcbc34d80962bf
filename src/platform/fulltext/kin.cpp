// The longest ending that leaves a stem is taken off and every other one is put on.
#include "platform/fulltext/kin.h"

#include <algorithm>
#include <span>

namespace fulltext {

namespace {

constexpr std::string_view swedish[] = {
    "",       "a",     "ad",     "al",   "an",      "ande",     "are",     "at",
    "ation",  "ativ",  "e",      "ell",  "else",    "ende",     "era",     "erad",
    "erare",  "ering", "erande", "het",  "ig",      "ighet",    "ing",     "isering",
    "isera",  "isk",   "ism",    "ist",  "itet",    "ition",    "iv",      "lig",
    "lighet", "ning",  "skap",   "tion", "tionell", "ationell", "ationer", "iserad"};

constexpr std::string_view english[] = {
    "",      "able",    "ability", "al",      "ally",    "ance",   "ant",   "ants", "ate",
    "ated",  "ates",    "ating",   "ation",   "ational", "ations", "ative", "ator", "ators",
    "e",     "ed",      "ement",   "ements",  "ence",    "ent",    "er",    "ers",  "es",
    "ic",    "ical",    "ically",  "ics",     "ied",     "ies",    "ing",   "ings", "ion",
    "ions",  "isation", "ise",     "ised",    "ising",   "ism",    "ist",   "ists", "ities",
    "ity",   "ive",     "ively",   "ization", "ize",     "ized",   "izing", "ly",   "ment",
    "ments", "ness",    "or",      "ors",     "ous",     "s",      "y"};

// In letters of one byte; a stem of less says too little.
constexpr std::size_t shortest_stem = 4;

std::span<std::string_view const> endings_of(texts::Language language) {
    switch (language) {
        case texts::Language::sv: return swedish;
        case texts::Language::en: return english;
        case texts::Language::nb: break;
    }
    return {};
}

std::string_view stem_of(std::string_view base, std::span<std::string_view const> endings) {
    std::size_t longest = 0;
    for (auto const ending : endings)
        if (base.size() >= ending.size() + shortest_stem && base.ends_with(ending))
            longest = std::max(longest, ending.size());
    return base.substr(0, base.size() - longest);
}

}

std::vector<std::string> kin_of(std::string_view base, texts::Language language) {
    auto const endings = endings_of(language);
    auto const stem = stem_of(base, endings);
    std::vector<std::string> kin;
    if (stem.size() < shortest_stem) return kin;
    for (auto const ending : endings) {
        auto other = std::string(stem).append(ending);
        if (other != base) kin.push_back(std::move(other));
    }
    std::ranges::sort(kin);
    return kin;
}

}
