// Sheets to print: a QR code, a short address, and the code by which employees say that they work
// there.
#include <algorithm>

#include "features/ideas/inside/pages.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/placing.h"
#include "platform/basics/text.h"
#include "platform/qr/qr.h"
#include "services/units/things.h"
#include "services/web/own_site.h"

namespace ideas::inside {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t address_length = 6, work_code_length = 6, longest_address = 300;

organisations::OrganisationId organisation_in(Showing const& showing) {
    auto const id = showing.visit.id<organisations::OrganisationId>();
    if (!showing.directory->find(id)) throw http::NotFound();
    showing.visit.must(Permission::coordinate, id);
    return id;
}

std::string path_of(organisations::OrganisationId const& id) {
    return "/administration/" + id.string() + "/sheets";
}

/// "https://samverk.example/q/7K3M2Q"
std::string short_address(web::Services& services, Sheet const& sheet) {
    auto const own = web::own_site(services, sheet.organisation);
    return (own.empty() ? services.pages.public_address() : own) + "/q/" + sheet.code;
}

std::string sheet_name(Showing const& showing, db::Reader& reader, Sheet const& sheet) {
    auto const chart = units::chart_of(reader, sheet.organisation,
                                       basics::day_in_stockholm(showing.services.now()));
    std::string text =
        sheet.unit.empty() ? showing.organisation_name(sheet.organisation) : chart.name(sheet.unit);
    if (!sheet.place.empty()) text += ", " + sheet.place;
    auto const asking = sheet.call.empty() ? std::nullopt : asked::find(reader, sheet.call);
    if (asking) text += ": " + asking->title;
    return text;
}

View sheet_row(Showing const& showing, db::Reader& reader, Sheet const& sheet) {
    return View()
        .set("sheet_name", sheet_name(showing, reader, sheet))
        .set("sheet_code", sheet.code)
        .set("sheet_url", showing.visit.address(path_of(sheet.organisation) + "/" + sheet.code))
        .set("sheet_address", short_address(showing.services, sheet))
        .set_optional("sheet_work_code", sheet.work_code);
}

struct Typed {
    std::string unit = {}, place = {}, call = {};
    bool for_employees = true;
};

View field(Showing const& showing, basics::Problems const& problems, std::string const& name,
           std::string const& value, std::size_t longest) {
    return web::field_view({.name = name,
                            .label = showing.text("label_sheet_" + name),
                            .value = value,
                            .hint = showing.text("hint_sheet_" + name),
                            .problem = showing.problem(problems, name),
                            .autocomplete = "off",
                            .max_length = static_cast<int>(longest)});
}

View form_fields(Showing const& showing, db::Reader& reader,
                 organisations::OrganisationId const& id, Typed const& typed,
                 basics::Problems const& problems) {
    std::vector<web::Option> defaults;
    auto const now = default_of(reader, id);
    for (auto const one : audiences)
        defaults.push_back({std::string(name(one)),
                            showing.format("audience_" + std::string(name(one)),
                                           {{"name", showing.organisation_name(id)}}),
                            one == now});
    auto view = unit_field(showing, reader, id, typed.unit, "sheet_unit_none", problems);
    view.set("default_field", web::choices_view({.name = "audience",
                                                 .label = showing.text("label_default_audience"),
                                                 .type = "radio",
                                                 .required = true},
                                                defaults))
        .set("place_field", field(showing, problems, "place", typed.place, longest_place))
        .set("call_field", field(showing, problems, "call", typed.call, longest_address))
        .set("employees_field", web::field_view({.name = "employees",
                                                 .label = showing.text("label_sheet_employees"),
                                                 .value = "yes",
                                                 .hint = showing.text("hint_sheet_employees")})
                                    .set("is_checked", typed.for_employees));
    return view;
}

http::Response sheets_page(Showing const& showing, db::Reader& reader,
                           organisations::OrganisationId const& id, Typed const& typed,
                           basics::Problems const& problems) {
    auto const& visit = showing.visit;
    std::vector<View> rows;
    for (auto const& one : sheets(reader, id)) rows.push_back(sheet_row(showing, reader, one));
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(form_fields(showing, reader, id, typed, problems));
    view.set_list("sheets", std::move(rows))
        .set("form_url", visit.address(path_of(id)))
        .set("desk_url", visit.address("/needs/desk"))
        .set("inside_url", visit.address("/needs/inside"))
        .set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", showing.organisation_name(id))
                                                  .set("crumb_url", showing.organisation_url(id))});
    web::PageOptions options{.title = showing.text("sheets_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    if (visit.request.query.text("done") == "changed")
        options.notices.push_back(web::notice("done", showing.text("sheets_done")));
    return private_page(
        showing.services.pages.page(visit, "ideas/sheets", std::move(view), std::move(options)));
}

/// The call that an id or the address of its page names.
std::string call_in(std::string_view typed) {
    auto const at = typed.rfind("/calls/");
    auto const id = at == typed.npos ? typed : typed.substr(at + 7, 26);
    return std::string(basics::trimmed(id));
}

basics::Problems add_sheet(Showing const& showing, db::Transaction& tx,
                           organisations::OrganisationId const& id, Typed const& typed) {
    basics::Problems problems;
    auto const today = basics::day_in_stockholm(showing.services.now());
    auto const unit = units::UnitId::parse(typed.unit).value_or(units::UnitId());
    auto const chart = units::chart_of(tx, id, today);
    bool const is_unit = unit.empty() || std::ranges::find(chart.units(), unit, &units::Unit::id) !=
                                             chart.units().end();
    if (!is_unit) problems.push_back({"unit", "ideas.unit_gone", {}});
    auto const whole = basics::one_line(typed.place);
    Sheet sheet{.organisation = id,
                .code = new_code(address_length),
                .unit = unit,
                .call = call_in(typed.call),
                .place = std::string(basics::trimmed(whole)),
                .work_code = typed.for_employees ? new_code(work_code_length) : std::string()};
    if (basics::length(sheet.place) > longest_place)
        problems.push_back(
            {"place",
             "ideas.problem_long",
             {{"most", std::to_string(longest_place)},
              {"over", std::to_string(basics::length(sheet.place) - longest_place)}}});
    auto const asking = sheet.call.empty() ? std::nullopt : asked::find(tx, sheet.call);
    if (!sheet.call.empty() && (!asking || asking->organisation != id))
        problems.push_back({"call", "ideas.problem_sheet_call", {}});
    if (sheets(tx, id).size() >= most_sheets)
        problems.push_back({"place", "ideas.problem_sheets_many", {}});
    if (problems.empty()) put(tx, sheet);
    return problems;
}

void record(Showing const& showing, db::Transaction& tx, organisations::OrganisationId const& id) {
    auto const hand = hand_of(showing);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas.sheets_changed",
                         .subject = {"organisation", id.string()},
                         .organisation = id,
                         .details = json::Object{}});
}

