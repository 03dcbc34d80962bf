// Every change goes through here, so that the log is never forgotten. It says how much and what
// became of it, never anybody's words.
#include "features/funds/actions.h"

#include "features/innovation/innovation.h"
#include "features/knowledge/knowledge.h"
#include "platform/secrets/secrets.h"
#include "services/lifetimes/span.h"
#include "services/members/members.h"
#include "services/red_thread/rules.h"
#include "services/red_thread/store.h"
#include "services/units/things.h"
#include "services/web/own_site.h"

namespace funds {

namespace {

void record(db::Transaction& tx, Hand const& hand, Fund const& fund, std::string const& action,
            json::Object details = {}) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "funds." + action,
                         .subject = subject_of(fund),
                         .organisation = fund.organisation,
                         .details = std::move(details)});
}

json::Object about(Application const& one) {
    return {{"application", one.id.text()}, {"version", one.version}};
}

/// What the project came from is told on the red thread, and to those who began it.
void tie(db::Transaction& tx, Hand const& hand, Fund const& fund, Application const& one) {
    auto const relation = red_thread::relation_between(one.idea_kind, "project");
    if (one.idea.empty() || !relation) return;
    activity::Subject const idea{one.idea_kind, one.idea}, project{"project", one.project};
    if (!red_thread::add(tx, {{idea, project, *relation}, hand.now, hand.member})) return;
    hand.log.record(
        tx, {.at = hand.now,
             .actor = hand.member,
             .action = "red_thread.led_on",
             .subject = idea,
             .organisation = fund.organisation,
             .details = json::Object{{"other_kind", "project"}, {"other_id", one.project}}});
}

innovation::Grant grant_of(web::Services& services, Fund const& fund, Application const& one,
                           Decision const& decision, members::MemberId const& by) {
    auto const language = texts::parse_language(one.language).value_or(texts::Language::sv);
    return {.project = one.project,
            .organisation = fund.organisation,
            .question = services.texts.format(
                language, "funds.gate_question",
                {{"amount", texts::money(language, fund.money(one.asked))}, {"fund", fund.name}}),
            .kind = fund.decision_kind,
            .decider = fund.decider,
            .reference = decision.reference,
            .reason = decision.reason,
            .on = decision.on,
            .by = by,
            .language = language};
}

}

activity::Subject subject_of(Fund const& fund) { return {"fund", fund.id.string()}; }

std::string path_of(Fund const& fund) { return "/funds/" + fund.id.string(); }

std::string path_of(Application const& application) {
    return "/funds/" + application.fund.string() + "/applications/" + application.id.string();
}

Fund make(db::Transaction& tx, Hand const& hand, Fund fund) {
    fund.id = FundId::make();
    fund.made_by = hand.member;
    fund.made_at = hand.now;
    add(tx, fund);
    record(tx, hand, fund, "made", {{"amount", fund.amount}});
    return fund;
}

void change(db::Transaction& tx, Hand const& hand, Fund const& before, Fund wanted) {
    wanted.id = before.id;
    wanted.organisation = before.organisation;
    wanted.currency = before.currency;
    wanted.version = before.version + 1;
    update(tx, wanted);
    record(tx, hand, wanted, "changed", {{"amount", wanted.amount}, {"version", wanted.version}});
}

Application apply(db::Transaction& tx, Hand const& hand, Fund const& fund, Application made,
                  std::string_view key) {
    made.sending = secrets::hash(std::string(key) + "\n" + hand.member.string() + "\n" +
                                 secrets::hash(made.title) + secrets::hash(made.what) +
                                 secrets::hash(made.doers) + basics::iso(made.done_by) + " " +
                                 std::to_string(made.asked));
    if (auto known = with_sending(tx, fund.id, made.sending)) return *std::move(known);
    made.id = ApplicationId::make();
    made.member = hand.member;
    made.applied_at = hand.now;
    add(tx, made);
    record(tx, hand, fund, "applied", about(made));
    return made;
}

Application withdraw(db::Transaction& tx, Hand const& hand, Fund const& fund, Application one) {
    one.state = State::withdrawn;
    ++one.version;
    update(tx, one);
    record(tx, hand, fund, "withdrawn", about(one));
    return one;
}

Application decide(web::Services& services, db::Transaction& tx, Hand const& hand, Fund const& fund,
                   Application one, Decision const& decision) {
    ++one.version;
    one.state = decision.is_granted ? State::granted : State::declined;
    one.granted = decision.granted;
    one.reason = decision.reason;
    one.reference = decision.reference;
    one.decided_on = decision.on;
    one.decided_by = hand.member;
    if (decision.is_granted) {
        auto const language = texts::parse_language(one.language).value_or(texts::Language::sv);
        one.project = knowledge::begin_project(services, tx, hand.member, fund.organisation,
                                               language, one.title, one.what);
        if (!fund.unit.empty())
            units::give(tx, {hand.log, hand.now, hand.member}, fund.organisation,
                        {"project", one.project}, fund.unit.text());
        innovation::begin_granted(services, tx,
                                  grant_of(services, fund, one, decision, hand.member));
        one.account_due =
            lifetimes::last_day(one.done_by, {days_to_account, lifetimes::Unit::days});
        tie(tx, hand, fund, one);
    }
    update(tx, one);
    auto details = about(one);
    details.append("granted", one.granted);
    record(tx, hand, fund, decision.is_granted ? "granted" : "declined", std::move(details));
    return one;
}

Application account(db::Transaction& tx, Hand const& hand, Fund const& fund, Application one,
                    Account const& told) {
    ++one.version;
    one.state = State::accounted;
    one.used = told.used;
    one.came_out = told.came_out;
    one.learned = told.learned;
    one.accounted_on = basics::day_in_stockholm(hand.now);
    update(tx, one);
    auto details = about(one);
    details.append("used", one.used);
    record(tx, hand, fund, "accounted", std::move(details));
    return one;
}

void tell_applicant(web::Services& services, db::Transaction& tx, Fund const& fund,
                    Application const& one, std::string const& about_) {
    auto& members = services.members;
    auto const member = members.find(members.reached_instead_of(one.member, fund.organisation));
    if (!member || member->email.empty()) return;
    auto const language = member->language;
    services.post(tx, {.to = member->email,
                       .language = language,
                       .about = "funds.mail_" + about_,
                       .arguments = {{"title", one.title},
                                     {"fund", fund.name},
                                     {"outcome", std::string(name(one.state))},
                                     {"amount", texts::money(language, fund.money(one.granted))},
                                     {"reason", one.reason},
                                     {"date", one.account_due.day == 0
                                                  ? std::string()
                                                  : texts::date(language, one.account_due)}},
                       .path = "/" + std::string(texts::code(language)) + path_of(one),
                       .address = web::own_site(services, fund.organisation)});
}

}
