// The sender asks others to tell it together with them, and sees who has answered.
#include "features/ideas/coauthors/pages.h"
#include "features/ideas/store.h"
#include "services/claims/claim_code.h"
#include "services/members/attempts.h"
#include "services/members/members.h"

namespace ideas::coauthors {

namespace {

using web::View;

/// The sender's need: opened by the code in the form, or the signed-in member's own.
std::optional<Need> own_need(db::Reader& reader, web::Visit const& visit) {
    auto const& form = visit.request.form;
    if (auto const typed = form.text("code"); !typed.empty()) {
        auto const code = claims::read_code(typed);
        auto const id = code ? with_claim(reader, claims::code_hash(*code)) : std::nullopt;
        return id ? find(reader, *id) : std::nullopt;
    }
    auto const id = NeedId::parse(form.text("need"));
    auto need = id ? find(reader, *id) : std::nullopt;
    bool const is_own = need && visit.viewer.signed_in() && need->told_by == visit.viewer.member;
    return is_own ? std::move(need) : std::nullopt;
}

View row(Showing const& showing, Coauthor const& one) {
    bool const is_known = one.state == State::invited || one.state == State::accepted;
    // Named nowhere, also when protected after they chose to be shown.
    bool const is_named = one.member.empty() || !showing.services.members.is_protected(one.member);
    return View()
        .set("coauthor_who", is_known ? one.address : showing.text("coauthor_somebody"))
        .set_optional("coauthor_shown", is_named ? one.name : std::string())
        .set("coauthor_state", showing.text("coauthor_is_" + std::string(name(one.state))))
        .set("coauthor_id", one.id.text())
        .set("may_take_back", one.state == State::invited);
}

http::Response page(Showing const& showing, db::Reader& reader, Need const& need,
                    std::string const& typed, basics::Problems const& problems,
                    std::string const& done = {}, std::string const& warning = {},
                    int status = 200) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    std::vector<View> rows;
    for (auto const& one : store::of_need(reader, need.id)) rows.push_back(row(showing, one));
    view.set_list("rows", std::move(rows))
        .set("need_title", need.told.title)
        .set("may_invite", may_invite(need))
        .set("email_field", web::field_view({.name = "coauthor_email",
                                             .label = showing.text("label_coauthor_email"),
                                             .value = typed,
                                             .problem = showing.problem(problems, "coauthor_email"),
                                             .type = "email",
                                             .autocomplete = "off",
                                             .max_length = 254,
                                             .required = true}))
        .set("act_url", visit.address("/needs/coauthors"))
        .set("claim_url", visit.address("/needs/claim"))
        .set("own_url", visit.address("/needs/mine/" + need.id.string()))
        .set_optional("claim_code", visit.request.form.text("code"))
        .set("need_id", need.id.string());
    web::PageOptions options{.title = showing.text("coauthors_title"),
                             .status = problems.empty() ? status : 422,
                             .unlisted = true};
    if (!done.empty()) options.notices.push_back(web::notice("done", showing.text(done)));
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(
        showing.services.pages.page(visit, "ideas/coauthors", std::move(view), std::move(options)));
}

http::Response ask(Showing const& showing, Asking& asking, Need const& need, db::Transaction& tx) {
    auto const& visit = showing.visit;
    std::string const typed(visit.request.form.text("coauthor_email"));
    auto const address = checked_address(typed);
    if (!address) return page(showing, tx, need, typed, address.error());
    if (!may_invite(need)) return page(showing, tx, need, typed, {}, {}, "coauthor_too_late", 409);
    auto const who = visit.viewer.signed_in() ? visit.viewer.member.string()
                                              : members::network_of(visit.request.remote_address);
    if (!asking.letters.take(who, showing.services.now()))
        return page(showing, tx, need, typed, {}, {}, "expert_flood", 429)
            .with("Retry-After", "3600");
    auto const one = invite(tx, hand_of(showing), need, *address);
    if (!one) return page(showing, tx, need, typed, {}, {}, "coauthor_asked_already", 409);
    // A protected name is told to nobody, also when a code opened the need.
    auto const is_protected = [&](members::MemberId const& member) {
        return !member.empty() && showing.services.members.is_protected(member);
    };
    bool const is_hidden = is_protected(visit.viewer.member) || is_protected(need.told_by);
    auto const from = sender(tx, need.id).name;
    send_invitation(showing.services, tx, need, *one, is_hidden ? std::string() : from);
    tx.commit();
    auto reader = showing.services.database.read();
    return page(showing, reader, need, {}, {}, "coauthor_done_asked");
}

}

http::Response manage(web::Services& services, Asking& asking, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& form = visit.request.form;
    auto const act = form.text("act");
    auto const network = members::network_of(visit.request.remote_address);
    bool const may_guess =
        visit.viewer.signed_in() || asking.guesses.allows(network, services.now());
    auto tx = services.database.begin();
    auto const opened = may_guess ? own_need(tx, visit) : std::nullopt;
    if (!opened) {
        // The page of codes says what to do, and how many may be tried.
        asking.guesses.take(network, services.now());
        return private_page(http::redirect(visit.address("/needs/claim")));
    }
    auto const& need = *opened;
    if (act == "ask") return ask(showing, asking, need, tx);
    if (act.empty()) return page(showing, tx, need, {}, {});
    if (act != "take_back") throw http::BadRequest{"act is ask or take_back"};
    auto const id = CoauthorId::parse(form.text("coauthor"));
    auto const one = id ? store::find(tx, need.id, *id) : std::nullopt;
    bool const is_done = one && take_back(tx, hand_of(showing), need, *one);
    if (!is_done) return page(showing, tx, need, {}, {}, {}, "coauthor_answered_first", 409);
    tx.commit();
    auto reader = services.database.read();
    return page(showing, reader, need, {}, {}, "coauthor_done_taken_back");
}

}
