// Dialogues that are coming and open, and those that are over.
#include "features/dialogues/pages.h"

namespace dialogues {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_running = 100, over_at_once = 20, most_own = 30;

std::vector<View> cards(Showing const& showing, std::vector<Dialogue> const& all) {
    std::vector<View> views;
    for (auto const& one : all) views.push_back(View().set("card", card_view(showing, one)));
    return views;
}

/// Drafts and all others of the organisations that the viewer coordinates: own[] {own_title,
/// own_url, own_state}.
std::vector<View> own_views(Showing const& showing, db::Reader& reader) {
    std::vector<View> views;
    for (auto const& id : showing.visit.viewer.organisations()) {
        if (!showing.visit.may(Permission::coordinate, id)) continue;
        for (auto const& one : of_organisation(reader, id, most_own))
            views.push_back(View()
                                .set("own_title", one.told.title)
                                .set("own_url", showing.visit.address(place_of(one, "/desk")))
                                .set("own_state", state_tag(showing, one)));
    }
    return views;
}

/// past[] {card}, next_url (optional)
View past_view(Showing const& showing, db::Reader& reader, OrganisationId const& organisation,
               Dialogue const& before) {
    auto past = over(reader, organisation, before, over_at_once + 1);
    std::string next;
    if (past.size() > over_at_once) {
        past.pop_back();
        next = showing.visit.address(
            "/dialogues?before=" + past.back().id.string() +
            (organisation.empty() ? "" : "&organisation=" + organisation.string()));
    }
    View view;
    return view.set_list("past", cards(showing, past)).set_optional("next_url", next);
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const wanted = OrganisationId::parse(visit.request.query.text("organisation"));
    auto const organisation = wanted.value_or(visit.own_site);
    auto const id = DialogueId::parse(visit.request.query.text("before"));
    auto const before = id ? find(reader, *id) : std::nullopt;
    bool const works = !visit.viewer.organisations().empty() && visit.may(Permission::coordinate);
    auto view = past_view(showing, reader, organisation, before.value_or(Dialogue()));
    view.set_list("running", before ? std::vector<View>()
                                    : cards(showing, running(reader, organisation, most_running)))
        .set_list("own", works ? own_views(showing, reader) : std::vector<View>())
        .set("is_first", !before.has_value())
        .set("may_make", works)
        .set("new_url", visit.address("/dialogues/new"))
        .set("join_url", visit.address("/dialogues/join"))
        .set("need_url", visit.address("/needs/new"))
        .set("lead",
             organisation.empty()
                 ? showing.text("lead")
                 : showing.format("lead_of", {{"name", showing.organisation_name(organisation)}}))
        .set_optional("all_url", organisation.empty() ? "" : visit.address("/dialogues"))
        .set("data_url", "/api/v1/dialogues");
    return services.pages.page(
        visit, "dialogues/list", std::move(view),
        {.title = showing.text("title"), .description = showing.text("lead")});
}

}
