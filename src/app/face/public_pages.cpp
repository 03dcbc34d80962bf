// An organisation's own front page, and what other sites show of it in a frame: public things only,
// as a visitor finds them.
#include "app/face/origins.h"
#include "app/face/pages.h"
#include "features/ideas/ideas.h"
#include "features/knowledge/knowledge.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/web/api.h"

namespace face::pages {

namespace {

using organisations::Organisation;
using web::View;

constexpr std::size_t shown_needs = 6, shown_work = 6;

/// The organisation, while the directory that it is of is held.
struct Known {
    std::shared_ptr<organisations::Directory const> directory;
    Organisation const* one;
};

Known known(web::Services& services, OrganisationId const& id) {
    auto directory = services.organisations.directory();
    auto const* one = directory->find(id);
    if (!one) throw http::NotFound();
    return {std::move(directory), one};
}

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

/// The newest of these kinds, as somebody finds them who is not signed in: whoever asks.
std::vector<View> newest(web::Services& services, web::Visit const& visit, OrganisationId const& id,
                         std::vector<std::string> kinds, std::size_t limit) {
    search::Query query{.language = visit.language,
                        .viewer = knowledge::viewer_terms(services, {}),
                        .order = search::Order::newest,
                        .limit = limit};
    query.selected[search::Facet::organisation] = {id.string()};
    query.selected[search::Facet::type] = std::move(kinds);
    std::vector<View> views;
    for (auto const& hit : services.search.find(query).hits)
        views.push_back(View()
                            .set("item_title", joined(hit.title))
                            .set("item_url", visit.address(hit.path))
                            .set("item_language", texts::code(hit.language)));
    return views;
}

/// The call of the organisation that the address asks to show, if it has such a one.
std::optional<ideas::asked::Asking> call_of(web::Services& services, web::Visit const& visit,
                                            OrganisationId const& id) {
    auto reader = services.database.read();
    auto asking = ideas::asked::find(reader, visit.request.query.text("call"));
    return asking && asking->organisation == id ? std::move(asking) : std::nullopt;
}

/// Only for the origins that the organisation lists; nobody lists any: there is no such page.
http::Response embedded(web::Services& services, Faces& faces, web::Visit const& visit,
                        std::string const& what) {
    auto const id = visit.id<OrganisationId>();
    auto const here = known(services, id);
    auto const face = faces.of(id);
    if (!face || face->origins.empty()) throw http::NotFound();
    auto const name = std::string(organisations::name_in(*here.one, visit.language));
    auto const call = what == "tell" ? call_of(services, visit, id) : std::nullopt;
    View view;
    view.set("title",
             call ? call->title
                  : services.pages.format(visit, "face.embed_" + what + "_title", {{"name", name}}))
        .set_optional("call_id", call ? call->call : std::string())
        .set("language_code", visit.tag())
        .set("site_name", services.pages.site_name())
        .set("assets", services.pages.asset_addresses())
        .set_optional("face_css", faces.css_url(id))
        .set("tell_url", visit.address(call && call->takes_ideas ? "/ideas/new" : "/needs/new"))
        .set("organisation_id", id.string())
        .set("all_url", visit.address("/search?type=need&organisation=" + id.string()))
        .set_list("items", what == "needs" ? newest(services, visit, id, {"need"}, shown_needs)
                                           : std::vector<View>());
    return http::html(services.pages.part(visit, "face/embed_" + what, view))
        .with("Content-Security-Policy", embed_policy(face->origins))
        .with("Cross-Origin-Resource-Policy", "cross-origin")
        .with("Referrer-Policy", "no-referrer");
}

}

http::Response own_front(web::Services& services, Faces&, web::Visit const& visit) {
    if (visit.own_site.empty()) return http::redirect(visit.address(""));
    auto const here = known(services, visit.own_site);
    auto const& one = *here.one;
    auto const page = "/organisations/" + one.id.string() + "/" + basics::slug(one.name);
    auto const name = std::string(organisations::name_in(one, visit.language));
    View view;
    view.set("lead", services.pages.format(visit, "face.front_lead", {{"name", name}}))
        .set("tell_url", visit.address("/needs/new?organisation=" + one.id.string()))
        .set("claim_url", visit.address("/needs/claim"))
        .set("page_of_url", visit.address(page))
        .set("needs_url", visit.address("/search?type=need&organisation=" + one.id.string()))
        .set("work_url", visit.address("/search?organisation=" + one.id.string()))
        .set("accessibility_url", visit.address(page + "/accessibility"))
        .set("privacy_url", visit.address(page + "/privacy"))
        .set_list("needs", newest(services, visit, one.id, {"need"}, shown_needs))
        .set_list("work", newest(services, visit, one.id, {"project", "case"}, shown_work));
    return services.pages.page(visit, "face/front", std::move(view), {.title = name});
}

http::Response embedded_needs(web::Services& services, Faces& faces, web::Visit const& visit) {
    return embedded(services, faces, visit, "needs");
}

http::Response embedded_form(web::Services& services, Faces& faces, web::Visit const& visit) {
    return embedded(services, faces, visit, "tell");
}

http::Response style(web::Services&, Faces& faces, web::Visit const& visit) {
    auto const face = faces.of(visit.id<OrganisationId>());
    if (!face || !face->accent) throw http::NotFound();
    http::Response response{.body = stylesheet(*face->accent)};
    // The address changes with the colours.
    bool const is_now = visit.part("version") == std::to_string(face->version);
    return std::move(response)
        .with("Content-Type", "text/css; charset=utf-8")
        .with("Cache-Control", is_now ? "public, max-age=31536000, immutable" : "no-cache")
        .with("Cross-Origin-Resource-Policy", "same-origin");
}

}
