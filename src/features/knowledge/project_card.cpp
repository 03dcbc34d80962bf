// A project in few words: its lead, its period, a card in a list, and what programs read.
#include "features/knowledge/content_json.h"
#include "features/knowledge/project_showing.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/status.h"
#include "platform/basics/text.h"
#include "platform/markdown/markdown.h"

namespace knowledge {

using web::View;

std::string lead(Content const& content, texts::Language language, std::size_t characters) {
    constexpr std::array<std::string_view, 6> sections_to_try = {"summary",    "purpose", "goals",
                                                                 "background", "effects", "other"};
    auto shown = [&](std::string const& text) {
        return basics::shortened(markdown::to_plain(text), characters);
    };
    for (auto section : sections_to_try)
        if (auto const found = content.sections.find(std::string(section));
            found != content.sections.end())
            if (auto const text = found->second.find(language); text != found->second.end())
                return shown(text->second);
    for (auto section : sections_to_try)
        if (auto const found = content.sections.find(std::string(section));
            found != content.sections.end())
            return shown(text_in(found->second, language)->text);
    return {};
}

std::string period_text(web::Visit const& visit, web::Pages const& pages, Content const& content) {
    auto shown = [&](basics::Date date) { return texts::short_date(visit.language, date); };
    if (content.start && content.end) return shown(*content.start) + " – " + shown(*content.end);
    if (content.start)
        return pages.format(visit, "knowledge.period_since", {{"date", shown(*content.start)}});
    if (content.end)
        return pages.format(visit, "knowledge.period_until", {{"date", shown(*content.end)}});
    return content.duration;
}

std::string project_json_ld(web::Visit const& visit, web::Pages const& pages,
                            Project const& project) {
    auto const content = content_of(project.fields);
    json::Object object{{"@context", "https://schema.org"},
                        {"@type", "ResearchProject"},
                        {"name", title_in(content.title, visit.language)},
                        {"url", pages.public_address() + visit.address(project_path(project))}};
    if (auto const text = lead(content, visit.language, 400); !text.empty())
        object.set("description", text);
    if (content.start) object.set("foundingDate", basics::iso(*content.start));
    if (content.end) object.set("dissolutionDate", basics::iso(*content.end));
    json::Array members;
    for (auto const& partner : content.partners)
        members.push_back(json::Object{{"@type", "Organization"}, {"name", partner.name}});
    if (!members.empty()) object.set("member", std::move(members));
    if (!content.funder.empty()) {
        json::Object grant{
            {"@type", "Grant"},
            {"funder", json::Object{{"@type", "Organization"}, {"name", content.funder}}}};
        if (!content.funder_number.empty()) grant.set("identifier", content.funder_number);
        object.set("funding", std::move(grant));
    }
    return json::write(object);
}

namespace {

std::string coordinator_name(Content const& content) {
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator) return partner.name;
    return {};
}

/// What language a title is in, when it is not the reader's.
void set_language(View& card, web::Visit const& visit, web::Pages const& pages,
                  texts::Language language) {
    if (language == visit.language) {
        card.set("card_language", false);
        return;
    }
    auto const code = std::string(texts::code(language));
    card.set("card_language",
             View().set("code", code).set("name", pages.text(visit, "knowledge.language_" + code)));
}

/// Who, when and for how much: each where it is known.
std::vector<View> meta_views(web::Visit const& visit, web::Pages const& pages,
                             Content const& content, std::string const& sum) {
    auto const sum_from =
        sum.empty() || content.funder.empty()
            ? sum
            : pages.format(visit, "knowledge.sum_from", {{"sum", sum}, {"who", content.funder}});
    std::vector<View> views;
    for (auto const& text :
         {coordinator_name(content), period_text(visit, pages, content), sum_from})
        if (!text.empty()) views.push_back(View().set("text", text));
    return views;
}

}

View project_card(web::Visit const& visit, web::Pages const& pages, Project const& project,
                  basics::Date today) {
    auto const content = content_of(project.fields);
    auto const title =
        text_in(content.title, visit.language).value_or(InLanguage{project.title, visit.language});
    auto const sum = content.funding.empty()
                         ? std::string()
                         : texts::short_money(visit.language, content.funding.front().money);
    std::vector<View> tags;
    std::string status_word;
    if (auto const status = effective_status(content, today)) {
        status_word = pages.text(visit, "knowledge.status_" + std::string(name(*status)));
        tags.push_back(View().set("tag_kind", "plain").set("tag_text", status_word));
    }
    View card;
    set_language(card, visit, pages, title.language);
    card.set("card_title", title.text)
        .set("card_url", visit.address(project_path(project)))
        .set_optional("card_text", lead(content, visit.language, 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", meta_views(visit, pages, content, sum))
        .set("tags", std::move(tags))
        .set("who_text", coordinator_name(content))
        .set("period_text", period_text(visit, pages, content))
        .set("sum_text", sum)
        .set("status_text", status_word);
    return card;
}

}
