// A draft is nowhere but on its own page.
#include "features/calls/found.h"

#include "features/calls/show.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"

namespace calls {

namespace {

using search::Facet;
using search::Role;

/// Of one call; a chain holds fewer.
constexpr std::size_t most_links = 300, shown_beside = 5;

std::optional<Call> public_call(db::Reader& reader, std::string_view id) {
    auto const parsed = CallId::parse(id);
    auto call = parsed ? find(reader, *parsed) : std::nullopt;
    return call && call->state != State::draft ? std::move(call) : std::nullopt;
}

std::optional<search::Document> describe(web::Services& services, db::Reader& reader,
                                         std::string_view id) {
    auto const call = public_call(reader, id);
    if (!call) return std::nullopt;
    auto const& told = call->told;
    auto const language = texts::parse_language(told.language).value_or(texts::Language::sv);
    search::Document document;
    document.subject = {"call", call->id.string()};
    document.texts = {{Role::title, language, told.title}, {Role::body, language, told.story}};
    for (auto const* text :
         {&told.for_whom, &told.rules, &told.judged, &told.together, &call->result})
        if (!text->empty()) document.texts.push_back({Role::body, language, *text});
    for (auto const& one : call->questions)
        document.texts.push_back({Role::body, language, one.label});
    document.facets[Facet::type] = {"call"};
    document.facets[Facet::organisation] = {told.organisation.string()};
    document.facets[Facet::year] = {std::to_string(basics::day_in_stockholm(told.opens_at).year)};
    document.facets[Facet::language] = {told.language};
    auto const directory = services.organisations.directory();
    if (auto const* owner = directory->find(told.organisation)) {
        document.facets[Facet::country] = {owner->country};
        if (!owner->county_code.empty())
            document.facets[Facet::county] = {owner->country + "-" + owner->county_code};
        if (!owner->municipality_code.empty())
            document.facets[Facet::municipality] = {owner->country + "-" +
                                                    owner->municipality_code};
        document.texts.push_back({Role::organisation, language, owner->name});
    }
    document.updated = call->updated_at;
    document.start = basics::day_in_stockholm(told.opens_at);
    document.path = path_of(*call);
    document.visible_to = {search::everyone};
    return document;
}

std::optional<web::Access> access_of(web::Visit const& visit, db::Reader& reader,
                                     std::string_view id) {
    auto const parsed = CallId::parse(id);
    auto const call = parsed ? find(reader, *parsed) : std::nullopt;
    if (!call) return std::nullopt;
    bool const is_public = call->state != State::draft, works = may_work(visit, *call);
    return web::Access{.may_see = is_public || works,
                       .may_tie = false,
                       .is_public = is_public,
                       .organisation = call->told.organisation,
                       .title = is_public || works ? call->told.title : std::string(),
                       .path = path_of(*call),
                       .id = call->id.string()};
}

std::vector<web::Link> links_of(db::Reader& reader, std::string_view id) {
    std::vector<web::Link> links;
    for (auto const& one : ideas::asked::all_of(reader, id, most_links))
        links.push_back({{"call", std::string(id)}, one, web::Relation::answered_by});
    return links;
}

std::optional<web::BesideBox> of_organisation(web::Services& services, web::Visit const& visit,
                                              db::Reader& reader, std::string_view id) {
    auto const organisation = OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(services, visit);
    web::BesideBox box{.title = showing.text("title")};
    for (auto const& one : running(reader, *organisation, services.now(), shown_beside))
        box.lines.push_back(
            {one.told.title + " · " + phase_text(showing, one), visit.address(path_of(one))});
    bool const may = visit.may(permissions::Permission::coordinate, *organisation);
    if (box.lines.empty() && !may) return std::nullopt;
    if (box.lines.empty()) box.text = showing.text("box_none");
    box.actions = {
        {showing.text("box_all"), visit.address("/calls?organisation=" + organisation->string())}};
    if (may) box.actions.push_back({showing.text("new_title"), visit.address("/calls/new")});
    return box;
}

}

web::SubjectKind subject(web::Services& services) {
    return {"call",
            [&services](db::Reader& reader, std::string_view id) {
                return describe(services, reader, id);
            },
            [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                auto const call = public_call(reader, id);
                return call ? std::optional(card_view(Showing(services, visit), *call))
                            : std::nullopt;
            },
            access_of,
            nullptr,
            nullptr,
            links_of};
}

std::vector<web::Beside> beside(web::Services& services) {
    return {{"organisation", 20,
             [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_organisation(services, visit, reader, id);
             }}};
}

}
