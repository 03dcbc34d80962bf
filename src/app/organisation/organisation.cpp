// An organisation's page mixes the register with what the knowledge bank has of it.
#include "app/organisation/organisation.h"

#include <algorithm>

#include "app/administration/administration.h"
#include "app/find/views.h"
#include "app/organisation/handlers.h"
#include "features/knowledge/knowledge.h"
#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/organisations/similar.h"
#include "services/organisations/store.h"
#include "services/search/search.h"
#include "services/web/api.h"

namespace organisation {

using organisations::Organisation;
using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "organisation." + std::string(id));
}

std::string path_of(Organisation const& one) {
    return "/organisations/" + one.id.string() + "/" + basics::slug(one.name);
}

std::vector<web::Option> kind_options(web::Services& services, web::Visit const& visit,
                                      std::string_view chosen) {
    std::vector<web::Option> options;
    using enum organisations::Kind;
    for (auto kind : {municipality, region, port, energy_company, housing_company, university,
                      research_institute, company, association, agency, other}) {
        auto const name = std::string(organisations::name(kind));
        options.push_back(
            {name, services.pages.text(visit, "organisations.kind_" + name), chosen == name});
    }
    return options;
}

namespace {

constexpr std::size_t list_page = 60;
/// The largest file of organisations, in bytes.
constexpr std::size_t file_limit = std::size_t{8} * 1024 * 1024;

View fact(std::string name, std::string value, std::string url = {}, std::string note = {}) {
    std::vector<View> values{View()
                                 .set("value_text", std::move(value))
                                 .set_optional("value_url", url)
                                 .set_optional("value_note", note)};
    return View().set("fact_name", std::move(name)).set("values", std::move(values));
}

std::vector<View> facts(web::Services& services, web::Visit const& visit,
                        organisations::Directory const& directory, Organisation const& one) {
    std::vector<View> views{
        fact(text(services, visit, "kind"),
             services.pages.text(
                 visit, "organisations.kind_" + std::string(organisations::name(one.kind))))};
    if (auto const* county = directory.county(one.country, one.county_code))
        views.push_back(
            fact(text(services, visit, "county"),
                 std::string(registers::name_in(county->names, visit.language)),
                 visit.address("/search?county=" + one.country + "-" + one.county_code)));
    if (one.population)
        views.push_back(fact(text(services, visit, "population"),
                             texts::number(visit.language, *one.population), {},
                             one.source.substr(one.source.rfind(' ') + 1)));
    if (auto const* group = directory.group(one.group))
        views.push_back(fact(text(services, visit, "group"),
                             std::string(registers::name_in(group->names, visit.language))));
    if (!one.organisation_number.empty())
        views.push_back(fact(text(services, visit, "number"), one.organisation_number));
    if (!one.website.empty())
        views.push_back(fact(text(services, visit, "website"), one.website, one.website));
    return views;
}

/// Projects by the years in which they run, as a chart with its table.
View years_chart(web::Services& services, web::Visit const& visit, search::Answer const& answer) {
    std::vector<View> rows;
    auto const found = answer.facets.find(search::Facet::year);
    auto values =
        found == answer.facets.end() ? std::vector<search::ValueCount>() : found->second.values;
    std::ranges::sort(values, {}, &search::ValueCount::value);
    for (auto const& value : values) {
        auto const number = texts::number(visit.language, static_cast<std::int64_t>(value.count));
        rows.push_back(View()
                           .set("row_name", value.value)
                           .set("cells", std::vector<View>{
                                             View()
                                                 .set("cell_text", number)
                                                 .set("cell_value", std::to_string(value.count))}));
    }
    auto const title = text(services, visit, "projects_by_year");
    return View()
        .set("chart_title", title)
        .set("is_line", false)
        .set("key_name", text(services, visit, "year"))
        .set("columns",
             std::vector<View>{View().set("column_name", text(services, visit, "projects"))})
        .set("rows", std::move(rows))
        .set("source", false);
}

std::vector<View> links(web::Visit const& visit, std::vector<Organisation const*> const& others) {
    std::vector<View> views;
    for (auto const* one : others)
        views.push_back(View()
                            .set("link_text", organisations::name_in(*one, visit.language))
                            .set("link_url", visit.address(path_of(*one)))
                            .set_optional("link_note", ""));
    return views;
}

/// The newest of these kinds that the organisation has a part in.
search::Answer newest_of(web::Services& services, web::Visit const& visit, Organisation const& one,
                         std::vector<std::string> kinds, std::size_t limit) {
    search::Query query{.language = visit.language,
                        .viewer = knowledge::viewer_terms(services, visit.viewer),
                        .order = search::Order::newest,
                        .limit = limit};
    query.selected[search::Facet::organisation] = {one.id.string()};
    query.selected[search::Facet::type] = std::move(kinds);
    return services.search.find(query);
}

std::vector<View> card_views(web::Services& services, web::Visit const& visit, db::Reader& reader,
                             search::Answer const& answer) {
    std::vector<View> cards;
    for (auto const& hit : answer.hits)
        if (auto const kind = services.cards.find(hit.subject.kind); kind != services.cards.end())
            if (auto card = kind->second(visit, reader, hit.subject.id))
                cards.push_back(
                    View().set("is_" + hit.subject.kind, true).set("card", *std::move(card)));
    return cards;
}

std::vector<View> partner_views(web::Services& services, web::Visit const& visit,
                                db::Reader& reader, organisations::Directory const& directory,
                                Organisation const& one) {
    std::vector<View> partners;
    for (auto const& shared : knowledge::works_with(reader, one.id, 8)) {
        auto const* other = directory.find(shared.organisation);
        if (!other) continue;
        auto const together =
            services.pages.format(visit, "organisation.together", {{"count", shared.projects}});
        partners.push_back(View()
                               .set("link_text", organisations::name_in(*other, visit.language))
                               .set("link_url", visit.address(path_of(*other)))
                               .set_optional("link_note", together));
    }
    return partners;
}

std::vector<View> similar_views(web::Visit const& visit, organisations::Directory const& directory,
                                Organisation const& one) {
    if (one.kind != organisations::Kind::municipality) return {};
    return links(visit, organisations::similar_municipalities(directory, one.municipality_code, 6,
                                                              one.country));
}

/// Where the page leads on to.
void set_ways(web::Services& services, web::Visit const& visit, Organisation const& one,
              View& view) {
    auto const own = visit.address(path_of(one));
    view.set("data_url", "/api/v1/organisations/" + one.id.string())
        .set("follow_url", visit.address("/follow/organisation/" + one.id.string()))
        .set("is_dormant", services.members.are_all_gone(one.id))
        .set("may_administer",
             visit.may(permissions::Permission::coordinate, one.id) && visit.viewer.signed_in())
        .set("administer_url", visit.address(administration::path_of(one.id)))
        .set("units_url", own + "/units")
        .set("accessibility_url", own + "/accessibility")
        .set("privacy_url", own + "/privacy")
        .set("may_write", visit.may(permissions::Permission::lead))
        .set("edit_url", own + "/edit");
}

http::Response show(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(visit.id<organisations::OrganisationId>());
    if (!one) throw http::NotFound();
    if (visit.part("slug") != basics::slug(one->name))
        return http::moved(visit.address(path_of(*one)));
    auto const answer = newest_of(services, visit, *one, {"project", "case"}, 8);
    auto const needs = newest_of(services, visit, *one, {"need", "idea"}, 4);
    auto reader = services.database.read();
    auto const name = std::string(organisations::name_in(*one, visit.language));
    View view;
    view.set("name", name)
        .set_list("facts", facts(services, visit, *directory, *one))
        .set("has_goals", false)
        .set_list("cards", card_views(services, visit, reader, answer))
        .set("all_url", visit.address("/search?organisation=" + one->id.string()))
        .set_list("needs", card_views(services, visit, reader, needs))
        .set("needs_url",
             visit.address("/search?type=need&type=idea&organisation=" + one->id.string()))
        .set("tell_url", visit.address("/needs/new?organisation=" + one->id.string()))
        .set("idea_url", visit.address("/ideas/new?organisation=" + one->id.string()))
        .set("count_text",
             services.pages.format(visit, "organisation.count", {{"count", answer.total}}))
        .set_list("partners", partner_views(services, visit, reader, *directory, *one))
        .set_list("similar", similar_views(visit, *directory, *one))
        .set("has_chart", answer.total > 0)
        .set("chart", years_chart(services, visit, answer))
        .set_list("breadcrumbs", {View()
                                      .set("crumb_name", text(services, visit, "organisations"))
                                      .set("crumb_url", visit.address("/organisations"))});
    set_ways(services, visit, *one, view);
    view.merge(web::beside_view(
        web::boxes_beside(services, visit, reader, "organisation", one->id.string())));
    return services.pages.page(visit, "organisation/show", std::move(view),
                               {.title = name, .uses_charts = answer.total > 0, .face = one->id});
}

/// Where the list goes on, or empty on its last page.
std::string next_url(web::Visit const& visit, organisations::Filter const& filter,
                     Organisation const& last) {
    auto next = visit.address("/organisations") + "?after=" + last.id.string();
    if (filter.kind) next += "&kind=" + std::string(organisations::name(*filter.kind));
    if (!filter.name_begins.empty()) next += "&name=" + web::query_escaped(filter.name_begins);
    return next;
}

View row_view(web::Services& services, web::Visit const& visit, Organisation const& one) {
    auto const kind = "organisations.kind_" + std::string(organisations::name(one.kind));
    return View()
        .set("link_text", organisations::name_in(one, visit.language))
        .set("link_url", visit.address(path_of(one)))
        .set_optional("link_note", services.pages.text(visit, kind));
}

/// What narrows the list, as chosen in the address.
void set_form(web::Services& services, web::Visit const& visit, organisations::Filter const& filter,
              View& view) {
    auto const chosen = filter.kind ? organisations::name(*filter.kind) : std::string_view();
    auto kinds = kind_options(services, visit, chosen);
    kinds.insert(kinds.begin(), {"", text(services, visit, "all_kinds"), !filter.kind});
    view.set("form_url", visit.address("/organisations"))
        .set("name_field", web::field_view({.name = "name",
                                            .label = text(services, visit, "name_begins"),
                                            .value = filter.name_begins}))
        .set("kind_field",
             web::choices_view({.name = "kind", .label = text(services, visit, "kind")}, kinds));
}

http::Response list(web::Services& services, web::Visit const& visit) {
    auto const& query = visit.request.query;
    organisations::Filter const filter{.kind = organisations::parse_kind(query.text("kind")),
                                       .name_begins = basics::shortened(query.text("name"), 100)};
    organisations::ListPlace after;
    if (auto const id = organisations::OrganisationId::parse(query.text("after")))
        if (auto const* one = services.organisations.directory()->find(*id))
            after = organisations::place_of(*one);
    auto reader = services.database.read();
    auto found = organisations::list(reader, filter, after, list_page + 1);
    bool const more = found.size() > list_page;
    if (more) found.pop_back();
    std::vector<View> rows;
    for (auto const& one : found) rows.push_back(row_view(services, visit, one));
    View view;
    set_form(services, visit, filter, view);
    view.set_list("rows", std::move(rows))
        .set_optional("next_url", more ? next_url(visit, filter, found.back()) : "")
        .set("all_url", visit.address("/organisations"))
        .set("may_write", visit.may(permissions::Permission::lead))
        .set("new_url", visit.address("/organisations/new"))
        .set("import_url", visit.address("/organisations/import"));
    return services.pages.page(visit, "organisation/list", std::move(view),
                               {.title = text(services, visit, "organisations")});
}

}

