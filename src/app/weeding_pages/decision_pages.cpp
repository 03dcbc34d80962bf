// One decision to weed: what it covers, who proposed it, and after it was carried out the record of
// what went.
#include "app/account/handlers.h"
#include "app/weeding_pages/pages.h"
#include "app/weeding_pages/weeding_pages.h"
#include "platform/tables/csv.h"
#include "services/attachments/attachments.h"
#include "services/members/members.h"
#include "services/web/downloads.h"

namespace weeding_pages {

namespace {

using web::View;
using weeding::Outcome;
using weeding::State;
using weeding::Weeding;

constexpr std::size_t shown = 200, rows_in_part = 500;

/// The organisation's decision that the path names: another one's is nobody's.
Weeding decision_of(web::Visit const& visit, db::Reader& reader,
                    administration::Place const& here) {
    auto found = weeding::store::find(reader, visit.id<weeding::WeedingId>("weeding"));
    if (!found || found->organisation != here.id()) throw http::NotFound();
    return *std::move(found);
}

std::string name_of(web::Services& services, web::Visit const& visit,
                    members::MemberId const& member) {
    if (member.empty()) return "–";
    auto const found = services.members.find(member);
    return found ? found->name : text(services, visit, "somebody_gone");
}

/// What a thing is called: by its title while it is there.
std::string title_of(db::Reader& reader, lifetimes::Rule const* rule, weeding::Item const& item) {
    bool const may_be_there = item.outcome != Outcome::weeded && item.outcome != Outcome::gone;
    auto const due =
        rule && rule->find && may_be_there ? rule->find(reader, item.key) : std::nullopt;
    return due ? due->title : std::string();
}

std::vector<View> item_views(web::Services& services, web::Visit const& visit, db::Reader& reader,
                             Weeding const& of) {
    auto const* rule = weeding::find_rule(services.lifetimes, of.rule);
    std::vector<View> views;
    for (auto const& item : weeding::store::items(reader, of.id, "", shown))
        views.push_back(
            View()
                .set("item_key", item.key)
                .set_optional("item_title", title_of(reader, rule, item))
                .set("item_since", day_text(visit, item.since))
                .set("item_outcome",
                     text(services, visit, "outcome_" + std::string(weeding::name(item.outcome)))));
    return views;
}

View counts_view(web::Services& services, web::Visit const& visit, weeding::Counts const& counts) {
    std::vector<View> rows;
    for (auto const& [name, many] :
         {std::pair{"planned", counts.planned}, std::pair{"weeded", counts.weeded},
          std::pair{"held", counts.held}, std::pair{"changed", counts.changed},
          std::pair{"gone", counts.gone}})
        if (many > 0)
            rows.push_back(
                View()
                    .set("count_name", text(services, visit, "outcome_" + std::string(name)))
                    .set("count_many", texts::number(visit.language, many)));
    return View().set_list("counts", std::move(rows));
}

/// What was decided, by whom, and where it stands.
View facts(web::Services& services, web::Visit const& visit, db::Reader& reader,
           Weeding const& of) {
    auto const* rule = weeding::find_rule(services.lifetimes, of.rule);
    auto when = [&](basics::Time at) {
        return at.microseconds > 0 ? texts::date_time(visit.language, at) : std::string();
    };
    auto const state = "state_" + std::string(weeding::name(of.state));
    auto view = counts_view(services, visit, weeding::store::counts(reader, of.id));
    view.set("decision_number", of.decision)
        .set("decision_what", rule ? services.pages.text(visit, rule->what) : of.rule)
        .set("decision_on", texts::short_date(visit.language, of.decided_on))
        .set("decision_covers", of.covers)
        .set("decision_state", text(services, visit, state))
        .set("proposed_by", name_of(services, visit, of.proposed_by))
        .set("proposed_at", when(of.proposed_at))
        .set_optional("carried_out_by", of.carried_out_by.empty()
                                            ? std::string()
                                            : name_of(services, visit, of.carried_out_by))
        .set_optional("ended_at", when(of.ended_at))
        .set("is_done", of.state == State::done)
        .set("is_under_way", of.state == State::under_way);
    return view;
}

http::Response decision_page(web::Services& services, web::Visit const& visit,
                             administration::Place const& here, db::Reader& reader,
                             Weeding const& of, std::string const& refusal) {
    auto const& pages = services.pages;
    bool const takes_part = weeding::may_take_part(visit.viewer, here.id());
    bool const is_open = of.state == State::proposed;
    bool const is_own = of.proposed_by == visit.viewer.member;
    auto const url = visit.address(decision_path(here.id(), of.id));
    auto view = facts(services, visit, reader, of);
    view.set_list("items", item_views(services, visit, reader, of))
        .set_optional("refusal", refusal)
        .set("may_carry_out", is_open && takes_part && !is_own)
        .set("waits_for_other", is_open && takes_part && is_own)
        .set("may_withdraw", is_open && takes_part)
        .set("form_url", url)
        .set("file_url", url + "/file")
        .set("back_url", visit.address(overview_path(here.id())))
        .set("breadcrumbs", way_back(services, visit, here, true));
    web::PageOptions options{
        .title =
            text(services, visit, of.state == State::done ? "protocol_title" : "decision_title"),
        .status = refusal.empty() ? 200 : 409,
        .unlisted = true};
    add_notice(services, visit, options, {"proposed", "withdrawn", "carried_out"});
    return account::private_page(
        pages.page(visit, "weeding_pages/decision", std::move(view), std::move(options)));
}

http::Response carry_out(web::Services& services, web::Visit const& visit,
                         administration::Place const& here, weeding::WeedingId const& id) {
    if (auto ask = account::unless_confirmed(services, visit)) return *std::move(ask);
    auto const with = tools(services);
    {
        auto tx = services.database.begin();
        auto const of = decision_of(visit, tx, here);
        auto const stands = weeding::begin(tx, with, {services.now(), visit.viewer.member}, id);
        if (stands != weeding::Obstacle::none)
            return decision_page(
                services, visit, here, tx, of,
                text(services, visit,
                     stands == weeding::Obstacle::same_person ? "same_person" : "not_open"));
        tx.commit();
    }
    // What a crash interrupts here, the hourly look carries on.
    while (weeding::carry_on(services.database, with, services.now(), id)) {}
    services.attachments.clean();
    return account::private_page(
        http::redirect(visit.address(decision_path(here.id(), id)) + "?done=carried_out"));
}

http::Response withdraw(web::Services& services, web::Visit const& visit,
                        administration::Place const& here) {
    auto tx = services.database.begin();
    auto const of = decision_of(visit, tx, here);
    if (!weeding::withdraw(tx, tools(services), {services.now(), visit.viewer.member}, of))
        return decision_page(services, visit, here, tx, of, text(services, visit, "not_open"));
    tx.commit();
    return account::private_page(
        http::redirect(visit.address(decision_path(here.id(), of.id)) + "?done=withdrawn"));
}

/// That somebody takes the list, with what its things are called, is part of the record.
void record_taking(web::Services& services, web::Visit const& visit, Weeding const& of) {
    auto tx = services.database.begin();
    services.activity.record(tx, {.at = services.now(),
                                  .actor = visit.viewer.member,
                                  .action = "weeding.list_taken",
                                  .subject = {"weeding", of.id.string()},
                                  .organisation = of.organisation,
                                  .details = json::Object{{"decision", of.decision}}});
    tx.commit();
}

}

http::Response show_decision(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    auto reader = services.database.read();
    return decision_page(services, visit, here, reader, decision_of(visit, reader, here), {});
}

http::Response decide(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    auto const act = visit.request.form.text("act");
    if (act != "carry_out" && act != "withdraw")
        throw http::BadRequest{"act is carry_out or withdraw"};
    if (!weeding::may_take_part(visit.viewer, here.id())) {
        auto reader = services.database.read();
        return decision_page(services, visit, here, reader, decision_of(visit, reader, here),
                             text(services, visit, "only_seen"));
    }
    if (act == "withdraw") return withdraw(services, visit, here);
    return carry_out(services, visit, here, visit.id<weeding::WeedingId>("weeding"));
}

http::Response download_list(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    Weeding of;
    {
        auto reader = services.database.read();
        of = decision_of(visit, reader, here);
    }
    record_taking(services, visit, of);
    return account::private_page(web::streamed(
        "text/csv; charset=utf-8", "samverk-weeding.csv",
        [&services, of, after = std::string(), begun = false](std::string& chunk) mutable {
            tables::CsvWriter csv(chunk);
            if (!begun) {
                csv.byte_order_mark();
                csv.row({"decision", "decided_on", "rule", "id", "since", "outcome", "title"});
                begun = true;
            }
            auto const* rule = weeding::find_rule(services.lifetimes, of.rule);
            auto reader = services.database.read();
            auto const part = weeding::store::items(reader, of.id, after, rows_in_part);
            for (auto const& item : part)
                csv.row({of.decision, basics::iso(of.decided_on), of.rule, item.key,
                         basics::iso(item.since), std::string(weeding::name(item.outcome)),
                         title_of(reader, rule, item)});
            if (part.empty()) return false;
            after = part.back().key;
            return part.size() == rows_in_part;
        }));
}

}
