// The list for those inside, and asking its giver to open it.
#include "features/ideas/inside/pages.h"

#include "features/ideas/found.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/letters.h"
#include "features/ideas/placing.h"
#include "services/units/things.h"

namespace ideas::inside {

namespace {

using web::View;

constexpr std::size_t shown_at_once = 30;

/// What the viewer may read of one organisation's, from a place on: what others tell to other
/// units is passed over.
std::vector<Need> readable(Showing const& showing, db::Reader& reader,
                           organisations::OrganisationId const& organisation, Need after,
                           std::size_t limit) {
    auto const& viewer = showing.visit.viewer;
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(showing.services.now()));
    std::vector<Need> found;
    while (found.size() < limit) {
        auto const part = inside_of(reader, organisation, after, shown_at_once);
        for (auto const& one : part) {
            bool const may = is_among(viewer, chart, choice_of(reader, one.id)) ||
                             one.told_by == viewer.member ||
                             answers_for(showing.services, reader, viewer, one);
            if (may && found.size() < limit) found.push_back(one);
        }
        if (part.size() < shown_at_once) break;
        after = part.back();
    }
    return found;
}

View row(Showing const& showing, db::Reader& reader, Need const& need) {
    return View()
        .set("item_title", need.told.title)
        .set("item_language", need.told.language)
        .set("item_url", showing.visit.address(path_of(need)))
        .set("item_kind", showing.text("kind_" + std::string(name(need.told.kind))))
        .set("item_text", audience_text(showing, reader, need))
        .set("item_state", showing.state(need.state) + ", " + showing.date(need.told_at));
}

}

http::Response show_inside(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const own = visit.viewer.organisations();
    auto const asked =
        organisations::OrganisationId::parse(visit.request.query.text("organisation"));
    auto const after = NeedId::parse(visit.request.query.text("after"));
    auto const last = after ? find(reader, *after) : std::nullopt;
    std::vector<View> groups;
    for (auto const& id : own) {
        if (asked && *asked != id) continue;
        auto found = readable(showing, reader, id, last.value_or(Need()), shown_at_once + 1);
        std::string next;
        if (found.size() > shown_at_once) {
            found.pop_back();
            next = visit.address("/needs/inside?organisation=" + id.string() +
                                 "&after=" + found.back().id.string());
        }
        std::vector<View> items;
        for (auto const& one : found) items.push_back(row(showing, reader, one));
        groups.push_back(View()
                             .set("group_name", showing.organisation_name(id))
                             .set_list("items", std::move(items))
                             .set_optional("next_url", next));
    }
    View view;
    view.set_list("groups", std::move(groups))
        .set("idea_url", visit.address("/ideas/new"))
        .set("need_url", visit.address("/needs/new"));
    return private_page(
        services.pages.page(visit, "ideas/inside", std::move(view),
                            {.title = showing.text("inside_title"), .unlisted = true}));
}

http::Response ask_open(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const need = http::found(find(tx, visit.id<NeedId>()));
    if (!answers_for(services, tx, visit.viewer, need)) throw http::NotFound();
    ask_to_open(services, tx, need);
    tx.commit();
    return private_page(
        http::redirect(visit.address("/needs/desk/" + need.id.string() + "?done=open_asked")));
}

}
