// The sender follows the need: by its code, or signed in. The code stands in the forms and never in
// an address or a cookie, so that a borrowed computer keeps nothing.
#include "features/ideas/asking_back/pages.h"
#include "features/ideas/coauthors/pages.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/own_page.h"
#include "features/ideas/pages.h"
#include "features/ideas/rules.h"
#include "features/ideas/typed.h"
#include "services/claims/claim_code.h"
#include "services/claims/code_field.h"
#include "services/members/attempts.h"
#include "services/moderation/moderation.h"

namespace ideas::pages {

namespace {

using web::View;

http::Response claim_page(Showing const& showing, std::string_view typed,
                          basics::Problems const& problems, std::string_view warning = {},
                          int status = 200) {
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    view.set("code_field", claims::code_field(showing.visit, showing.services.pages, typed,
                                              showing.problem(problems, "code")))
        .set("breadcrumbs", breadcrumbs(showing, Kind::need))
        .set("form_url", showing.visit.address("/needs/claim"))
        .set("new_url", showing.visit.address("/needs/new"))
        .set("needs_url", showing.visit.address("/needs"));
    web::PageOptions options{.title = showing.text("claim_title"), .status = status};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(showing.visit, "ideas/claim", std::move(view),
                                                    std::move(options)));
}

std::optional<Need> opened(db::Reader& reader, std::string_view typed) {
    auto const code = claims::read_code(typed);
    auto const id = code ? with_claim(reader, claims::code_hash(*code)) : std::nullopt;
    return id ? find(reader, *id) : std::nullopt;
}

/// The sender's need: opened by the code in the form, or the signed-in member's own.
std::optional<Need> own_need(db::Reader& reader, web::Visit const& visit) {
    auto const code = visit.request.form.text("code");
    if (!code.empty()) return opened(reader, code);
    auto const id = NeedId::parse(visit.request.form.text("need"));
    auto need = id ? find(reader, *id) : std::nullopt;
    bool const is_own = need && visit.viewer.signed_in() && need->told_by == visit.viewer.member;
    return is_own ? std::move(need) : std::nullopt;
}

Typed correction_in(Showing const& showing, Need const& need) {
    auto typed = typed_in(showing.visit, need.told.kind);
    typed.organisation = need.told.organisation.string();
    typed.sender = {};
    typed.trap.clear();
    return typed;
}

void do_correct(Showing const& showing, db::Transaction& tx, Need& need, own::Shown& shown) {
    auto const typed = correction_in(showing, need);
    auto const good = checked(showing, typed);
    auto kept = typed.told;
    kept.how_often = parse_frequency(typed.how_often).value_or(Frequency::unknown);
    auto const seen = showing.visit.request.form.text("version");
    if (may_correct(need) && !seen.empty() && seen != std::to_string(need.version)) {
        // A co-author was first: the page shows both texts.
        shown.is_overtaken = true;
        shown.correction = std::move(kept);
        return;
    }
    if (!may_correct(need)) {
        // Those who answer were first: what was typed can be added instead.
        shown.is_overtaken = true;
        shown.addition = kept.story;
        return;
    }
    if (!good.problems.empty()) {
        shown.problems = good.problems;
        shown.correction = std::move(kept);
        return;
    }
    auto told = good.told;
    told.organisation = need.told.organisation;
    need = correct(tx, hand_of(showing), need, told, reading_of(showing.services, tx, told));
    shown.done = "corrected";
}

void do_add(Showing const& showing, db::Transaction& tx, Need& need, own::Shown& shown) {
    auto const typed = showing.visit.request.form.text("addition");
    auto words = checked_words(typed, "addition", longest_addition, "ideas.problem_addition",
                               "ideas.problem_long");
    if (!words || !may_add(need)) {
        if (!words) shown.problems = words.error();
        shown.is_overtaken = words.has_value();
        shown.addition = typed;
        return;
    }
    auto const reading = reading_of(showing.services, tx, need.told, *words);
    need = add_words(tx, hand_of(showing), need, *std::move(words), reading);
    shown.done = "added";
}

void do_change_sender(Showing const& showing, db::Transaction& tx, Need const& need,
                      own::Shown& shown) {
    auto const& form = showing.visit.request.form;
    Sender const typed{std::string(form.text("sender_name")), std::string(form.text("email")),
                       reads(showing.visit)};
    auto const good = checked(typed);
    if (!good) {
        shown.problems = good.error();
        shown.sender = typed;
        return;
    }
    change_sender(tx, need, *good);
    shown.done = good->empty() ? "forgotten" : "sender";
}

void do_ask_again(Showing const& showing, db::Transaction& tx, Need const& need,
                  own::Shown& shown) {
    shown.again = showing.visit.request.form.text("words");
    std::erase(shown.again, '\r');
    if (own::what_may_be_asked(showing, tx, need) == moderation::WriterMay::nothing) {
        shown.is_overtaken = true;
        return;
    }
    auto const asked = moderation::ask_as_writer(showing.services, showing.visit.viewer.member, tx,
                                                 subject_of(need), shown.again);
    if (asked) shown.done = "again";
    else shown.problems = asked.error();
}

void do_reply(Showing const& showing, db::Transaction& tx, Need const& need, own::Shown& shown) {
    shown.reply = showing.visit.request.form.text("reply");
    std::erase(shown.reply, '\r');
    auto const done = asking_back::reply_typed(showing, tx, need, shown.reply);
    if (done) shown.done = "replied";
    else shown.problems = done.error();
    shown.is_overtaken = !done && shown.problems.empty();
    if (done) shown.reply.clear();
}

void do_open(Showing const& showing, db::Transaction& tx, Need& need, own::Shown& shown) {
    auto const wanted = inside::parse_audience(showing.visit.request.form.text("audience"));
    auto opened = wanted ? inside::open_to(tx, hand_of(showing), need, *wanted) : std::nullopt;
    if (!opened) {
        shown.is_overtaken = true;
        return;
    }
    need = *std::move(opened);
    shown.done = "opened";
}

/// Those whose words were merged with it are told that these stand by themselves again.
void do_withdraw(Showing const& showing, db::Transaction& tx, Need& need) {
    auto const parts = merged_directly(tx, need.id);
    coauthors::tell_withdrawn(showing.services, tx, need);
    need = withdraw(tx, hand_of(showing), need);
    for (auto const& part : parts)
        if (auto const own = find(tx, part.id)) tell_split(showing.services, tx, *own, need, {});
}

/// Does what the form asks for; what is wrong or done stands in `shown` afterwards.
void act(Showing const& showing, db::Transaction& tx, Need& need, own::Shown& shown) {
    auto const what = showing.visit.request.form.text("act");
    if (what == "correct") do_correct(showing, tx, need, shown);
    else if (what == "add") do_add(showing, tx, need, shown);
    else if (what == "sender") do_change_sender(showing, tx, need, shown);
    else if (what == "withdraw") {
        if (may_withdraw(need)) do_withdraw(showing, tx, need);
        shown.done = "withdrawn";
    } else if (what == "open") do_open(showing, tx, need, shown);
    else if (what == "again") do_ask_again(showing, tx, need, shown);
    else if (what == "reply") do_reply(showing, tx, need, shown);
    else throw http::BadRequest{"act is correct, add, sender, withdraw, open, again or reply"};
}

}

