// A pot is begun or changed by those who coordinate.
#include <algorithm>

#include "features/funds/pages.h"
#include "services/units/things.h"

namespace funds {

namespace {

using permissions::Permission;
using web::View;

TypedFund typed_in(http::Fields const& form) {
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {.organisation = text("organisation"),
            .unit = text("unit"),
            .name = text("name"),
            .year = text("year"),
            .amount = text("amount"),
            .most_each = text("most_each"),
            .decider = text("decider"),
            .decision_kind = text("decision_kind"),
            .opens = text("opens"),
            .closes = text("closes"),
            .purpose = text("purpose"),
            .excluded = text("excluded")};
}

TypedFund typed_of(Fund const& fund) {
    return {.organisation = fund.organisation.string(),
            .unit = fund.unit.string(),
            .name = fund.name,
            .year = std::to_string(fund.year),
            .amount = basics::plain_amount(fund.amount),
            .most_each = basics::plain_amount(fund.most_each),
            .decider = fund.decider,
            .decision_kind = fund.decision_kind,
            .opens = basics::iso(fund.opens),
            .closes = basics::iso(fund.closes),
            .purpose = fund.purpose,
            .excluded = fund.excluded};
}

std::vector<organisations::OrganisationId> own(web::Visit const& visit) {
    std::vector<organisations::OrganisationId> ids;
    for (auto const& id : visit.viewer.organisations())
        if (permissions::may_in_part(visit.viewer, Permission::coordinate, id)) ids.push_back(id);
    return ids;
}

View choice_fields(Showing const& showing, db::Reader& reader, TypedFund const& typed,
                   basics::Problems const& problems) {
    std::vector<web::Option> places, kinds,
        parts{{"", showing.text("unit_none"), typed.unit.empty()}};
    for (auto const& id : own(showing.visit))
        places.push_back(
            {id.string(), showing.organisation_name(id), id.text() == typed.organisation});
    for (auto const kind : decision_kinds)
        kinds.push_back({std::string(kind), showing.text("decision_" + std::string(kind)),
                         kind == typed.decision_kind});
    if (auto const id = organisations::OrganisationId::parse(typed.organisation))
        for (auto const& one : units::choices(units::chart_of(reader, *id, showing.today())))
            parts.push_back({one.id.string(), one.text, one.id.text() == typed.unit});
    View view;
    return view
        .set("organisation_field",
             web::choices_view({.name = "organisation",
                                .label = showing.text("fact_organisation"),
                                .problem = showing.problem(problems, "organisation"),
                                .required = true},
                               places))
        .set("chooses_organisation", places.size() > 1)
        .set("kept_organisation", typed.organisation)
        .set("has_units", parts.size() > 1)
        .set("unit_field", web::choices_view({.name = "unit",
                                              .label = showing.text("label_unit"),
                                              .problem = showing.problem(problems, "unit")},
                                             parts))
        .set("decision_kind_field",
             web::choices_view({.name = "decision_kind",
                                .label = showing.text("label_decision_kind"),
                                .problem = showing.problem(problems, "decision_kind"),
                                .type = "radio",
                                .required = true},
                               kinds));
}

http::Response form_page(Showing const& showing, db::Reader& reader, TypedFund const& typed,
                         basics::Problems const& problems, Fund const* before, int status = 422) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(choice_fields(showing, reader, typed, problems));
    auto const add = [&](std::string const& name, std::string const& value, std::size_t longest,
                         bool required = true, int rows = 0) {
        view.set(name + "_field", field(showing, problems, name, value, longest, required, rows));
    };
    add("name", typed.name, longest_name);
    add("year", typed.year, 4);
    add("amount", typed.amount, 20);
    add("most_each", typed.most_each, 20);
    add("decider", typed.decider, longest_decider);
    add("opens", typed.opens, 10);
    add("closes", typed.closes, 10);
    add("purpose", typed.purpose, longest_purpose, true, 4);
    add("excluded", typed.excluded, longest_purpose, false, 3);
    auto const back = before ? path_of(*before) : std::string("/funds");
    view.set("breadcrumbs", breadcrumbs(showing, before))
        .set("is_new", before == nullptr)
        .set("seen", before ? std::to_string(before->version) : std::string("0"))
        .set("form_url", visit.address(before ? back + "/edit" : "/funds/new"))
        .set("back_url", visit.address(back));
    return private_page(
        showing.services.pages.page(visit, "funds/form", std::move(view),
                                    {.title = showing.text(before ? "edit_title" : "new_title"),
                                     .status = problems.empty() ? 200 : status,
                                     .unlisted = true}));
}

/// The pot that was typed, where it belongs; or every mistake.
std::expected<Fund, basics::Problems> checked_here(Showing const& showing, db::Reader& reader,
                                                   TypedFund const& typed, std::int64_t given) {
    auto made = checked(typed, given);
    auto problems = made ? basics::Problems() : made.error();
    auto const id = organisations::OrganisationId::parse(typed.organisation);
    auto const* one = id ? showing.directory->find(*id) : nullptr;
    if (!one) problems.push_back({"organisation", "funds.problem_organisation"});
    else if (!permissions::may_in_part(showing.visit.viewer, Permission::coordinate, *id))
        throw http::Forbidden();
    auto const unit = units::UnitId::parse(typed.unit).value_or(units::UnitId());
    if (one) {
        auto const chart = units::chart_of(reader, *id, showing.today());
        auto const* place = chart.role_place(unit);
        if (!typed.unit.empty() && (!place || place->id != unit))
            problems.push_back({"unit", "units.thing_gone"});
        else if (!permissions::may_at(showing.visit.viewer, Permission::coordinate,
                                      chart.spot(unit).place()))
            problems.push_back({"unit", "funds.problem_unit"});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    made->organisation = *id;
    made->unit = unit;
    made->currency = one->country == "NO" ? "NOK" : "SEK";
    return made;
}

}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const places = own(visit);
    auto const today = showing.today();
    return form_page(showing, reader,
                     {.organisation = places.empty() ? std::string() : places.front().string(),
                      .year = std::to_string(today.year),
                      .decision_kind = "delegated",
                      .opens = basics::iso(today)},
                     {}, nullptr);
}

http::Response add_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit.request.form);
    auto tx = services.database.begin();
    auto const good = checked_here(showing, tx, typed, 0);
    if (!good) return form_page(showing, tx, typed, good.error(), nullptr);
    auto const made = make(tx, hand_of(showing), *good);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(made))));
}

http::Response show_edit(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const fund = fund_in(visit, reader);
    if (!decides(showing, reader, fund)) throw http::Forbidden();
    return form_page(showing, reader, typed_of(fund), {}, &fund);
}

http::Response save(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const fund = fund_in(visit, tx);
    if (!decides(showing, tx, fund)) throw http::Forbidden();
    auto typed = typed_in(visit.request.form);
    typed.organisation = fund.organisation.string();
    auto const good = checked_here(showing, tx, typed, given(tx, fund.id));
    if (!good) return form_page(showing, tx, typed, good.error(), &fund);
    if (visit.request.form.text("seen") != std::to_string(fund.version))
        return form_page(showing, tx, typed, {{"name", "funds.problem_overtaken"}}, &fund, 409);
    // Each decision is told with them: they stay as they were when it was made.
    bool const is_other =
        good->decider != fund.decider || good->decision_kind != fund.decision_kind;
    if (is_other && std::ranges::any_of(applications(tx, fund.id), &Application::is_decided))
        return form_page(showing, tx, typed, {{"decider", "funds.problem_decider_kept"}}, &fund);
    change(tx, hand_of(showing), fund, *good);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(fund))));
}

}