/// What was changed of one of the organisation's own.
bool change_sheet(db::Transaction& tx, organisations::OrganisationId const& id,
                  std::string_view act, std::string_view code) {
    auto one = sheet(tx, code);
    if (!one || one->organisation != id) return false;
    if (act == "take_away") take_away(tx, id, code);
    else {
        one->work_code = new_code(work_code_length);
        put(tx, *one);
    }
    return true;
}

}

http::Response show_sheets(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const id = organisation_in(showing);
    auto reader = services.database.read();
    Typed const typed{.call = std::string(visit.request.query.text("call"))};
    return sheets_page(showing, reader, id, typed, {});
}

http::Response change_sheets(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const id = organisation_in(showing);
    auto const& form = visit.request.form;
    auto const act = form.text("act");
    Typed const typed{std::string(form.text("unit")), std::string(form.text("place")),
                      std::string(form.text("call")), form.text("employees") == "yes"};
    auto tx = services.database.begin();
    basics::Problems problems;
    if (act == "add") problems = add_sheet(showing, tx, id, typed);
    else if (act == "default")
        set_default(tx, id, parse_audience(form.text("audience")).value_or(Audience::all));
    else if (act == "take_away" || act == "new_code") {
        if (!change_sheet(tx, id, act, form.text("sheet"))) throw http::NotFound();
    } else throw http::BadRequest{"act is add, default, take_away or new_code"};
    if (!problems.empty()) return sheets_page(showing, tx, id, typed, problems);
    record(showing, tx, id);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(id)) + "?done=changed"));
}

http::Response show_sheet(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const id = organisation_in(showing);
    auto reader = services.database.read();
    auto const one = http::found(sheet(reader, visit.part("sheet")));
    if (one.organisation != id) throw http::NotFound();
    auto const address = short_address(services, one);
    auto const drawn = qr::code(address);
    auto const asking = one.call.empty() ? std::nullopt : asked::find(reader, one.call);
    auto const place = address.find("://");
    View view;
    view.set("qr_size", std::to_string(drawn.size))
        .set("qr_path", drawn.path)
        .set("short_address", place == address.npos ? address : address.substr(place + 3))
        .set("where", sheet_name(showing, reader, one))
        .set_optional("work_code", one.work_code)
        .set("is_for_call", asking.has_value())
        .set("headline", asking ? asking->title : showing.text("sheet_headline"))
        .set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", showing.text("sheets_title"))
                                                  .set("crumb_url", visit.address(path_of(id)))});
    return private_page(
        services.pages.page(visit, "ideas/sheet", std::move(view),
                            {.title = showing.text("sheet_title"), .unlisted = true, .face = id}));
}

http::Response lead_to_form(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    std::string code;
    for (char const one : visit.part("code"))
        code += one >= 'a' && one <= 'z' ? static_cast<char>(one - 'a' + 'A') : one;
    auto const one = sheet(reader, code);
    auto const asking = one && !one->call.empty() ? asked::find(reader, one->call) : std::nullopt;
    std::string const form = asking && !asking->takes_ideas ? "/sv/needs/new" : "/sv/ideas/new";
    // A sheet that hangs there still when it was taken away leads to the ordinary form.
    return private_page(http::redirect(one ? form + "?sheet=" + one->code : form));
}

}
