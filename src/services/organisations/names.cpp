// How municipalities, offices and companies are written in Swedish, Norwegian and English.
#include "services/organisations/names.h"

#include <algorithm>
#include <array>

#include "platform/basics/text.h"

namespace organisations {

namespace {

// recognises: what a company, foundation or association has in its name.
constexpr std::array<std::string_view, 22> body_words = {"ab",
                                                         "aktiebolag",
                                                         "aktiebolaget",
                                                         "bolag",
                                                         "bolaget",
                                                         "as",
                                                         "asa",
                                                         "hb",
                                                         "kb",
                                                         "kf",
                                                         "holding",
                                                         "publ",
                                                         "ltd",
                                                         "inc",
                                                         "gmbh",
                                                         "stiftelse",
                                                         "stiftelsen",
                                                         "stiftelser",
                                                         "förening",
                                                         "föreningen",
                                                         "kommunalförbund",
                                                         "kommunalförbundet"};

// recognises: how the names of offices, boards and departments end.
constexpr std::array<std::string_view, 25> unit_endings = {
    "kontoret",    "kontor",     "förvaltningen", "förvaltning", "nämnden",
    "nämnd",       "styrelsen",  "styrelse",      "kansliet",    "kansli",
    "avdelningen", "avdelning",  "enheten",       "enhet",       "institutionen",
    "institution", "fakulteten", "staben",        "etaten",      "etat",
    "avdelingen",  "avdeling",   "seksjonen",     "department",  "office"};

// recognises: legal forms after a name.
constexpr std::array<std::string_view, 6> legal_forms = {" ab (publ)", " ab",  " asa",
                                                         " as",        " a/s", " ltd"};

std::string genitive(std::string const& name) {
    return name.ends_with('s') || name.ends_with('x') || name.ends_with('z') ? name : name + "s";
}

bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Signs outside ASCII that are no letters.
constexpr std::array<std::string_view, 15> signs = {
    "–", "—", "‑", "−", "’", "‘", "”", "“", "»", "«", "•", "·", "\u00A0", "\u202F", "\u00AD"};

std::size_t sign_length(std::string_view rest) {
    for (auto sign : signs)
        if (rest.starts_with(sign)) return sign.size();
    return 0;
}

/// How long a separator of parts is here: a dash between blanks, a comma, a semicolon, a bracket. 0
/// for none.
std::size_t separator_length(std::string_view text, std::size_t place) {
    auto const rest = text.substr(place);
    if (rest.starts_with(',') || rest.starts_with(';') || rest.starts_with('(') ||
        rest.starts_with(')') || rest.starts_with('\n'))
        return 1;
    for (std::string_view dash : {" - ", " – ", " — "})
        if (rest.starts_with(dash)) return dash.size();
    return 0;
}

void add_municipality_names(Organisation const& organisation, std::vector<std::string>& names) {
    bool const norwegian = organisation.country == "NO";
    for (auto const& place : place_names(organisation)) {
        names.push_back(place + " Municipality");
        names.push_back("Municipality of " + place);
        names.push_back("City of " + place);
        if (norwegian) {
            names.push_back(place + " kommune");
        } else {
            for (auto const& form : {place, genitive(place)})
                for (std::string_view kind : {" kommun", " stad"})
                    names.push_back(form + std::string(kind));
        }
    }
}

}

std::vector<std::string> name_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    auto const end_word = [&] {
        if (!word.empty()) words.push_back(basics::folded(word));
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        if (auto const sign = sign_length(text.substr(i)); sign != 0) {
            end_word();
            i += sign;
        } else if (is_word_byte(static_cast<unsigned char>(text[i]))) {
            word += text[i++];
        } else {
            end_word();
            ++i;
        }
    }
    end_word();
    return words;
}

std::string name_key(std::string_view text) {
    std::string key;
    for (auto const& word : name_words(text)) {
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

bool is_abbreviation(std::string_view name) {
    auto const capitals = std::ranges::count_if(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    return name.find(' ') == name.npos && name.size() <= 8 && capitals >= 2;
}

std::vector<std::string> full_names(Organisation const& organisation) {
    std::vector<std::string> names = {organisation.name};
    for (auto const& [language, name] : organisation.names) names.push_back(name);
    if (organisation.kind == Kind::municipality) add_municipality_names(organisation, names);
    else if (!organisation.short_name.empty()) names.push_back(organisation.short_name);
    if (organisation.kind != Kind::municipality || organisation.country == "SE")
        names.insert(names.end(), organisation.aliases.begin(), organisation.aliases.end());
    return names;
}

std::vector<std::string> place_names(Organisation const& organisation) {
    std::vector<std::string> names = {organisation.short_name};
    // The aliases of a Norwegian municipality are its official names in several languages: "Hábmer
    // - Hamarøy".
    if (organisation.country == "NO")
        for (auto const& alias : organisation.aliases) {
            names.push_back(alias);
            for (auto part : name_parts(alias)) names.emplace_back(part);
        }
    // recognises: the one Swedish municipality that has a name of its own in English.
    if (organisation.short_name == "Göteborg") names.emplace_back("Gothenburg");
    return names;
}

std::vector<std::string_view> name_parts(std::string_view text) {
    std::vector<std::string_view> parts;
    auto const add = [&](std::string_view part) {
        part = basics::trimmed(part);
        if (!name_words(part).empty()) parts.push_back(part);
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size();) {
        auto const length = separator_length(text, i);
        if (length != 0) {
            add(text.substr(begin, i - begin));
            begin = i + length;
        }
        i += std::max<std::size_t>(length, 1);
    }
    add(text.substr(begin));
    return parts;
}

bool tells_of_another_body(std::vector<std::string> const& words) {
    return std::ranges::any_of(
        words, [](auto const& word) { return std::ranges::count(body_words, word) > 0; });
}

bool tells_of_unit(std::vector<std::string> const& words) {
    return std::ranges::any_of(words, [](auto const& word) {
        return std::ranges::any_of(unit_endings,
                                   [&](auto ending) { return word.ends_with(ending); });
    });
}

std::string_view without_legal_form(std::string_view text) {
    auto const folded = basics::folded(text);
    for (auto form : legal_forms)
        if (folded.size() == text.size() && folded.ends_with(form))
            return basics::trimmed(text.substr(0, text.size() - form.size()));
    return text;
}

}
