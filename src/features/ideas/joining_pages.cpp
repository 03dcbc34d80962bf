// At the look before sending somebody finds that it is there already: they support that, or add
// what they have typed to it. Nothing typed is lost on the way.
#include "features/ideas/asked/show.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/joining.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/support.h"
#include "features/ideas/telling.h"
#include "services/members/attempts.h"

namespace ideas::pages {

namespace {

using web::View;

/// What the button named, where it lives now, when what is told may still become part of it.
std::optional<Need> chosen(db::Reader& reader, web::Visit const& visit, std::string_view button,
                           Telling const& told) {
    auto const id = NeedId::parse(visit.request.form.text(button));
    auto const found = id ? find(reader, *id) : std::nullopt;
    if (!found) return std::nullopt;
    auto home = home_of(reader, *found);
    return may_join(told, home) ? std::optional(std::move(home)) : std::nullopt;
}

Sent stored(Showing const& showing, Typed const& typed, Checked const& good, Need const& home) {
    auto reading = Reading::as_usual;
    {
        auto reader = showing.services.database.read();
        reading = asked::reading_of(showing, reader, good.told, good.answered);
    }
    auto tx = showing.services.database.begin();
    auto const hand = hand_of(showing);
    // It may have been hidden or merged since the page was read: then it is sent by itself.
    auto const now = find(tx, home.id);
    // What is not for all never becomes part of what is.
    auto const choice = inside::chosen(showing, tx, typed, good.told.organisation);
    auto const seen_by =
        choice ? *choice
               : std::optional(inside::Choice{.audience = inside::Audience::organisation});
    bool const is_for_all = !seen_by || seen_by->audience == inside::Audience::all;
    Sending const sending{.told = good.told,
                          .sender = good.sender,
                          .way = Way::page,
                          .key = typed.key,
                          .reading = reading,
                          .answered = good.answered,
                          .seen_by = seen_by};
    auto sent = is_for_all && now && may_join(good.told, *now)
                    ? tell_joining(tx, hand, sending, *now, joining_reason(showing.services, *now))
                    : tell(tx, hand, sending);
    if (sent.is_new && sent.need.visibility != Visibility::merged) {
        units::Where where(tx, basics::day_in_stockholm(showing.services.now()));
        auto const spot = where.spot(home.told.organisation, subject_of(home));
        auto const unit = spot.unit ? spot.unit->id.string() : std::string();
        if (auto given = give_to_unit(tx, hand, sent.need, unit)) sent.need = *std::move(given);
        tell_mailbox(showing.services, tx, sent.need);
    }
    if (!sent.is_new) keep_newer_sender(tx, sent.need, good.sender);
    tx.commit();
    return sent;
}

/// Support is given, or needs an account; what was typed can still be added or sent.
http::Response supported_page(Showing const& showing, Typed const& typed, Need const& home) {
    bool const is_given = showing.visit.viewer.signed_in();
    auto const kind = home.told.kind;
    auto hidden = hidden_fields(typed);
    auto const carry = [&](char const* name, std::string const& value) {
        if (!value.empty())
            hidden.push_back(View().set("hidden_name", name).set("hidden_value", value));
    };
    carry("audience", typed.audience);
    carry("unit", typed.unit);
    View view;
    view.set("breadcrumbs", breadcrumbs(showing, kind))
        .set("is_given", is_given)
        .set("title", home.told.title)
        .set("title_language", home.told.language)
        .set("home_id", home.id.string())
        .set("home_url", showing.visit.address(path_of(home)))
        .set("support_url",
             showing.visit.address("/support/" + std::string(name(kind)) + "/" + home.id.string()))
        .set("join_url", address(showing, kind, "/join"))
        .set("send_url", address(showing, kind, "/send"))
        .set("support_text", showing.format("support_count", {{"count", home.supports}}))
        .set_list("hidden", std::move(hidden));
    return private_page(showing.services.pages.page(
        showing.visit, "ideas/supported", std::move(view),
        {.title = showing.text(is_given ? "supported_title" : "support_title"), .unlisted = true}));
}

http::Response support_instead(Showing const& showing, Typed const& typed, Need const& home) {
    if (showing.visit.viewer.signed_in()) {
        auto tx = showing.services.database.begin();
        auto const now = find(tx, home.id);
        if (now && may_support(*now) && support(tx, hand_of(showing), *now)) tx.commit();
    }
    auto reader = showing.services.database.read();
    return supported_page(showing, typed, find(reader, home.id).value_or(home));
}

}

http::Response join(web::Services& services, Limits& limits, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit, kind);
    auto const good = checked_for_sending(showing, typed);
    if (!good.problems.empty()) return form_page(showing, typed, good.problems);
    bool const only_supports = visit.request.form.has("support");
    auto const home = [&] {
        auto reader = services.database.read();
        return chosen(reader, visit, only_supports ? "support" : "add", good.told);
    }();
    if (!home) return review_page(showing, typed, good, {showing.text("join_gone"), 409});
    if (only_supports) return support_instead(showing, typed, *home);
    bool const is_allowed =
        visit.viewer.signed_in() ||
        limits.sendings.take(members::network_of(visit.request.remote_address), services.now());
    if (!is_allowed)
        return review_page(showing, typed, good, {showing.text("flood"), 429})
            .with("Retry-After", "3600");
    return receipt_page(showing, stored(showing, typed, good, *home), good.sender);
}

}
