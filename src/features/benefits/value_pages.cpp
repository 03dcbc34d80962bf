// The figure of a year, told by those who work with the project, and asking the controller again.
#include <algorithm>
#include <charconv>

#include "features/benefits/pages.h"

namespace benefits {

namespace {

using web::View;

struct Form {
    told::Told typed = {};
    basics::Problems problems = {};
    std::string_view warning = {};
    int status = 200;
};

http::Response form_page(Showing const& showing, web::Access const& project, Whole const& whole,
                         Form const& form) {
    auto const& visit = showing.visit;
    auto const& benefit = whole.benefit;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, &project))
        .set("lead", showing.format("value_lead",
                                    {{"benefit", told::said(benefit.told, "title")},
                                     {"measure", told::said(benefit.told, "measure")},
                                     {"unit", benefit.unit()},
                                     {"controller", told::said(benefit.told, "controller_name")}}))
        .set("fields",
             told::form_views(showing, field_words, value_fields(), form.typed, form.problems))
        .set("facts", fact_views(showing, benefit))
        .set_list("goals", {})
        .set("form_url", visit.address(place(project, benefit) + "/value"))
        .set_optional("back_url", visit.address(place(project)));
    web::PageOptions options{.title = showing.text("value_title"),
                             .status = form.problems.empty() ? form.status : 422,
                             .unlisted = true};
    if (!form.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(form.warning)));
    return web::private_page(
        showing.services.pages.page(visit, "benefits/value", std::move(view), std::move(options)));
}

int year_in(std::string_view text) {
    int year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    return year;
}

http::Response back(Showing const& showing, web::Access const& project, std::string_view done) {
    return web::private_page(
        http::redirect(showing.visit.address(place(project)) + "?done=" + std::string(done)));
}

}

http::Response show_value(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.changed(reader, "project");
    auto const whole = whole_in(visit, reader, project);
    Form form;
    auto const year = year_in(visit.request.query.text("year"));
    auto const found = std::ranges::find(whole.values, year, &Value::year);
    if (found != whole.values.end()) form.typed = typed_of(*found);
    else form.typed.emplace("measured_on", basics::iso(showing.today));
    return form_page(showing, project, whole, form);
}

http::Response save_value(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    Form form{.typed = told::typed_in(visit, value_fields())};
    auto const good = checked_value(form.typed, showing.today);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const whole = whole_in(visit, tx, project);
    if (whole.benefit.is_ended) {
        form.warning = "ended_meanwhile";
        form.status = 409;
        return form_page(showing, project, whole, form);
    }
    if (!good) {
        form.problems = good.error();
        return form_page(showing, project, whole, form);
    }
    auto const done = measure(tx, hand_of(showing, project), whole, *good);
    if (!done.sent.empty() && !limits.letters.take(visit.viewer.member.text(), services.now())) {
        form.warning = "flood";
        form.status = 429;
        return form_page(showing, project, whole, form).with("Retry-After", "3600");
    }
    send_questions(services, tx, done, brief_of(tx, whole.benefit));
    tx.commit();
    return back(showing, project, done.sent.empty() ? "saved" : "sent");
}

http::Response ask_again(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const year = year_in(visit.request.form.text("year"));
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const whole = whole_in(visit, tx, project);
    auto const found = std::ranges::find(whole.values, year, &Value::year);
    if (found == whole.values.end()) throw http::NotFound();
    // A letter a day is enough, and a double click is one.
    bool const is_new = services.now() < letter_links::days_after(found->told_at, 1);
    if (found->state == State::confirmed || (is_new && found->state == State::waiting) ||
        !limits.letters.take(visit.viewer.member.text(), services.now()))
        return back(showing, project, "");
    auto const done = send_again(tx, hand_of(showing, project), whole, year);
    send_questions(services, tx, done, brief_of(tx, whole.benefit));
    tx.commit();
    return back(showing, project, "sent");
}

}
