// The story in the middle, facts beside it, sources behind every fact.
#include "features/knowledge/project_view.h"

#include "features/knowledge/similar_view.h"

#include <algorithm>
#include <utility>

#include "features/knowledge/content_json.h"
#include "features/knowledge/found.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/project_showing.h"
#include "features/knowledge/status.h"
#include "features/knowledge/thread_place.h"
#include "platform/basics/text.h"
#include "platform/markdown/markdown.h"
#include "services/moderation/moderation.h"
#include "services/web/api.h"

namespace knowledge {

namespace {

using templates::SafeHtml;
using web::View;

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
                 red_thread::Line::Step const& step, bool is_told) {
    return View()
        .set("step_name", showing.text("thread_" + std::string(key)))
        .set_optional("step_url", step.url)
        .set_optional("step_note", step.note)
        .set("is_done", is_told && place < now)
        .set("is_now", place == now)
        .set("is_ahead", is_told && place > now)
        .set("is_untold", !is_told);
}

/// Where the project stands between need and spread: implemented when its step says so.
View thread_view(Showing const& showing, Content const& content, red_thread::Line const& line,
                 std::vector<web::BesideBox> const& beside) {
    int const now = static_cast<int>(thread_place(content, beside));
    std::vector<View> steps;
    for (int place = 0; place < static_cast<int>(thread.size()); ++place) {
        auto const key = thread[static_cast<std::size_t>(place)];
        red_thread::Line::Step step;
        if (place == 2) {
            step = told_step(beside, key);
            auto const status = effective_status(content, showing.today);
            if (status && step.note.empty())
                step.note = showing.text("status_" + std::string(name(*status)));
        }
        if (place < 2) step = line.step(key);
        if (place > 2) step = told_step(beside, key);
        bool const is_told = place >= 2 || !step.url.empty();
        // What nobody has tied to it is not told: neither done nor ahead.
        if (!is_told) step.note = showing.text("thread_not_told");
        steps.push_back(thread_step(showing, key, place, now, step, is_told));
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
                                    {"site", showing.pages.site_name()},
                                    {"date", texts::date(showing.visit.language, showing.today)},
                                    {"address", address}}))
        .set_optional("data_url", "/api/v1/projects/" + project.id.string())
        .set_optional("report_url",
                      project.visibility == Visibility::public_
                          ? moderation::report_url(showing.visit, {"project", project.id.string()})
                          : std::string());
}

}

std::string project_path(Project const& project) {
    return "/projects/" + project.id.string() + "/" + project.slug;
}

View project_view(web::Visit const& visit, web::Pages const& pages, ProjectShown const& shown,
                  organisations::Directory const& directory, goals::Goals const& goals,
                  red_thread::Line const& line, basics::Date today) {
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
        .set("thread", thread_view(showing, content, line, shown.beside))
        .set_list("sections", sections(showing, content))
        .set_list("facts", facts(showing, content, shown.contacts, shown.unit))
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
        .set_list("similar", similar_views(visit, pages, directory, goals, shown.similar))
        .set("share", share_view(showing, shown.project, content))
        .set_optional("dimensions_note", content.dimensions_note)
        .set("sources_url", visit.address(path + "/sources"))
        .set("follow_url", visit.address("/follow/project/" + shown.project.id.string()))
        .set("history_url", visit.address(path + "/history"))
        .set("suggest_url", visit.address(path + "/suggest"))
        .set("edit_url", visit.address(path + "/edit"))
        .set("case_url", visit.address("/cases/new?project=" + shown.project.id.string()))
        .set("sees_persons", shown.persons.has_value())
        .set("persons_text", shown.persons
                                 ? showing.format("persons_count", {{"count", *shown.persons}})
                                 : std::string())
        .set("persons_url", visit.address(path + "/persons"))
        .set("may_edit", shown.may_edit)
        .set("may_place", shown.may_place)
        .set("place_url", visit.address(place_path({"project", shown.project.id.string()})))
        .set("is_hidden", shown.project.visibility == Visibility::hidden);
    view.merge(line.way()).merge(web::beside_view(shown.beside));
    return view;
}

}
