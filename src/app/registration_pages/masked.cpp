// Values alone.
#include "app/registration_pages/masked.h"

#include "platform/json/value.h"

namespace registration_pages {

std::vector<std::string> maskable(web::Document const& document) {
    std::vector<std::string> texts{document.title, document.from};
    for (auto const& fact : document.facts) texts.push_back(fact.value);
    for (auto const& section : document.sections) texts.push_back(section.words);
    return texts;
}

web::Document masked(web::Document const& document, masking::Choice const& choice,
                     std::string_view mark) {
    auto const texts = masking::masked(maskable(document), choice, mark);
    auto text = texts.begin();
    web::Document made{.title = *text++,
                       .language = document.language,
                       .is_received = document.is_received,
                       .at = document.at,
                       .from = *text++};
    for (auto const& fact : document.facts)
        made.facts.push_back({masking::masked(fact.label, choice.strings, mark), *text++});
    for (auto const& section : document.sections)
        made.sections.push_back(
            {masking::masked(section.heading, choice.strings, mark), *text++, section.language});
    return made;
}

std::string written(web::Document const& document) {
    json::Array facts, sections;
    for (auto const& fact : document.facts)
        facts.push_back(json::Object{{"label", fact.label}, {"value", fact.value}});
    for (auto const& section : document.sections)
        sections.push_back(json::Object{{"heading", section.heading},
                                        {"words", section.words},
                                        {"language", section.language}});
    return json::write(json::Object{{"title", document.title},
                                    {"language", document.language},
                                    {"received", document.is_received},
                                    {"at", document.at.microseconds},
                                    {"from", document.from},
                                    {"facts", std::move(facts)},
                                    {"sections", std::move(sections)}});
}

web::Document read_document(std::string_view json) {
    auto const value = json::parse(json).value_or(json::Value());
    auto const* at = value.at("at").integer();
    auto const* received = value.at("received").truth();
    web::Document made{.title = std::string(value.at("title").text()),
                       .language = std::string(value.at("language").text()),
                       .is_received = received && *received,
                       .at = {at ? *at : 0},
                       .from = std::string(value.at("from").text())};
    if (auto const* facts = value.at("facts").array())
        for (auto const& one : *facts)
            made.facts.push_back(
                {std::string(one.at("label").text()), std::string(one.at("value").text())});
    if (auto const* sections = value.at("sections").array())
        for (auto const& one : *sections)
            made.sections.push_back({std::string(one.at("heading").text()),
                                     std::string(one.at("words").text()),
                                     std::string(one.at("language").text())});
    return made;
}

}