http::Response show_claim(web::Services& services, web::Visit const& visit) {
    return claim_page(Showing(services, visit), {}, {});
}

http::Response opened_by_letter(Showing const& showing, db::Reader& reader, Need const& need,
                                std::string const& code) {
    return own::page(showing, reader, need, {.code = code, .is_by_letter = true});
}

http::Response claim(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = visit.request.form.text("code");
    auto const network = members::network_of(visit.request.remote_address);
    if (!limits.guesses.allows(network, services.now()))
        return claim_page(showing, typed, {}, "flood_codes", 429).with("Retry-After", "3600");
    auto reader = services.database.read();
    auto const need = opened(reader, typed);
    if (!need) {
        limits.guesses.take(network, services.now());
        return claim_page(showing, typed, {{"code", "ideas.problem_code"}}, {}, 422);
    }
    return own::page(showing, reader, *need, {.code = claims::read_code(typed).value_or("")});
}

http::Response show_own(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const need = http::found(find(reader, visit.id<NeedId>()));
    if (need.told_by != visit.viewer.member) throw http::NotFound();
    return own::page(showing, reader, need, {});
}

http::Response change_own(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const network = members::network_of(visit.request.remote_address);
    auto const code = visit.request.form.text("code");
    bool const is_allowed =
        visit.viewer.signed_in() || (limits.guesses.allows(network, services.now()) &&
                                     limits.sendings.take(network, services.now()));
    own::Shown shown{.code = claims::read_code(code).value_or("")};
    std::optional<Need> need;
    if (is_allowed) {
        auto tx = services.database.begin();
        need = own_need(tx, visit);
        if (need) {
            act(showing, tx, *need, shown);
            if (!shown.done.empty()) tx.commit();
        }
    }
    auto reader = services.database.read();
    if (!is_allowed) {
        need = own_need(reader, visit);
        if (!need)
            return claim_page(showing, code, {}, "flood_codes", 429).with("Retry-After", "3600");
        shown.addition = visit.request.form.text("addition");
        shown.reply = visit.request.form.text("reply");
        if (visit.request.form.text("act") == "correct")
            shown.correction = correction_in(showing, *need).told;
        auto page = own::page(showing, reader, *need, shown);
        page.status = 429;
        return std::move(page).with("Retry-After", "3600");
    }
    if (!need) {
        if (code.empty()) throw http::NotFound();
        limits.guesses.take(network, services.now());
        return claim_page(showing, code, {{"code", "ideas.problem_code"}}, {}, 422);
    }
    // Read anew: what was not committed did not happen.
    return own::page(showing, reader, http::found(find(reader, need->id)), shown);
}

}
