// "Vi är intresserade" and "vi använder det här".
#include "features/adoptions/pages.h"
#include "services/letter_links/link.h"

namespace adoptions {

namespace {

using web::View;

/// What is asked for, from the address or the form.
struct Wish {
    activity::Subject subject = {};
    std::string place = {};
    State state = State::interested;
};

template <class Fields>
Wish wish_in(Fields const& fields) {
    auto const state = parse_state(fields.text("state"));
    return {{std::string(fields.text("kind")), std::string(fields.text("subject"))},
            std::string(fields.text("place")),
            state == State::in_use ? State::in_use : State::interested};
}

/// More than so many are chosen from a list that opens.
constexpr std::size_t longest_radio = 6;

/// Each organisation and unit for which the reader may write, units below their organisation.
std::vector<web::Option> place_options(Showing const& showing, db::Reader& reader,
                                       web::Access const& subject, std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const& place : writing_places(showing, reader)) {
        if (is_own(subject, place)) continue;
        auto const value = text_of(place);
        options.push_back(
            {value, showing.who(reader, place.organisation, place.unit), chosen == value});
    }
    if (options.size() == 1) options.front().chosen = true;
    return options;
}

http::Response page(Showing const& showing, db::Reader& reader, Wish const& wish,
                    web::Access const& subject, basics::Problems const& problems,
                    std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    auto const options = place_options(showing, reader, subject, wish.place);
    bool const is_long = options.size() > longest_radio;
    auto field = web::choices_view({.name = "place",
                                    .label = showing.text("label_place"),
                                    .hint = is_long ? showing.text("hint_place") : std::string(),
                                    .problem = showing.problem(problems, "place"),
                                    .type = is_long ? "" : "radio",
                                    .required = true},
                                   options);
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, subject))
        .set("lead", showing.format("begin_lead", {{"title", subject.title}}))
        .set("may_begin", !options.empty())
        .set("kind_value", wish.subject.kind)
        .set("subject_value", subject.id)
        .set("form_url", visit.address("/adoptions/new"))
        .set("back_url", visit.address(subject.path))
        .set("account_url", visit.address("/account"))
        .set("organisations_url", visit.address("/organisations"))
        .set("has_many_places", is_long)
        .set("place_field", std::move(field))
        .set("state_field",
             web::choices_view(
                 {.name = "state",
                  .label = showing.text("label_begin_state"),
                  .problem = showing.problem(problems, "state"),
                  .type = "radio",
                  .required = true},
                 {{"interested", showing.text("act_interested"), wish.state == State::interested},
                  {"in_use", showing.text("act_in_use"), wish.state == State::in_use}}));
    web::PageOptions page_options{.title = showing.text("begin_title"),
                                  .status = problems.empty() ? status : 422,
                                  .unlisted = true};
    if (!warning.empty())
        page_options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(visit, "adoptions/begin", std::move(view),
                                                    std::move(page_options)));
}

}

std::optional<Adoption> begun_for(Showing const& showing, db::Transaction& tx,
                                  activity::Subject const& subject, web::Access const& access,
                                  Place const& place, State state) {
    std::optional<Adoption> before;
    for (auto& one : adoptions_of(tx, subject.kind, access))
        if (one.organisation == place.organisation && one.unit == place.unit)
            before = std::move(one);
    auto const now = showing.services.now();
    if (!before &&
        begun_since(tx, place.organisation, letter_links::days_after(now, -1)) >= most_a_day)
        return std::nullopt;
    return begin(tx, {showing.services.activity, now, showing.visit.viewer.member}, before,
                 {.subject = {subject.kind, access.id},
                  .organisation = place.organisation,
                  .unit = place.unit,
                  .state = state,
                  .language = showing.visit.language});
}

http::Response show_begin(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const wish = wish_in(visit.request.query);
    // Asked for without anything to take over: it is to be found first.
    if (wish.subject.id.empty()) return http::redirect(visit.address("/search"));
    auto reader = services.database.read();
    return page(showing, reader, wish, seen_subject(showing, reader, wish.subject), {});
}

http::Response send_begin(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const wish = wish_in(visit.request.form);
    auto tx = services.database.begin();
    auto const subject = seen_subject(showing, tx, wish.subject);
    auto const place = parse_place(wish.place);
    if (!place) return page(showing, tx, wish, subject, {{"place", "adoptions.problem_place"}});
    if (!may_write(showing, tx, *place)) throw http::Forbidden();
    if (is_own(subject, *place))
        return page(showing, tx, wish, subject, {{"place", "adoptions.problem_own"}});
    auto const done = begun_for(showing, tx, wish.subject, subject, *place, wish.state);
    if (!done)
        return page(showing, tx, wish, subject, {}, "flood", 429).with("Retry-After", "86400");
    tx.commit();
    return private_page(
        http::redirect(visit.address("/adoptions/" + done->id.string()) + "?done=begun"));
}

}
