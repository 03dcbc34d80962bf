// Facts in a quiet card, the story in the middle, sources behind every fact.
#include "features/knowledge/project_view.h"

#include <algorithm>
#include <utility>

#include "features/knowledge/content_json.h"
#include "features/knowledge/found.h"
#include "features/knowledge/status.h"
#include "platform/basics/text.h"
#include "platform/markdown/markdown.h"
#include "services/web/api.h"

namespace knowledge {

namespace {

using templates::SafeHtml;
using web::View;

/// What the functions below share, so that each needs few arguments.
struct Showing {
    web::Visit const& visit;
    web::Pages const& pages;
    organisations::Directory const& directory;
    basics::Date today;

    std::string text(std::string_view id) const {
        return pages.text(visit, "knowledge." + std::string(id));
    }
    std::string format(std::string_view id, texts::Arguments const& arguments) const {
        return pages.format(visit, "knowledge." + std::string(id), arguments);
    }
};

View value(std::string_view text, std::string_view url = {}, std::string_view note = {}) {
    return View()
        .set("value_text", text)
        .set_optional("value_url", url)
        .set_optional("value_note", note);
}

void add_fact(std::vector<View>& facts, std::string name, std::vector<View> values) {
    if (!values.empty())
        facts.push_back(View().set("fact_name", std::move(name)).set("values", std::move(values)));
}

std::string organisation_url(Showing const& showing, organisations::Organisation const* known) {
    if (!known) return {};
    return showing.visit.address("/organisations/" + known->id.string() + "/" +
                                 basics::slug(known->name));
}

std::vector<View> partner_values(Showing const& showing, Content const& content, PartnerRole role) {
    std::vector<View> values;
    for (auto const& partner : content.partners) {
        if (partner.role != role) continue;
        auto const* known = organisation_of(partner, showing.directory);
        auto const name = known && partner.municipality_code.empty()
                              ? std::string(organisations::name_in(*known, showing.visit.language))
                              : partner.name;
        values.push_back(value(name, organisation_url(showing, known), partner.unit));
    }
    return values;
}

std::vector<View> funding_values(Showing const& showing, Content const& content) {
    std::vector<View> values;
    for (auto const& funding : content.funding) {
        std::string note = showing.text("funding_" + std::string(name(funding.kind)));
        if (!funding.from.empty())
            note = showing.format("funding_from", {{"kind", note}, {"who", funding.from}});
        if (funding.currency_assumed) note += ", " + showing.text("currency_assumed");
        values.push_back(value(texts::money(showing.visit.language, funding.money), {}, note));
    }
    return values;
}

std::vector<View> status_values(Showing const& showing, Content const& content) {
    auto const status = effective_status(content, showing.today);
    if (!status) return {};
    auto word = [&](Status one) { return showing.text("status_" + std::string(name(one))); };
    std::string note;
    if (source_disagrees(content, showing.today))
        note = showing.format("status_disagrees",
                              {{"source", content.status_text.empty() ? word(*content.status)
                                                                      : content.status_text}});
    return {value(word(*status), {}, note)};
}

std::vector<View> list_values(std::vector<std::string> const& texts) {
    std::vector<View> values;
    for (auto const& text : texts) values.push_back(value(text));
    return values;
}

std::vector<View> place_values(Showing const& showing, Content const& content) {
    std::vector<View> values;
    for (auto const& place : content.places) {
        auto const* municipality = showing.directory.municipality(place.municipality_code);
        std::string text = place.district;
        if (municipality) text += (text.empty() ? "" : ", ") + municipality->name;
        values.push_back(value(text, organisation_url(showing, municipality)));
    }
    return values;
}

/// What may be seen of each contact person, and on whose word.
std::vector<View> contact_values(Showing const& showing,
                                 std::vector<PublicContact> const& contacts) {
    std::vector<View> values;
    for (auto const& one : contacts) {
        auto const since =
            texts::short_date(showing.visit.language, basics::day_in_stockholm(one.at));
        auto note = showing.format("contact_word_" + std::string(name(one.word)) + "_since",
                                   {{"date", since}});
        auto const add = [&](std::string const& text, std::string const& url) {
            if (!text.empty()) values.push_back(value(text, url, std::exchange(note, "")));
        };
        auto const who =
            one.name.empty() || one.duty.empty() ? one.name + one.duty : one.name + ", " + one.duty;
        add(who, "");
        add(one.email, "mailto:" + one.email);
        add(one.telephone, "");
    }
    return values;
}

std::vector<View> facts(Showing const& showing, Content const& content,
                        std::vector<PublicContact> const& contacts) {
    std::vector<View> facts;
    auto add = [&](std::string_view id, std::vector<View> values) {
        add_fact(facts, showing.text(id), std::move(values));
    };
    auto add_text = [&](std::string_view id, std::string const& text, std::string_view note = {}) {
        if (!text.empty()) add(id, {value(text, {}, note)});
    };
    add("fact_status", status_values(showing, content));
    add_text("fact_period", period_text(showing.visit, showing.pages, content));
    add("fact_coordinator", partner_values(showing, content, PartnerRole::coordinator));
    add("fact_need_owner", partner_values(showing, content, PartnerRole::need_owner));
    add("fact_funding", funding_values(showing, content));
    add_text("fact_funder", content.funder);
    add("fact_partners", partner_values(showing, content, PartnerRole::partner));
    add_text("fact_number", content.funder_number, content.funder);
    add_text("fact_own_number", content.own_number, showing.text("number_own"));
    add("fact_places", place_values(showing, content));
    if (!content.step.empty()) add("fact_step", {value(showing.text("step_" + content.step))});
    add("fact_themes", list_values(content.themes));
    add("fact_keywords", list_values(content.keywords));
    std::vector<View> subjects;
    for (auto const& subject : content.subjects)
        if (auto const shown = text_in(subject.name, showing.visit.language))
            subjects.push_back(value(shown->text));
    add("fact_subjects", std::move(subjects));
    if (!content.contact.empty())
        add("fact_contact", {value(content.contact, "mailto:" + content.contact)});
    add("fact_contact_person", contact_values(showing, contacts));
    return facts;
}

/// The sections in the order in which they are read, each in the reader's language where it exists.
std::vector<View> sections(Showing const& showing, Content const& content) {
    std::vector<View> shown;
    for (auto key : section_keys) {
        if (key == "summary") continue;
        auto const found = content.sections.find(std::string(key));
        if (found == content.sections.end()) continue;
        auto const text = text_in(found->second, showing.visit.language);
        if (!text) continue;
        bool const other = text->language != showing.visit.language;
        shown.push_back(
            View()
                .set("section_title", showing.text("section_" + std::string(key)))
                .set("section_id", key)
                .set("section_html", SafeHtml{markdown::to_html(text->text)})
                .set_optional("section_language", other ? texts::code(text->language) : ""));
    }
    return shown;
}

/// The lead: the summary, or the beginning of what the project wants; in the reader's language
/// where there is one.
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

/// The summary, unless the first section below it begins with the same words.
std::string summary(Content const& content, texts::Language language) {
    auto const found = content.sections.find("summary");
    if (found == content.sections.end()) return {};
    auto const plain = [&](auto const& section) {
        auto const text = text_in(section->second, language);
        return text ? markdown::to_plain(text->text) : std::string();
    };
    auto const text = plain(found);
    for (auto key : section_keys) {
        auto const section = content.sections.find(std::string(key));
        if (key == "summary" || section == content.sections.end()) continue;
        if (plain(section).starts_with(text)) return {};
        break;
    }
    return basics::shortened(text, 400);
}

/// A step that nobody has told of is neither done nor ahead: the thread is grey there.
View thread_step(Showing const& showing, std::string_view key, int place, int now,
                 std::string_view note, bool is_told) {
    return View()
        .set("step_name", showing.text("thread_" + std::string(key)))
        .set_optional("step_url", "")
        .set_optional("step_note", note)
        .set("is_done", is_told && place < now)
        .set("is_now", place == now)
        .set("is_ahead", is_told && place > now)
        .set("is_untold", !is_told);
}

/// Where the project stands between need and spread: implemented when its step says so.
View thread_view(Showing const& showing, Content const& content) {
    int const now = content.step == "spread" ? 4 : content.step == "embed" ? 3 : 2;
    std::vector<View> steps;
    for (int place = 0; place < static_cast<int>(thread.size()); ++place) {
        std::string note;
        if (place == 2)
            if (auto const status = effective_status(content, showing.today))
                note = showing.text("status_" + std::string(name(*status)));
        // Need and idea are not linked to this project yet: the thread says that it is not told,
        // not that it is done.
        if (place < 2) note = showing.text("thread_not_told");
        steps.push_back(thread_step(showing, thread[static_cast<std::size_t>(place)], place, now,
                                    note, place >= 2));
    }
    auto const name = showing.text("thread_" + std::string(thread[static_cast<std::size_t>(now)]));
    return View()
        .set("position_text",
             showing.format("thread_position_text", {{"step", now + 1}, {"name", name}}))
        .set("steps", std::move(steps));
}

std::vector<View> timeline(Showing const& showing, Content const& content) {
    std::vector<View> events;
    auto add = [&](std::optional<basics::Date> date, std::string_view id) {
        if (!date) return;
        bool const ahead = basics::first_day(*date) > showing.today;
        events.push_back(View()
                             .set("event_date", texts::short_date(showing.visit.language, *date))
                             .set("event_text", showing.text(id))
                             .set_optional("event_url", "")
                             .set("is_now", false)
                             .set("is_ahead", ahead));
    };
    add(content.start, "event_start");
    add(content.end, "event_end");
    return events;
}

std::vector<View> source_views(Showing const& showing, ProjectShown const& shown) {
    std::vector<View> views;
    for (auto const& stored : shown.records) {
        auto const& record = stored.record;
        auto const name = record.source_name.empty() ? showing.text("source_" + record.source)
                                                     : record.source_name;
        std::string caveats;
        for (auto const& caveat : record.caveats) caveats += (caveats.empty() ? "" : " ") + caveat;
        views.push_back(
            View()
                .set("source_text",
                     showing.format("source_line",
                                    {{"name", name},
                                     {"date", texts::short_date(
                                                  showing.visit.language,
                                                  basics::day_in_stockholm(stored.retrieved_at))}}))
                .set_optional("source_url", record.address)
                .set_optional("caveat", caveats));
    }
    return views;
}

std::vector<View> similar_views(Showing const& showing,
                                std::vector<search::Similar> const& similar) {
    std::vector<View> views;
    for (auto const& one : similar) {
        std::string title, words;
        for (auto const& segment : one.hit.title) title += segment.text;
        for (auto const& word : one.words) words += (words.empty() ? "" : ", ") + word;
        views.push_back(
            View()
                .set("similar_title", title)
                .set("similar_url", showing.visit.address(one.hit.path))
                .set_optional(
                    "similar_why",
                    words.empty() ? "" : showing.format("similar_words", {{"words", words}})));
    }
    return views;
}

std::vector<View> goal_views(Showing const& showing, Content const& content,
                             goals::Goals const& goals) {
    std::vector<View> views;
    for (auto const& mark : content.goals)
        if (auto const* goal = goals.find(mark.goal))
            views.push_back(
                View()
                    .set("number", std::to_string(mark.goal))
                    .set("goal_name", registers::name_in(goal->names, showing.visit.language))
                    .set("goal_url",
                         showing.visit.address("/search?goal=" + std::to_string(mark.goal))));
    return views;
}

std::vector<View> link_views(Content const& content) {
    std::vector<View> views;
    for (auto const& link : content.links)
        views.push_back(View()
                            .set("link_url", link.address)
                            .set("link_text", link.title.empty() ? link.address : link.title));
    for (auto const& result : content.results)
        if (!result.address.empty())
            views.push_back(View().set("link_url", result.address).set("link_text", result.title));
    return views;
}

std::vector<View> breadcrumbs(Showing const& showing, Project const& project) {
    std::vector<View> crumbs{View()
                                 .set("crumb_name", showing.text("knowledge_bank"))
                                 .set("crumb_url", showing.visit.address("/search"))};
    if (auto const* owner = showing.directory.find(project.organisation))
        crumbs.push_back(
            View()
                .set("crumb_name", organisations::name_in(*owner, showing.visit.language))
                .set("crumb_url", organisation_url(showing, owner)));
    return crumbs;
}

View share_view(Showing const& showing, Project const& project, Content const& content) {
    auto const address =
        showing.pages.public_address() + showing.visit.address(project_path(project));
    std::string who;
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator && who.empty()) who = partner.name;
    return View()
        .set("page_address", address)
        .set_optional(
            "cite_text",
            showing.format("cite", {{"who", who.empty() ? content.funder : who},
                                    {"title", title_in(content.title, showing.visit.language)},
                                    {"date", texts::date(showing.visit.language, showing.today)},
                                    {"address", address}}))
        .set_optional("data_url", "/api/v1/projects/" + project.id.string());
}

}

