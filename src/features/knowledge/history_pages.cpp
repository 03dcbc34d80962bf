// How a project came to be what it is: what happened to it, and who said what.
#include <algorithm>
#include <map>

#include "features/knowledge/content_json.h"
#include "features/knowledge/editing.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/project_pages.h"
#include "features/knowledge/project_view.h"
#include "platform/basics/text.h"
#include "services/members/members.h"

namespace knowledge::pages {

using web::View;

namespace {

/// "title.sv" → "Titel (svenska)"; what has no name of its own is shown as it is.
std::string field_name(web::Services& services, web::Visit const& visit, std::string_view field) {
    std::string key(field), language;
    if (auto const point = key.rfind('.');
        point != key.npos && texts::parse_language(key.substr(point + 1))) {
        language = key.substr(point + 1);
        key.resize(point);
    }
    if (key.starts_with("section.")) key = "section_" + key.substr(8);
    else key = "field_" + key;
    auto const* named = services.texts.find(visit.language, "knowledge." + key);
    auto const shown = named ? *named : std::string(field);
    return language.empty() ? shown
                            : shown + " (" + text(services, visit, "language_" + language) + ")";
}

/// A field's value for people: texts as they are, lists by their names.
std::string shown_value(json::Value const& value) {
    if (value.string()) return basics::shortened(value.text(), 300);
    if (!value.array()) return value.is_null() ? "" : json::write(value);
    std::string shown;
    for (auto const& element : value.elements()) {
        std::string one;
        for (auto member :
             {"name", "address", "title", "goal", "code", "minor", "municipality_code"})
            if (auto const& found = element.at(member); one.empty() && !found.is_null())
                one = found.string() ? std::string(found.text()) : json::write(found);
        if (element.string()) one = std::string(element.text());
        shown += (shown.empty() ? "" : ", ") + one;
    }
    return basics::shortened(shown, 300);
}

constexpr std::size_t page_size = 50;

using Names = std::map<members::MemberId, std::string>;

/// Names of people are for those who work with the project; others see that somebody of the
/// organisation did it.
Names names_of(web::Services& services, web::Visit const& visit, Project const& project,
               std::vector<activity::Entry> const& entries) {
    if (!may_write(services, visit, project)) return {};
    std::vector<members::MemberId> ids;
    for (auto const& entry : entries)
        if (!entry.actor.empty()) ids.push_back(entry.actor);
    return services.members.names(ids);
}

std::vector<View> change_views(web::Services& services, web::Visit const& visit,
                               json::Value const& changes) {
    std::vector<View> views;
    if (auto const* object = changes.object())
        for (auto const& [field, change] : object->members())
            views.push_back(View()
                                .set("change_field", field_name(services, visit, field))
                                .set_optional("change_old", shown_value(change.at("old")))
                                .set_optional("change_new", shown_value(change.at("new"))));
    return views;
}

/// The text of what happened: ours where it has details to tell, otherwise the record's, which has
/// words for whatever any part records.
std::string action_text(web::Services& services, web::Visit const& visit,
                        std::string const& action) {
    auto own = "knowledge.history_" + action.substr(action.find('.') + 1);
    if (services.texts.find(visit.language, own)) return own;
    auto recorded = "record.action_" + action;
    std::ranges::replace(recorded.begin() + 7, recorded.end(), '.', '_');
    return recorded;
}

View entry_view(web::Services& services, web::Visit const& visit, Names const& names,
                activity::Entry const& entry) {
    auto const source = std::string(entry.details.at("source").text());
    auto const other = std::string(entry.details.at("other_title").text()) +
                       std::string(entry.details.at("into_title").text());
    auto const found = names.find(entry.actor);
    auto const what = action_text(services, visit, entry.action);
    return View()
        .set("event_when", texts::date_time(visit.language, entry.at))
        .set("event_what",
             services.pages.format(visit, what,
                                   {{"source", source},
                                    {"other", other},
                                    {"label", entry.details.at("label").text()},
                                    {"organisation", entry.details.at("organisation").text()}}))
        .set_optional("event_who", found == names.end() ? "" : found->second)
        .set_list("changes", change_views(services, visit, entry.details.at("changes")));
}

/// What one giver of a field is called, with when, and where it can be read.
View giver_view(std::string text, std::string_view url) {
    return View().set("giver_text", std::move(text)).set_optional("giver_url", url);
}

std::vector<View> giver_views(web::Services& services, web::Visit const& visit,
                              std::vector<std::string> const& keys,
                              std::map<std::string, StoredRecord> const& by_key, Edit const* edit) {
    std::vector<View> givers;
    for (auto const& key : keys) {
        if (auto const record = by_key.find(key); record != by_key.end()) {
            auto const& one = record->second;
            auto const name = one.record.source_name.empty()
                                  ? text(services, visit, "source_" + one.record.source)
                                  : one.record.source_name;
            auto const date = texts::date_time(visit.language, one.retrieved_at);
            givers.push_back(giver_view(services.pages.format(visit, "knowledge.source_line",
                                                              {{"name", name}, {"date", date}}),
                                        one.record.address));
        } else if (edit)
            givers.push_back(giver_view(
                services.pages.format(visit, "knowledge.source_line_hand",
                                      {{"date", texts::date_time(visit.language, edit->at)}}),
                ""));
    }
    return givers;
}

}

http::Response history(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const project = visible(services, reader, visit);
    auto const before = std::atoll(std::string(visit.request.query.text("before")).c_str());
    auto const entries =
        activity::entries_about(reader, {"project", project.id.string()}, before, page_size);
    auto const names = names_of(services, visit, project, entries);
    std::vector<View> views;
    for (auto const& entry : entries) views.push_back(entry_view(services, visit, names, entry));
    auto const older = project_path(project) + "/history?before=";
    View view;
    view.set("project_title", project.title)
        .set("project_url", visit.address(project_path(project)))
        .set_list("entries", std::move(views))
        .set_optional("older_url",
                      entries.size() == page_size
                          ? visit.address(older + std::to_string(entries.back().sequence))
                          : "");
    return services.pages.page(visit, "knowledge/history", std::move(view),
                               {.title = text(services, visit, "show_history"), .unlisted = true});
}

http::Response sources(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const project = visible(services, reader, visit);
    auto const edited = edits(reader, project.id);
    std::map<std::string, StoredRecord> by_key;
    for (auto& record : records(reader, project.id))
        by_key.emplace(record_key(record.record.source, record.record.source_id), record);
    std::vector<View> rows;
    for (auto const& [field, value] : project.fields.members()) {
        auto const found = project.givers.find(field);
        auto const edit = edited.find(field);
        rows.push_back(
            View()
                .set("field_name", field_name(services, visit, field))
                .set("field_value", shown_value(value))
                .set("givers",
                     giver_views(
                         services, visit,
                         found == project.givers.end() ? std::vector<std::string>() : found->second,
                         by_key, edit == edited.end() ? nullptr : &edit->second)));
    }
    View view;
    view.set("project_title", project.title)
        .set("project_url", visit.address(project_path(project)))
        .set_list("rows", std::move(rows));
    return services.pages.page(
        visit, "knowledge/sources", std::move(view),
        {.title = text(services, visit, "section_sources"), .unlisted = true});
}

}
