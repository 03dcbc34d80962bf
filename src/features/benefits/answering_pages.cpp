// From a letter, without an account: the controller confirms a figure, the owner tells one.
#include <algorithm>

#include "features/benefits/pages.h"

namespace benefits {

namespace {

using letter_links::Refusal;
using web::View;

/// What a link asks, as long as it stands as it was when the letter was written.
struct Open {
    Whole whole = {};
    knowledge::Brief project = {};
    int year = 0;

    Value const& value() const { return *std::ranges::find(whole.values, year, &Value::year); }
};

/// Whether the benefit, or its figure, is still the one that the letter was about.
bool is_still_asked(Asked const& asked, Whole const& whole, letter_links::Link const& link) {
    if (asked.year == 0)
        return !whole.benefit.is_ended &&
               told::said(whole.benefit.told, "owner_email") == link.address;
    auto const value = std::ranges::find(whole.values, asked.year, &Value::year);
    return value != whole.values.end() && value->version == asked.version &&
           value->state == State::waiting &&
           told::said(whole.benefit.told, "controller_email") == link.address;
}

std::expected<Open, Refusal> opened(letter_links::Door& door, web::Visit const& visit,
                                    db::Reader& reader, std::string_view purpose) {
    auto const link = letter_links::open(door, visit, reader, purpose);
    if (!link) return std::unexpected(link.error());
    auto const asked = parse_asked(link->detail);
    auto whole = asked ? find(reader, asked->project, asked->id) : std::nullopt;
    auto project = whole ? knowledge::brief(reader, asked->project) : std::nullopt;
    if (!project || !is_still_asked(*asked, *whole, *link))
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    return Open{*std::move(whole), *std::move(project), asked->year};
}

http::Response over(letter_links::Door& door, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(
        door, visit, refusal,
        {door.services.pages.text(visit, "benefits.see_totals"), "/benefits"});
}

http::Response thanks(web::Visit const& visit) {
    return letter_links::secret_page(http::redirect(visit.address("/benefits/thanks")));
}

void set_open(View& view, Showing const& showing, Open const& asked) {
    auto const& visit = showing.visit;
    view.set("project_title", asked.project.title(visit.language))
        .set("has_project_url", asked.project.is_public)
        .set("project_url", visit.address(asked.project.path))
        .set("facts", fact_views(showing, asked.whole.benefit))
        .set_list("goals", {})
        .set("form_url", visit.address(visit.path));
}

http::Response question_page(Showing const& showing, Open const& asked, std::string const& choice,
                             std::string const& comment, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& benefit = asked.whole.benefit;
    auto const& value = asked.value();
    auto view = web::problems_view(visit, showing.services.pages, problems);
    set_open(view, showing, asked);
    view.set("lead",
             showing.format("question_lead", {{"benefit", told::said(benefit.told, "title")},
                                              {"year", std::to_string(value.year)},
                                              {"figure", showing.figure(benefit, value.figure)},
                                              {"day", showing.date(value.measured_on)},
                                              {"source", value.source}}))
        .set("gain", gain_text(showing, benefit, value))
        .set("answer_field",
             web::choices_view({.name = "answer",
                                .label = showing.text("label_answer"),
                                .problem = showing.problem(problems, "answer"),
                                .type = "radio",
                                .required = true},
                               {{"yes", showing.text("answer_yes"), choice == "yes"},
                                {"no", showing.text("answer_no"), choice == "no"}}))
        .set("comment_field", web::field_view({.name = "comment",
                                               .label = showing.text("label_comment"),
                                               .value = comment,
                                               .hint = showing.text("hint_comment"),
                                               .problem = showing.problem(problems, "comment"),
                                               .max_length = static_cast<int>(longest_words)}));
    return letter_links::secret_page(
        showing.services.pages.page(visit, "benefits/question", std::move(view),
                                    {.title = showing.text("question_title"),
                                     .status = problems.empty() ? 200 : 422,
                                     .unlisted = true}));
}

http::Response report_page(Showing const& showing, Open const& asked, told::Told const& typed,
                           basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& benefit = asked.whole.benefit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    set_open(view, showing, asked);
    view.set_list("breadcrumbs", {})
        .set("lead", showing.format("value_lead",
                                    {{"benefit", told::said(benefit.told, "title")},
                                     {"measure", told::said(benefit.told, "measure")},
                                     {"unit", benefit.unit()},
                                     {"controller", told::said(benefit.told, "controller_name")}}))
        .set("fields", told::form_views(showing, field_words, value_fields(), typed, problems))
        .set_optional("back_url", "");
    return letter_links::secret_page(
        showing.services.pages.page(visit, "benefits/value", std::move(view),
                                    {.title = showing.text("value_title"),
                                     .status = problems.empty() ? 200 : 422,
                                     .unlisted = true}));
}

/// The figure that a used link was about, as it stands now; null when there is none any more.
std::optional<Value> value_behind(db::Reader& reader, Refusal const& refusal, int year) {
    auto const asked = parse_asked(refusal.link.detail);
    if (refusal.state != letter_links::State::used || !asked) return std::nullopt;
    auto const whole = find(reader, asked->project, asked->id);
    if (!whole) return std::nullopt;
    auto const found =
        std::ranges::find(whole->values, year == 0 ? asked->year : year, &Value::year);
    return found == whole->values.end() ? std::nullopt : std::optional(*found);
}

/// Whether the used link gave just this answer.
bool is_same_again(db::Reader& reader, Refusal const& refusal, Answer const& answer) {
    auto const value = value_behind(reader, refusal, 0);
    return value && value->comment == answer.comment &&
           value->state == (answer.is_yes ? State::confirmed : State::denied);
}

/// Whether the used link told just this figure.
bool is_same_again(db::Reader& reader, Refusal const& refusal, Value const& told) {
    auto const value = value_behind(reader, refusal, told.year);
    return value && value->figure == told.figure && value->source == told.source;
}

Hand hand_of(web::Services& services, Open const& asked) {
    return {services.activity, services.now(), {}, asked.project.organisation};
}

}

http::Response show_question(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto const asked = opened(door, visit, reader, controller_purpose);
    return asked ? question_page(showing, *asked, "", "", {}) : over(door, visit, asked.error());
}

http::Response send_answer(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    std::string const choice(visit.request.form.text("answer"));
    std::string comment(visit.request.form.text("comment"));
    std::erase(comment, '\r');
    auto const good = checked_answer(choice, comment);
    auto tx = services.database.begin();
    auto const asked = opened(door, visit, tx, controller_purpose);
    // Sent twice is sent.
    if (!asked)
        return good && is_same_again(tx, asked.error(), *good) ? thanks(visit)
                                                               : over(door, visit, asked.error());
    if (!good) return question_page(showing, *asked, choice, comment, good.error());
    if (!letter_links::use(tx, visit.part("link"), services.now()))
        return over(door, visit, {letter_links::State::used, {}});
    auto const whole = answer(tx, hand_of(services, *asked), asked->whole, asked->year, *good);
    tell_stater(services, tx, whole, asked->year, asked->project);
    tx.commit();
    return thanks(visit);
}

http::Response show_report(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto const asked = opened(door, visit, reader, owner_purpose);
    if (!asked) return over(door, visit, asked.error());
    return report_page(showing, *asked, {{"measured_on", basics::iso(showing.today)}}, {});
}

http::Response send_report(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    auto const typed = told::typed_in(visit, value_fields());
    auto const good = checked_value(typed, showing.today);
    auto tx = services.database.begin();
    auto const asked = opened(door, visit, tx, owner_purpose);
    if (!asked)
        return good && is_same_again(tx, asked.error(), *good) ? thanks(visit)
                                                               : over(door, visit, asked.error());
    if (!good) return report_page(showing, *asked, typed, good.error());
    if (!letter_links::use(tx, visit.part("link"), services.now()))
        return over(door, visit, {letter_links::State::used, {}});
    auto const done = measure(tx, hand_of(services, *asked), asked->whole, *good);
    send_questions(services, tx, done, asked->project);
    tx.commit();
    return thanks(visit);
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    return services.pages.page(visit, "benefits/thanks",
                               View().set("totals_url", visit.address("/benefits")),
                               {.title = showing.text("thanks_title"), .unlisted = true});
}

}