std::string project_path(Project const& project) {
    return "/projects/" + project.id.string() + "/" + project.slug;
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

View project_view(web::Visit const& visit, web::Pages const& pages, ProjectShown const& shown,
                  organisations::Directory const& directory, goals::Goals const& goals,
                  basics::Date today) {
    Showing const showing{visit, pages, directory, today};
    auto const content = content_of(shown.project.fields);
    auto const title = text_in(content.title, visit.language)
                           .value_or(InLanguage{shown.project.title, visit.language});
    auto const path = project_path(shown.project);
    View view;
    view.set("title", title.text)
        .set_optional("title_language",
                      title.language == visit.language ? "" : texts::code(title.language))
        .set_optional("lead", summary(content, visit.language))
        .set_list("breadcrumbs", breadcrumbs(showing, shown.project))
        .set("thread", thread_view(showing, content))
        .set_list("sections", sections(showing, content))
        .set_list("facts", facts(showing, content, shown.contacts))
        .set_list("goals", goal_views(showing, content, goals))
        .set_list("events", timeline(showing, content))
        .set_list("barriers",
                  [&] {
                      std::vector<View> views;
                      for (auto const& barrier : content.barriers)
                          views.push_back(View().set("barrier_text", barrier));
                      return views;
                  }())
        .set_list("links", link_views(content))
        .set_list("sources", source_views(showing, shown))
        .set_list("similar", similar_views(showing, shown.similar))
        .set("share", share_view(showing, shown.project, content))
        .set_optional("dimensions_note", content.dimensions_note)
        .set("sources_url", visit.address(path + "/sources"))
        .set("history_url", visit.address(path + "/history"))
        .set("suggest_url", visit.address(path + "/suggest"))
        .set("edit_url", visit.address(path + "/edit"))
        .set("case_url", visit.address("/cases/new?project=" + shown.project.id.string()))
        .set("sees_persons", shown.persons.has_value())
        .set("persons_text", shown.persons
                                 ? showing.format("persons_count", {{"count", *shown.persons}})
                                 : std::string())
        .set("persons_url", visit.address(path + "/persons"))
        .set("may_edit", visit.may(permissions::Permission::contribute, shown.project.organisation))
        .set("is_hidden", shown.project.visibility == Visibility::hidden);
    return view;
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

View project_card(web::Visit const& visit, web::Pages const& pages, Project const& project,
                  basics::Date today) {
    auto const content = content_of(project.fields);
    auto const title =
        text_in(content.title, visit.language).value_or(InLanguage{project.title, visit.language});
    std::vector<View> meta;
    std::string who, sum;
    auto add = [&](std::string_view text) {
        if (!text.empty()) meta.push_back(View().set("text", text));
    };
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator && who.empty()) who = partner.name;
    add(who);
    auto const period = period_text(visit, pages, content);
    add(period);
    if (!content.funding.empty()) {
        sum = texts::short_money(visit.language, content.funding.front().money);
        add(content.funder.empty() ? sum
                                   : pages.format(visit, "knowledge.sum_from",
                                                  {{"sum", sum}, {"who", content.funder}}));
    }
    View card;
    card.set("card_title", title.text)
        .set("card_url", visit.address(project_path(project)))
        .set_optional("card_text", lead(content, visit.language, 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", std::move(meta));
    if (title.language == visit.language) card.set("card_language", false);
    else
        card.set("card_language",
                 View()
                     .set("code", texts::code(title.language))
                     .set("name", pages.text(visit, "knowledge.language_" +
                                                        std::string(texts::code(title.language)))));
    std::vector<View> tags;
    std::string status_word;
    if (auto const status = effective_status(content, today)) {
        status_word = pages.text(visit, "knowledge.status_" + std::string(name(*status)));
        tags.push_back(View().set("tag_kind", "plain").set("tag_text", status_word));
    }
    card.set("tags", std::move(tags))
        .set("who_text", who)
        .set("period_text", period)
        .set("sum_text", sum)
        .set("status_text", status_word);
    return card;
}

}
