// The form of a benefit: stated, changed, ended.
#include "features/benefits/pages.h"

namespace benefits {

namespace {

using web::View;

/// What the form was made from, and what is shown again.
struct Form {
    told::Told typed = {};
    Benefit const* now = nullptr;  ///< Null: a new one.
    std::string reason = {};
    basics::Problems problems = {};
    std::string_view warning = {};
    int status = 200;
};

http::Response form_page(Showing const& showing, web::Access const& project, Form const& form) {
    auto const& visit = showing.visit;
    auto const page = form.now ? place(project, *form.now) : place(project) + "/new";
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, &project))
        .set("lead", showing.format("form_lead", {{"title", project.title}}))
        .set("fields",
             told::form_views(showing, field_words, benefit_fields(), form.typed, form.problems))
        .set("version_value", std::to_string(form.now ? form.now->version : 0))
        .set("form_url", visit.address(page))
        .set("back_url", visit.address(place(project)))
        .set("may_end", form.now != nullptr && !form.now->is_ended)
        .set("end_url", visit.address(page + "/end"))
        .set("overtaken", false)
        .set("reason_field", web::field_view({.name = "reason",
                                              .label = showing.text("label_reason"),
                                              .value = form.reason,
                                              .problem = showing.problem(form.problems, "reason"),
                                              .max_length = static_cast<int>(longest_words),
                                              .required = true,
                                              .rows = 3}));
    if (form.warning == "overtaken")
        view.set("overtaken", View()
                                  .set("facts", told::fact_views(showing, field_words,
                                                                 benefit_fields(), form.now->told))
                                  .set_list("goals", {}));
    web::PageOptions options{.title = showing.text(form.now ? "form_change" : "form_new"),
                             .status = form.problems.empty() ? form.status : 422,
                             .unlisted = true};
    if (!form.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(form.warning)));
    return web::private_page(
        showing.services.pages.page(visit, "benefits/form", std::move(view), std::move(options)));
}

http::Response back(Showing const& showing, web::Access const& project, std::string_view done) {
    return web::private_page(
        http::redirect(showing.visit.address(place(project)) + "?done=" + std::string(done)));
}

http::Response flood(Showing const& showing, web::Access const& project, Form form) {
    form.warning = "flood";
    form.status = 429;
    return form_page(showing, project, form).with("Retry-After", "3600");
}

/// Whether all these letters may be sent now.
bool may_send(Limits& limits, Showing const& showing, Done const& done) {
    for (std::size_t i = 0; i < done.sent.size(); ++i)
        if (!limits.letters.take(showing.visit.viewer.member.text(), showing.services.now()))
            return false;
    return true;
}

}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return form_page(showing, showing.changed(reader, "project"), {.typed = {{"currency", "SEK"}}});
}

http::Response save_new(web::Services& services, Limits&, web::Visit const& visit) {
    Showing const showing(services, visit);
    Form form{.typed = told::typed_in(visit, benefit_fields())};
    auto const good = checked_benefit(form.typed);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const all = wholes_of(tx, project);
    if (!good) form.problems = good.error();
    else if (all.size() >= most_benefits)
        form.problems.push_back({"title", "benefits.problem_many"});
    if (!form.problems.empty()) return form_page(showing, project, form);
    // Sent twice is sent.
    for (auto const& whole : all)
        if (whole.benefit.told == *good && !whole.benefit.is_ended)
            return back(showing, project, "saved");
    state(tx, hand_of(showing, project), project.id, nullptr, *good, visit.language);
    tx.commit();
    return back(showing, project, "saved");
}

http::Response show_benefit(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.changed(reader, "project");
    auto const whole = whole_in(visit, reader, project);
    return form_page(showing, project, {.typed = whole.benefit.told, .now = &whole.benefit});
}

http::Response save_benefit(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    Form form{.typed = told::typed_in(visit, benefit_fields())};
    auto const good = checked_benefit(form.typed);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const whole = whole_in(visit, tx, project);
    form.now = &whole.benefit;
    if (!good) {
        form.problems = good.error();
        return form_page(showing, project, form);
    }
    bool const is_same = whole.benefit.told == *good && !whole.benefit.is_ended;
    if (!is_same && whole.benefit.version != told::version_in(visit)) {
        form.warning = "overtaken";
        form.status = 409;
        return form_page(showing, project, form);
    }
    auto const done =
        state(tx, hand_of(showing, project), whole.benefit.project, &whole, *good, visit.language);
    if (!may_send(limits, showing, done)) return flood(showing, project, std::move(form));
    send_questions(services, tx, done, brief_of(tx, done.whole.benefit));
    tx.commit();
    return back(showing, project, done.sent.empty() ? "saved" : "sent");
}

http::Response end_benefit(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    std::string const typed(visit.request.form.text("reason"));
    auto const reason = checked_reason(typed);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const whole = whole_in(visit, tx, project);
    // Sent twice is sent.
    if (whole.benefit.is_ended) return back(showing, project, "ended");
    Form form{.typed = whole.benefit.told, .now = &whole.benefit, .reason = typed};
    if (!reason) {
        form.problems = reason.error();
        return form_page(showing, project, form);
    }
    end(tx, hand_of(showing, project), whole.benefit, *reason);
    tx.commit();
    return back(showing, project, "ended");
}

}
