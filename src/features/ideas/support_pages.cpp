// Giving support and taking it back: a button on the page of what is supported, and a page of its
// own for somebody who comes back from signing in or registering.
#include "features/ideas/support.h"
#include "features/ideas/thresholds/reaching.h"

namespace ideas {

bool may_support(Need const& need) { return need.visibility == Visibility::public_; }

namespace {

/// The number has changed; by whom is not said, and the words of what is supported are the same.
void record(db::Transaction& tx, Hand const& hand, Need const& need) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = {},
                         .action = "ideas.support_changed",
                         .subject = subject_of(need),
                         .organisation = need.told.organisation,
                         .details = json::Object{}});
}

std::string address(Showing const& showing, Need const& need) {
    return showing.visit.address("/support/" + std::string(name(need.told.kind)) + "/" +
                                 need.id.string());
}

}

bool support(db::Transaction& tx, Hand const& hand, Need const& need) {
    if (!store::add_support(tx, need.id, hand.member, hand.now)) return false;
    record(tx, hand, need);
    return true;
}

bool take_back_support(db::Transaction& tx, Hand const& hand, Need const& need) {
    if (!store::remove_support(tx, need.id, hand.member)) return false;
    record(tx, hand, need);
    return true;
}

web::View support_view(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const& viewer = showing.visit.viewer;
    bool const is_given = viewer.signed_in() && store::supports(reader, need.id, viewer.member);
    web::View view;
    view.set("has_support", may_support(need))
        .set("support_text", showing.format("support_count", {{"count", need.supports}}))
        .set("may_support", viewer.signed_in())
        .set("supports", is_given)
        .set("support_url", address(showing, need));
    return view;
}

namespace pages {

namespace {

Need supported(db::Reader& reader, web::Visit const& visit) {
    auto need = http::found(find(reader, visit.id<NeedId>()));
    if (name(need.told.kind) != visit.part("kind") || !may_support(need)) throw http::NotFound();
    return need;
}

}

http::Response show_support(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const need = supported(reader, visit);
    auto view = story_view(showing, need.told);
    view.merge(support_view(showing, reader, need));
    view.set("breadcrumbs", breadcrumbs(showing, need.told.kind))
        .set("back_url", visit.address(path_of(need)));
    return private_page(
        services.pages.page(visit, "ideas/support", std::move(view),
                            {.title = showing.text("support_title"), .unlisted = true}));
}

http::Response change_support(web::Services& services, web::Visit const& visit) {
    auto const act = visit.request.form.text("act");
    if (act != "give" && act != "take") throw http::BadRequest{"act is give or take"};
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const need = supported(tx, visit);
    auto const hand = hand_of(showing);
    bool const is_changed =
        act == "give" ? support(tx, hand, need) : take_back_support(tx, hand, need);
    if (is_changed && act == "give") thresholds::reach(services, tx, need.id);
    if (is_changed) tx.commit();
    return private_page(http::redirect(visit.address(path_of(need)) + "#support"));
}

}

}
