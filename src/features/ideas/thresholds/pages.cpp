// A rule is said by its coordinators; everybody reads what it did.
#include "features/ideas/thresholds/pages.h"

#include <algorithm>

#include "features/ideas/rules.h"
#include "features/ideas/store.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace ideas::thresholds {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_shown = 200;

organisations::Organisation const& organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    return *found;
}

std::string path_of(organisations::OrganisationId const& id) {
    return "/administration/" + id.string() + "/threshold";
}

Draft draft_of(Rule const& rule) {
    return {.who = rule.who,
            .member = rule.member.string(),
            .address = rule.address,
            .supports = rule.supports > 0 ? std::to_string(rule.supports) : std::string(),
            .day = rule.day == basics::Date() ? std::string() : basics::iso(rule.day),
            .is_yearly = rule.is_yearly};
}

/// Everybody with a role in the organisation.
std::vector<web::Option> people(Showing const& showing,
                                organisations::OrganisationId const& organisation,
                                std::string const& chosen) {
    std::vector<web::Option> options{{"", showing.text("threshold_no_member"), chosen.empty()}};
    for (auto const& holder : showing.services.members.of_organisation(organisation)) {
        auto const id = holder.member.id.string();
        if (std::ranges::find(options, id, &web::Option::value) == options.end())
            options.push_back({id, holder.member.name, id == chosen});
    }
    return options;
}

View form_fields(Showing const& showing, organisations::OrganisationId const& organisation,
                 Draft const& typed, basics::Problems const& problems) {
    auto const field = [&](std::string const& name, std::string const& value,
                           std::string const& type, int longest) {
        return web::field_view({.name = name,
                                .label = showing.text("label_threshold_" + name),
                                .value = value,
                                .hint = showing.text("hint_threshold_" + name),
                                .problem = showing.problem(problems, name),
                                .type = type,
                                .autocomplete = "off",
                                .max_length = longest,
                                .required = name == "who"});
    };
    View view;
    view.set("who_field", field("who", typed.who, "text", static_cast<int>(longest_who)))
        .set("member_field", web::choices_view({.name = "member",
                                                .label = showing.text("label_threshold_member"),
                                                .hint = showing.text("hint_threshold_member"),
                                                .problem = showing.problem(problems, "member")},
                                               people(showing, organisation, typed.member)))
        .set("address_field", field("address", typed.address, "email", 254))
        .set("supports_field", field("supports", typed.supports, "text", 7))
        .set("day_field", field("day", typed.day, "date", 10))
        .set("is_yearly", typed.is_yearly);
    return view;
}

