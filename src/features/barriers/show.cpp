// What pages of barriers share.
#include "features/barriers/show.h"

#include <algorithm>
#include <set>
#include <utility>

#include "platform/basics/text.h"

namespace barriers {

namespace {

using permissions::Permission;
using web::View;

/// The values by which the register is narrowed.
std::map<By, std::vector<std::string>> values_of(Taxonomy const& taxonomy, Barrier const& barrier,
                                                 std::vector<OrganisationId> const& behind) {
    auto const& d = barrier.described;
    std::map<By, std::vector<std::string>> values;
    values[By::class_] = {std::string(name(d.of))};
    if (auto top = taxonomy.top(d.category); !top.empty()) {
        values[By::category].push_back(top);
        if (top != d.category) values[By::category].push_back(d.category);
    }
    if (d.bites != Level::unsaid) values[By::bites] = {std::string(name(d.bites))};
    if (d.changes != Level::unsaid) values[By::changes] = {std::string(name(d.changes))};
    values[By::state] = {std::string(name(barrier.state))};
    for (auto const& one : behind) values[By::organisation].push_back(one.string());
    return values;
}

bool is_known(Showing const& showing, By by, std::string_view value) {
    switch (by) {
        case By::class_: return parse_class(value).has_value();
        case By::category: return showing.parts.taxonomy.find(value) != nullptr;
        case By::bites:
        case By::changes: return parse_level(value).has_value() && value != "unsaid";
        case By::state: return parse_state(value).has_value();
        case By::organisation: return OrganisationId::parse(value).has_value();
    }
    return false;
}

}

std::string Showing::since(basics::Date date) const {
    return date.year == 0 ? std::string() : texts::date(visit.language, date);
}

std::string Showing::category(std::string_view code) const {
    auto name = parts.taxonomy.name(code, visit.language);
    return name.empty() ? text("category_unsaid") : name;
}

bool may_read(permissions::Viewer const& viewer, Barrier const& barrier,
              std::vector<OrganisationId> const& behind) {
    if (barrier.is_public()) return true;
    // Who leads the whole may what a coordinator may.
    if (permissions::may(viewer, Permission::lead)) return true;
    auto const works_in = [&](OrganisationId const& id) {
        return permissions::may_in_part(viewer, Permission::contribute, id);
    };
    if (works_in(barrier.told.organisation)) return true;
    if (barrier.is_hidden) return false;
    if (barrier.told.visibility == Visibility::internal)
        return permissions::may(viewer, Permission::contribute);
    return std::ranges::any_of(behind, works_in);
}

bool is_steward(web::Visit const& visit, Barrier const& barrier) {
    return visit.may(Permission::coordinate, barrier.told.organisation);
}

std::vector<OrganisationId> own_organisations(web::Visit const& visit) {
    std::vector<OrganisationId> own;
    for (auto const& id : visit.viewer.organisations())
        if (permissions::may_in_part(visit.viewer, Permission::contribute, id)) own.push_back(id);
    return own;
}

std::vector<OrganisationId> behind(db::Reader& reader, BarrierId const& whole) {
    std::vector<OrganisationId> all;
    for (auto const& one : endorsements(reader, whole))
        if (std::ranges::find(all, one.organisation) == all.end()) all.push_back(one.organisation);
    return all;
}

bool may_tie(Showing const& showing, db::Reader& reader, OrganisationId const& steward,
             std::string const& project) {
    if (showing.visit.may(Permission::coordinate, steward)) return true;
    auto const found = seen_subject(showing, reader, "project", project);
    return found && found->may_change;
}

Barrier seen_barrier(Showing const& showing, db::Reader& reader) {
    auto barrier = http::found(find(reader, showing.visit.id<BarrierId>()));
    if (!may_read(showing.visit.viewer, barrier, behind(reader, barrier.counted_in)))
        throw http::NotFound();
    return barrier;
}

Barrier tended_barrier(Showing const& showing, db::Reader& reader) {
    auto barrier = seen_barrier(showing, reader);
    if (!is_steward(showing.visit, barrier)) throw http::Forbidden();
    return barrier;
}

std::optional<web::Access> seen_subject(Showing const& showing, db::Reader& reader,
                                        std::string_view kind, std::string_view id) {
    if (kind.empty() || id.empty()) return std::nullopt;
    auto access = web::access_to(showing.services, showing.visit, reader, kind, id);
    return access && access->may_see ? std::move(access) : std::nullopt;
}

std::vector<Listed> readable(Showing const& showing, db::Reader& reader) {
    auto const shared = organisations_behind(reader);
    std::vector<Listed> all;
    for (auto& barrier : standing(reader)) {
        auto const found = shared.find(barrier.id.text());
        auto organisations = found == shared.end() ? std::vector<OrganisationId>() : found->second;
        if (!may_read(showing.visit.viewer, barrier, organisations)) continue;
        auto values = values_of(showing.parts.taxonomy, barrier, organisations);
        all.push_back({std::move(barrier), std::move(organisations), std::move(values)});
    }
    return all;
}

std::vector<Listed> found_by(Showing const& showing, db::Reader& reader, Filter const& filter) {
    std::set<std::string, std::less<>> ids;
    if (!filter.project.empty())
        for (auto const& one : stopping(reader, filter.project)) ids.insert(one.id.string());
    std::set<std::string, std::less<>> there;
    if (!filter.step.empty())
        for (auto const& one : at_step(reader, filter.step)) there.insert(one.id.string());
    std::vector<Listed> found;
    for (auto& one : readable(showing, reader)) {
        if (!filter.project.empty() && !ids.contains(one.barrier.id.text())) continue;
        if (!filter.step.empty() && !there.contains(one.barrier.id.text())) continue;
        found.push_back(std::move(one));
    }
    return found;
}

Filter filter_in(Showing const& showing) {
    Filter filter;
    auto const& query = showing.visit.request.query;
    for (std::size_t i = 0; i < by_names.size(); ++i)
        for (auto const& value : query.all(by_names[i]))
            if (is_known(showing, static_cast<By>(i), value))
                filter.chosen[static_cast<By>(i)].emplace(value);
    filter.project = id_in(query.text("project"), "projects");
    filter.step = query.text("step");
    return filter;
}

std::string shared_text(Showing const& showing, std::size_t organisations) {
    return showing.format("shared_by", {{"count", organisations}});
}

View card_view(Showing const& showing, Barrier const& barrier, std::size_t organisations) {
    auto const& told = barrier.told;
    auto const state = showing.word("state", name(barrier.state));
    auto const class_text = showing.word("class", name(barrier.described.of));
    std::vector<View> meta{View().set("text", showing.organisation_name(told.organisation)),
                           View().set("text", shared_text(showing, organisations))};
    if (!barrier.described.category.empty())
        meta.push_back(View().set("text", showing.category(barrier.described.category)));
    View view;
    view.set("card_title", told.title)
        .set("card_url", showing.visit.address(path_of(barrier)))
        .set_optional("card_text", basics::shortened(basics::one_line(told.stopped), 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", std::move(meta))
        .set("tags", std::vector<View>{View().set("tag_kind", "plain").set("tag_text", class_text),
                                       View().set("tag_kind", "plain").set("tag_text", state)})
        .set("who_text", showing.organisation_name(told.organisation))
        .set("period_text", showing.since(told.since))
        .set("sum_text", "")
        .set("status_text", state);
    if (told.language == showing.visit.language) view.set("card_language", false);
    else
        view.set("card_language",
                 View()
                     .set("code", texts::code(told.language))
                     .set("name", showing.word("language", texts::code(told.language))));
    return view;
}

std::vector<View> breadcrumbs(Showing const& showing, Barrier const* barrier) {
    std::vector<View> views{View()
                                .set("crumb_name", showing.text("title"))
                                .set("crumb_url", showing.visit.address("/barriers"))};
    if (barrier)
        views.push_back(View()
                            .set("crumb_name", barrier->told.title)
                            .set("crumb_url", showing.visit.address(path_of(*barrier))));
    return views;
}

View field(Showing const& showing, basics::Problems const& problems, FieldOf const& of) {
    auto view = web::field_view({.name = of.name,
                                 .label = showing.text("label_" + of.name),
                                 .value = of.value,
                                 .hint = showing.text("hint_" + of.name),
                                 .problem = showing.problem(problems, of.name),
                                 .autocomplete = "off",
                                 .max_length = static_cast<int>(of.longest),
                                 .required = of.is_required,
                                 .rows = of.rows});
    if (of.rows > 0) view.set("counter_text", showing.format("at_most", {{"count", of.longest}}));
    return view;
}

View choices(Showing const& showing, basics::Problems const& problems, std::string const& name,
             std::string const& group, std::vector<std::string_view> const& values,
             std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const value : values)
        options.push_back({std::string(value), showing.word(group, value), chosen == value});
    return web::choices_view({.name = name,
                              .label = showing.text("label_" + name),
                              .problem = showing.problem(problems, name),
                              .type = "radio",
                              .required = true},
                             options);
}

View organisation_field(Showing const& showing, basics::Problems const& problems,
                        std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const& id : own_organisations(showing.visit))
        options.push_back({id.string(), showing.organisation_name(id), chosen == id.text()});
    return web::choices_view({.name = "organisation",
                              .label = showing.text("label_organisation"),
                              .problem = showing.problem(problems, "organisation"),
                              .required = true},
                             options);
}

std::string sent(web::Visit const& visit, std::string_view field) {
    std::string text(visit.request.form.text(field));
    std::erase(text, '\r');
    return text;
}

}
