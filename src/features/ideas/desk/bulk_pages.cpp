// Many at once: what is to be done with those that were marked, and what came of each.
#include <algorithm>

#include "features/ideas/desk/doing.h"
#include "features/ideas/desk/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "services/identities/assurance.h"
#include "services/members/members.h"

namespace ideas::desk {

namespace {

using web::View;

/// What was asked for, when the page comes back instead of doing it.
struct Asked {
    std::vector<Pick> picks = {};
    std::string act = {}, state = {}, member = {}, unit = {};
    Answer answer = {};
    basics::Problems problems = {};
};

Asked asked_in(http::Fields const& form) {
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    Asked asked{
        .picks = picks_of(form.all("pick")),
        .act = text("act"),
        .state = text("state"),
        .member = text("member"),
        .unit = text("unit"),
        .answer = {
            .reason = text("reason"), .referred_to = text("referred_to"), .link = text("link")}};
    std::erase(asked.answer.reason, '\r');
    return asked;
}

/// Those marked that are the viewer's to answer.
std::vector<Need> marked(Showing const& showing, db::Reader& reader, Asked const& asked) {
    std::vector<Need> found;
    units::Where where(reader, basics::day_in_stockholm(showing.services.now()));
    for (auto const& pick : asked.picks)
        if (auto need = find(reader, pick.id))
            if (answers_for(showing.visit.viewer, where, *need)) found.push_back(*std::move(need));
    return found;
}

bool are_of_one(std::vector<Need> const& needs) {
    return std::ranges::all_of(needs, [&](Need const& one) {
        return one.told.organisation == needs.front().told.organisation;
    });
}

View who_fields(Showing const& showing, db::Reader& reader, std::vector<Need> const& needs,
                Asked const& asked) {
    std::vector<web::Option> people{{"", showing.text("assign_nobody"), asked.member.empty()}};
    std::vector<Colleague> all;
    for (auto const& need : needs)
        for (auto const& one : colleagues(showing.services, reader, showing.visit, need))
            if (std::ranges::find(all, one.member, &Colleague::member) == all.end())
                all.push_back(one);
    for (auto const& one : all)
        people.push_back({one.member.string(), one.name, one.member.text() == asked.member});
    View view;
    view.set("colleague_field",
             web::choices_view({.name = "member",
                                .label = showing.text("label_assign"),
                                .problem = showing.problem(asked.problems, "member")},
                               people));
    if (!needs.empty() && are_of_one(needs))
        view.merge(unit_field(showing, reader, needs.front().told.organisation, asked.unit,
                              "unit_none", asked.problems));
    else view.set("has_units", false);
    return view;
}

View answer_fields(Showing const& showing, Asked const& asked) {
    std::vector<web::Option> options;
    for (auto to : states)
        if (to != State::received)
            options.push_back({std::string(name(to)), showing.text("move_" + std::string(name(to))),
                               asked.state == name(to)});
    auto const field = [&](std::string const& name, std::string const& value, std::size_t longest,
                           int rows) {
        return web::field_view({.name = name,
                                .label = showing.text("label_" + name),
                                .value = value,
                                .hint = showing.text("hint_" + name),
                                .problem = showing.problem(asked.problems, name),
                                .max_length = static_cast<int>(longest),
                                .required = rows > 0,
                                .rows = rows});
    };
    auto reason = field("reason", asked.answer.reason, longest_reason, 5);
    reason.set("counter_text", showing.format("at_most", {{"count", longest_reason}}));
    View view;
    view.set("state_field", web::choices_view({.name = "state",
                                               .label = showing.text("label_state"),
                                               .problem = showing.problem(asked.problems, "state"),
                                               .type = "radio",
                                               .required = true},
                                              options))
        .set("reason_field", std::move(reason))
        .set("referred_to_field", field("referred_to", asked.answer.referred_to, longest_words, 0))
        .set("link_field", field("link", asked.answer.link, longest_link, 0));
    return view;
}

http::Response bulk_page(Showing const& showing, db::Reader& reader, Asked const& asked) {
    auto const& visit = showing.visit;
    auto const needs = marked(showing, reader, asked);
    std::vector<View> rows, picks;
    for (auto const& need : needs)
        rows.push_back(View()
                           .set("row_title", need.told.title)
                           .set("row_language", need.told.language)
                           .set("row_state", showing.state(need.state))
                           .set("row_url", visit.address("/needs/desk/" + need.id.string())));
    // As they were seen: what has changed meanwhile is not touched.
    for (auto const& pick : asked.picks)
        if (std::ranges::find(needs, pick.id, &Need::id) != needs.end())
            picks.push_back(View().set("pick", pick.text()));
    auto view = web::problems_view(visit, showing.services.pages, asked.problems);
    view.merge(who_fields(showing, reader, needs, asked)).merge(answer_fields(showing, asked));
    view.set("lead", showing.format("bulk_lead", {{"count", needs.size()}}))
        .set_list("rows", std::move(rows))
        .set_list("picks", std::move(picks))
        .set("form_url", visit.address("/needs/bulk"))
        .set("desk_url", visit.address("/needs/desk"));
    return private_page(showing.services.pages.page(visit, "ideas/bulk", std::move(view),
                                                    {.title = showing.text("bulk_title"),
                                                     .status = asked.problems.empty() ? 200 : 422,
                                                     .unlisted = true}));
}

/// What is to be done, or every mistake in `asked`.
std::optional<Work> checked_work(Asked& asked) {
    auto const work = checked(Wish{asked.act, asked.state, asked.member, asked.unit, asked.answer});
    if (work) return *work;
    asked.problems = work.error();
    return std::nullopt;
}

View came_view(Showing const& showing, db::Reader& reader, Pick const& pick, Came came) {
    auto const need = came == Came::gone ? std::nullopt : find(reader, pick.id);
    return View()
        .set("row_title", need ? need->told.title : showing.text("bulk_unknown"))
        .set("row_language",
             need ? need->told.language : std::string(texts::code(showing.visit.language)))
        .set_optional("row_url",
                      need ? showing.visit.address("/needs/desk/" + need->id.string()) : "")
        .set("row_came", showing.text("bulk_came_" + std::string(name(came))));
}

http::Response done_page(Showing const& showing, std::vector<std::pair<Pick, Came>> const& all) {
    auto reader = showing.services.database.read();
    std::vector<View> done, left;
    for (auto const& [pick, came] : all) {
        bool const is_so = came == Came::done || came == Came::same;
        (is_so ? done : left).push_back(came_view(showing, reader, pick, came));
    }
    View view;
    view.set("lead",
             showing.format("bulk_done_lead", {{"done", done.size()}, {"count", all.size()}}))
        .set_list("done", std::move(done))
        .set_list("left", std::move(left))
        .set("desk_url", showing.visit.address("/needs/desk"));
    return private_page(
        showing.services.pages.page(showing.visit, "ideas/bulk_done", std::move(view),
                                    {.title = showing.text("bulk_done_title"), .unlisted = true}));
}

}

http::Response show_bulk(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return bulk_page(showing, reader, asked_in(visit.request.query));
}

http::Response do_bulk(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto asked = asked_in(visit.request.form);
    auto const work = checked_work(asked);
    {
        auto reader = services.database.read();
        auto const needs = marked(showing, reader, asked);
        for (auto const& need : needs)
            if (auto more = identities::unless_sure(services, visit, need.told.organisation,
                                                    identities::Action::answer))
                return *std::move(more);
        if (!work || asked.picks.empty()) return bulk_page(showing, reader, asked);
    }
    std::vector<std::pair<Pick, Came>> all;
    for (auto const& pick : asked.picks) all.emplace_back(pick, do_one(showing, pick, *work));
    return done_page(showing, all);
}

}
