// Each language by its own dictionary.
#include "features/knowledge/reading_first.h"

#include <set>

#include "services/moderation/moderation.h"
#include "services/organisations/shelf.h"

namespace knowledge {

namespace {

/// "title.sv" and "section.purpose.en" end in their language.
texts::Language language_of(std::string_view field) {
    auto const language = texts::parse_language(field.substr(field.rfind('.') + 1));
    return language.value_or(texts::Language::sv);
}

/// The words in a value, however deep: a list of barriers has texts in its elements.
void add_words(json::Value const& value, std::string& to) {
    if (value.string()) to += std::string(value.text()) + "\n";
    for (auto const& element : value.elements()) add_words(element, to);
    if (auto const* object = value.object())
        for (auto const& [name, member] : object->members()) add_words(member, to);
}

}

TextsToRead changed_texts(json::Object const& before, json::Object const& fields) {
    TextsToRead texts;
    for (auto const& [name, value] : fields.members()) {
        auto const* known = before.find(name);
        if (known && *known == value) continue;
        add_words(value, texts[language_of(name)]);
    }
    return texts;
}

std::string words_to_read(web::Services& services, db::Reader& reader,
                          organisations::OrganisationId const& organisation,
                          TextsToRead const& texts) {
    if (organisation.empty()) return {};
    std::set<std::string> lines;
    for (auto const& [language, text] : texts) {
        auto const caught = moderation::caught_by_filter(services, reader, organisation, text,
                                                         texts::code(language));
        lines.insert(caught.lines.begin(), caught.lines.end());
    }
    std::string words;
    for (auto const& line : lines) words += (words.empty() ? "" : ", ") + line;
    return words;
}

std::string reader_of(web::Services& services, web::Visit const& visit,
                      organisations::OrganisationId const& organisation) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    return one ? std::string(organisations::name_in(*one, visit.language)) : std::string();
}

std::string words_wait(web::Services& services, web::Visit const& visit,
                       organisations::OrganisationId const& organisation) {
    return services.pages.format(visit, "knowledge.words_waits",
                                 {{"organisation", reader_of(services, visit, organisation)}});
}

}