http::Response page(Showing const& showing, db::Reader& reader,
                    organisations::Organisation const& one, std::optional<Draft> const& typed,
                    basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const rule = rule_of(reader, one.id);
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(form_fields(showing, one.id,
                           typed  ? *typed
                           : rule ? draft_of(*rule)
                                  : Draft(),
                           problems));
    bool const has_left = rule && rule->address.empty() &&
                          (rule->member.empty() ||
                           !permissions::may_in_part(showing.services.members.viewer(rule->member),
                                                     Permission::contribute, one.id));
    view.set("has_rule", rule.has_value())
        .set("has_left", has_left)
        .set("form_url", visit.address(path_of(one.id)))
        .set("waiting_url", visit.address("/needs/decisions"))
        .set("breadcrumbs",
             std::vector<View>{
                 View()
                     .set("crumb_name", std::string(organisations::name_in(one, visit.language)))
                     .set("crumb_url", showing.organisation_url(one.id))});
    web::PageOptions options{.title = showing.text("threshold_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (done == "set" || done == "taken_away")
        options.notices.push_back(
            web::notice("done", showing.text("threshold_done_" + std::string(done))));
    return private_page(
        showing.services.pages.page(visit, "ideas/threshold", std::move(view), std::move(options)));
}

Draft draft_in(web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {text("who"),      text("member"), text("address"),
            text("supports"), text("day"),    form.has("yearly")};
}

View waiting_row(Showing const& showing, db::Reader& reader, Reached const& one) {
    auto const need = find(reader, one.need);
    auto const days = days_between(one.at, showing.services.now());
    bool const is_mine = one.member == showing.visit.viewer.member;
    return View()
        .set("row_title", need ? need->told.title : std::string())
        .set("row_language", need ? need->told.language : std::string("sv"))
        .set("row_url", showing.visit.address(need ? path_of(*need) : "/needs"))
        .set("row_organisation", showing.organisation_name(one.organisation))
        .set("row_who", one.who)
        .set("row_why", showing.format("reached_" + std::string(name(one.why)),
                                       {{"count", one.supports}, {"date", showing.date(one.at)}}))
        .set("row_is_mine", is_mine)
        .set("days", View()
                         .set("count", texts::number(showing.visit.language, days))
                         .set("word", showing.format("days_word", {{"count", days}}))
                         .set("is_late", false));
}

}

basics::Problems set(Showing const& showing, db::Transaction& tx,
                     organisations::OrganisationId const& organisation, Draft const& typed) {
    auto const today = basics::day_in_stockholm(showing.services.now());
    auto const rule = checked(typed, today);
    if (!rule) return rule.error();
    auto const options = people(showing, organisation, typed.member);
    if (std::ranges::find(options, typed.member, &web::Option::value) == options.end())
        return {{"member", "ideas.problem_threshold_member"}};
    set_rule(tx, hand_of(showing), organisation, *rule);
    // What has so many supports already is there at once.
    auto const found = store::candidates(tx, organisation,
                                         std::max<std::int64_t>(rule->supports, 1), {}, most_shown);
    if (rule->supports > 0)
        for (auto const& id : found) reach(showing.services, tx, id);
    return {};
}

std::vector<Reached> waiting_for(Showing const& showing, db::Reader& reader) {
    auto const& visit = showing.visit;
    std::vector<Reached> all = waiting(reader, {}, visit.viewer.member, most_shown);
    for (auto const& organisation : visit.viewer.organisations()) {
        if (!visit.may(Permission::coordinate, organisation)) continue;
        for (auto const& one : waiting(reader, organisation, {}, most_shown))
            if (std::ranges::find(all, one.need, &Reached::need) == all.end()) all.push_back(one);
    }
    std::ranges::sort(all, {}, [](Reached const& one) { return std::pair(one.at, one.need); });
    return all;
}

View reached_view(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const one = reached(reader, need.id);
    bool const waits = need.state == State::received || need.state == State::in_progress;
    if (!one || !waits) return View().set_optional("reached_text", "");
    return View().set_optional(
        "reached_text",
        showing.format(
            "reached_page_" + std::string(name(one->why)),
            {{"who", one->who}, {"count", one->supports}, {"date", showing.date(one->at)}}));
}

http::Response show_rule(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto reader = services.database.read();
    return page(showing, reader, one, std::nullopt, {});
}

http::Response change_rule(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto const act = visit.request.form.text("act");
    if (act != "set" && act != "take_away") throw http::BadRequest{"act is set or take_away"};
    auto const typed = draft_in(visit);
    basics::Problems problems;
    {
        auto tx = services.database.begin();
        if (act == "take_away") take_rule(tx, hand_of(showing), one.id);
        else problems = set(showing, tx, one.id, typed);
        if (problems.empty()) tx.commit();
    }
    if (!problems.empty()) {
        auto reader = services.database.read();
        return page(showing, reader, one, typed, problems);
    }
    return private_page(http::redirect(visit.address(path_of(one.id)) +
                                       (act == "set" ? "?done=set" : "?done=taken_away")));
}

http::Response show_waiting(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<View> rules;
    for (auto const& organisation : visit.viewer.organisations()) {
        if (!visit.may(Permission::coordinate, organisation)) continue;
        rules.push_back(
            View()
                .set("rule_text",
                     showing.format("threshold_go",
                                    {{"name", showing.organisation_name(organisation)}}))
                .set("rule_url", visit.address(path_of(organisation))));
    }
    std::vector<View> rows;
    for (auto const& one : waiting_for(showing, reader))
        rows.push_back(waiting_row(showing, reader, one));
    View view;
    view.set_list("rows", std::move(rows))
        .set_list("rules", std::move(rules))
        .set("needs_url", visit.address("/needs"));
    return private_page(
        services.pages.page(visit, "ideas/decisions", std::move(view),
                            {.title = showing.text("decisions_title"), .unlisted = true}));
}

}