web::Feature feature(web::Services& services) {
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    using enum http::Method;
    return {
        .name = "organisation",
        .pages =
            {
                {get, "/organisations", Permission::everyone, on(list)},
                {get, "/organisations/new", Permission::lead, on(show_new)},
                {post, "/organisations/new", Permission::lead, on(create)},
                {get, "/organisations/import", Permission::lead, on(show_imports)},
                {post, "/organisations/import", Permission::lead, on(look_at_file), file_limit},
                {get, "/organisations/import/{id}", Permission::lead, on(show_import)},
                {post, "/organisations/import/{id}/look", Permission::lead, on(look_again)},
                {post, "/organisations/import/{id}/run", Permission::lead, on(run_import)},
                {post, "/organisations/import/{id}/give-up", Permission::lead, on(give_up_import)},
                {get, "/organisations/{id}", Permission::everyone, on(show)},
                {get, "/organisations/{id}/{slug}", Permission::everyone, on(show)},
                {get, "/organisations/{id}/{slug}/edit", Permission::lead, on(show_edit)},
                {post, "/organisations/{id}/{slug}/edit", Permission::lead, on(save)},
            },
        .machine =
            {
                {post, "/api/v1/organisations", Permission::lead, on(api::create)},
                {patch, "/api/v1/organisations/{id}", Permission::lead, on(api::change)},
            },
        .menu = {{"organisation.organisations", "/organisations", 20}},
    };
}

}
