// How an organisation and its units are reached: function mailboxes, and pauses in which nobody
// answers.
#include "app/account/handlers.h"
#include "app/administration/administration.h"
#include "app/unit_pages/pages.h"
#include "services/pauses/pauses.h"
#include "services/units/mailboxes.h"
#include "services/units/things.h"

namespace unit_pages {

namespace {

using units::Chart;
using web::View;

/// What a page of it shows: which of the two forms was sent, and what is wrong with it.
struct Sent {
    std::string act = {};
    basics::Problems problems = {};
};

std::string path_of(administration::Place const& place) {
    return administration::path_of(place.id()) + "/contact";
}

std::string unit_name(web::Services& services, web::Visit const& visit, Chart const& chart,
                      units::UnitId const& unit) {
    return unit.empty() ? text(services, visit, "whole_organisation") : chart.name(unit);
}

/// The units as a select of one of the forms. What was typed comes back in the form that was sent.
View unit_choice(web::Services& services, web::Visit const& visit, Chart const& chart,
                 Sent const& sent, std::string const& act) {
    bool const is_sent = sent.act == act;
    auto const chosen = is_sent ? std::string(visit.request.form.text("unit")) : std::string();
    std::vector<web::Option> options{
        {"", text(services, visit, "whole_organisation"), chosen.empty()}};
    for (auto const& one : units::choices(chart))
        options.push_back({one.id.string(), one.text, one.id.text() == chosen});
    auto field = web::choices_view(
        {.name = "unit",
         .label = text(services, visit, "contact_unit"),
         .problem = is_sent ? web::problem_text(visit, services.pages, sent.problems, "unit")
                            : std::string()},
        options);
    field.set("id", is_sent ? std::string("unit") : "unit-" + act);
    return field;
}

View typed_field(web::Services& services, web::Visit const& visit, Sent const& sent,
                 std::string const& act, web::Field field) {
    if (sent.act == act) {
        field.value = visit.request.form.text(field.name);
        field.problem = web::problem_text(visit, services.pages, sent.problems, field.name);
    }
    field.label = text(services, visit, "contact_" + field.name);
    field.hint = text(services, visit, "contact_" + field.name + "_hint");
    return web::field_view(field);
}

std::vector<View> mailbox_views(web::Services& services, web::Visit const& visit,
                                db::Reader& reader, Chart const& chart) {
    std::vector<View> views;
    for (auto const& [unit, address] : units::store::mailboxes(reader, chart.organisation()))
        views.push_back(View()
                            .set("mailbox_unit", unit_name(services, visit, chart, unit))
                            .set("mailbox_id", unit.text())
                            .set("mailbox_address", address));
    return views;
}

std::vector<View> pause_views(web::Services& services, web::Visit const& visit, db::Reader& reader,
                              Chart const& chart) {
    std::vector<View> views;
    for (auto const& one : pauses::store::to_come(reader, chart.organisation(), chart.day()))
        views.push_back(View()
                            .set("pause_id", one.id.text())
                            .set("pause_unit", unit_name(services, visit, chart, one.unit))
                            .set("pause_from", day_text(visit, one.from))
                            .set("pause_last", day_text(visit, one.last))
                            .set("pause_words", one.words));
    return views;
}

http::Response contact_page(web::Services& services, web::Visit const& visit,
                            administration::Place const& place, db::Reader& reader,
                            Sent const& sent) {
    auto const chart = units::chart_of(reader, place.id(), today(services));
    auto const field = [&](std::string const& act, web::Field one) {
        return typed_field(services, visit, sent, act, std::move(one));
    };
    auto view = web::problems_view(visit, services.pages, sent.problems);
    view.set("form_url", visit.address(path_of(place)))
        .set_list("mailboxes", mailbox_views(services, visit, reader, chart))
        .set_list("pauses", pause_views(services, visit, reader, chart))
        .set("mailbox_unit_field", unit_choice(services, visit, chart, sent, "mailbox"))
        .set("address_field", field("mailbox", {.name = "address",
                                                .label = {},
                                                .type = "email",
                                                .autocomplete = "off",
                                                .max_length = 254}))
        .set("pause_unit_field", unit_choice(services, visit, chart, sent, "pause"))
        .set("from_field", field("pause", {.name = "from", .label = {}, .required = true}))
        .set("last_field", field("pause", {.name = "last", .label = {}, .required = true}))
        .set("words_field",
             field("pause", {.name = "words", .label = {}, .max_length = pauses::longest_words}))
        .set("breadcrumbs", crumbs(services, visit, place));
    web::PageOptions options{.title = text(services, visit, "contact_title"),
                             .status = sent.problems.empty() ? 200 : 422,
                             .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", text(services, visit, "contact_saved")));
    return account::private_page(
        services.pages.page(visit, "unit_pages/contact", std::move(view), std::move(options)));
}

/// Does what the form asks for, or says what is wrong with it.
basics::Problems done(db::Transaction& tx, units::Hand const& hand, Chart const& chart,
                      http::Fields const& form) {
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    auto const act = form.text("act");
    if (act == "mailbox") return units::set_mailbox(tx, hand, chart, text("unit"), text("address"));
    if (act == "pause") {
        auto const added =
            pauses::add(tx, hand, chart, {text("unit"), text("from"), text("last"), text("words")});
        return added ? basics::Problems{} : added.error();
    }
    if (act != "end_pause") throw http::BadRequest{"act is mailbox, pause or end_pause"};
    auto const id = pauses::PauseId::parse(text("pause"));
    // One that is gone already is what was asked for.
    if (id) pauses::end(tx, hand, chart.organisation(), *id);
    return {};
}

}

http::Response show_contact(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    auto reader = services.database.read();
    return contact_page(services, visit, place, reader, {});
}

http::Response change_contact(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    auto tx = services.database.begin();
    auto const chart = units::chart_of(tx, place.id(), today(services));
    auto problems = done(tx, {services.activity, services.now(), visit.viewer.member}, chart,
                         visit.request.form);
    if (!problems.empty())
        return contact_page(services, visit, place, tx,
                            {std::string(visit.request.form.text("act")), std::move(problems)});
    tx.commit();
    return account::private_page(http::redirect(visit.address(path_of(place)) + "?done=saved"));
}

}
