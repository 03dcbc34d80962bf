// Who may read, who works there, and what they choose.
#include "features/ideas/inside/seeing.h"

#include <algorithm>

#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "services/units/things.h"

namespace ideas::inside {

namespace {

using web::View;

units::Chart chart_now(web::Services& services, db::Reader& reader,
                       organisations::OrganisationId const& organisation) {
    return units::chart_of(reader, organisation, basics::day_in_stockholm(services.now()));
}

/// The unit for those who chose "my unit": the one they said, that of the sheet, or their only one.
units::UnitId own_unit(Showing const& showing, db::Reader& reader, Typed const& typed,
                       organisations::OrganisationId const& organisation) {
    if (auto const said = units::UnitId::parse(typed.unit)) return *said;
    if (auto const from = sheet_of(reader, typed); from && !from->unit.empty()) return from->unit;
    units::UnitId only;
    for (auto const& grant : showing.visit.viewer.grants) {
        if (grant.organisation != organisation || grant.unit.empty()) continue;
        if (!only.empty() && only != grant.unit) return {};
        only = grant.unit;
    }
    return only;
}

std::string unit_name(Showing const& showing, db::Reader& reader,
                      organisations::OrganisationId const& organisation,
                      units::UnitId const& unit) {
    return chart_now(showing.services, reader, organisation).name(unit);
}

std::string where_text(Showing const& showing, db::Reader& reader, Sheet const& sheet) {
    std::string text = showing.organisation_name(sheet.organisation);
    if (!sheet.unit.empty())
        text += ", " + unit_name(showing, reader, sheet.organisation, sheet.unit);
    if (!sheet.place.empty()) text += ", " + sheet.place;
    return text;
}

}

bool was_for_all(db::Reader& reader, Need const& need) {
    return choice_of(reader, need.id).audience == Audience::all;
}

bool may_read(web::Services& services, db::Reader& reader, permissions::Viewer const& viewer,
              Need const& need) {
    auto const home = home_of(reader, need);
    if (home.visibility == Visibility::public_) return true;
    if (answers_for(services, reader, viewer, need)) return true;
    // That it was taken back is said to those who could read it.
    if (need.visibility == Visibility::withdrawn) return was_for_all(reader, need);
    if (need.visibility != Visibility::inside) return false;
    if (viewer.signed_in() && need.told_by == viewer.member) return true;
    auto const& organisation = need.told.organisation;
    return is_among(viewer, chart_now(services, reader, organisation), choice_of(reader, need.id));
}

std::optional<Sheet> sheet_of(db::Reader& reader, Typed const& typed) {
    return typed.sheet.empty() ? std::nullopt : sheet(reader, typed.sheet);
}

void begin(Showing const& showing, Typed& typed) {
    typed.sheet = showing.visit.request.query.text("sheet");
    auto reader = showing.services.database.read();
    auto const from = sheet_of(reader, typed);
    if (!from) {
        typed.sheet.clear();
        return;
    }
    typed.organisation = from->organisation.string();
    typed.unit = from->unit.string();
    typed.told.place = from->place;
    typed.call = from->call;
}

basics::Problems fix(Showing const& showing, Typed const& typed, Telling& told) {
    auto reader = showing.services.database.read();
    auto const from = sheet_of(reader, typed);
    if (!from) return {};
    told.organisation = from->organisation;
    bool const is_wrong = !typed.work_code.empty() && !is_code(typed.work_code, from->work_code);
    if (!is_wrong) return {};
    return {{"work_code", "ideas.problem_work_code", {}}};
}

bool works_there(Showing const& showing, db::Reader& reader, Typed const& typed,
                 organisations::OrganisationId const& organisation) {
    auto const own = showing.visit.viewer.organisations();
    if (std::ranges::find(own, organisation) != own.end()) return true;
    auto const from = sheet_of(reader, typed);
    return from && from->organisation == organisation && is_code(typed.work_code, from->work_code);
}

std::expected<std::optional<Choice>, basics::Problems> chosen(
    Showing const& showing, db::Reader& reader, Typed const& typed,
    organisations::OrganisationId const& organisation) {
    if (!works_there(showing, reader, typed, organisation)) {
        // Who chose fewer than all is never told to all instead.
        if (parse_audience(typed.audience).value_or(Audience::all) == Audience::all)
            return std::nullopt;
        return std::unexpected(basics::Problems{{"audience", "ideas.problem_audience_gone", {}}});
    }
    auto const own = showing.visit.viewer.organisations();
    bool const by_role = std::ranges::find(own, organisation) != own.end();
    auto const wanted = parse_audience(typed.audience);
    if (!typed.audience.empty() && !wanted)
        return std::unexpected(basics::Problems{{"audience", "ideas.problem_audience", {}}});
    Choice choice{.audience = wanted.value_or(default_of(reader, organisation)),
                  .by_code = !by_role};
    if (choice.audience == Audience::unit) {
        choice.unit = own_unit(showing, reader, typed, organisation);
        auto const chart = chart_now(showing.services, reader, organisation);
        if (choice.unit.empty() || !chart.spot(choice.unit).unit)
            return std::unexpected(
                basics::Problems{{"audience", "ideas.problem_audience_unit", {}}});
    }
    bool const is_plain = by_role && choice.audience == Audience::all;
    return is_plain ? std::nullopt : std::optional(choice);
}

std::string audience_text(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const choice = choice_of(reader, need.id);
    if (choice.audience == Audience::all) return {};
    auto const& organisation = need.told.organisation;
    return showing.format("audience_text_" + std::string(name(choice.audience)),
                          {{"unit", unit_name(showing, reader, organisation, choice.unit)},
                           {"organisation", showing.organisation_name(organisation)}});
}

std::string visibility_text(Showing const& showing, db::Reader& reader, Need const& need,
                            std::string_view beginning) {
    if (need.visibility == Visibility::inside) return audience_text(showing, reader, need);
    return showing.text(std::string(beginning) + std::string(ideas::name(need.visibility)));
}

View form_view(Showing const& showing, db::Reader& reader, Typed const& typed,
               basics::Problems const& problems) {
    auto const from = sheet_of(reader, typed);
    View view;
    return view.set("has_sheet", from.has_value())
        .set("sheet_code", from ? from->code : std::string())
        .set("sheet_text",
             from ? showing.format("sheet_text", {{"where", where_text(showing, reader, *from)}})
                  : std::string())
        .set("takes_work_code", from && !from->work_code.empty())
        .set("is_fixed", from.has_value() || !typed.call.empty())
        .set("fixed_organisation", typed.organisation)
        .set("work_code_field", web::field_view({.name = "work_code",
                                                 .label = showing.text("label_work_code"),
                                                 .value = typed.work_code,
                                                 .hint = showing.text("hint_work_code"),
                                                 .problem = showing.problem(problems, "work_code"),
                                                 .autocomplete = "off",
                                                 .max_length = 20,
                                                 .narrow = true}));
}

View review_view(Showing const& showing, db::Reader& reader, Typed const& typed,
                 organisations::OrganisationId const& organisation,
                 basics::Problems const& problems) {
    bool const works = works_there(showing, reader, typed, organisation);
    auto const now = parse_audience(typed.audience).value_or(default_of(reader, organisation));
    std::vector<web::Option> options;
    for (auto const one : audiences)
        options.push_back({std::string(name(one)),
                           showing.format("audience_" + std::string(name(one)),
                                          {{"name", showing.organisation_name(organisation)}}),
                           one == now});
    View view;
    return view.set("has_audience", works)
        .set("audience_field", web::choices_view({.name = "audience",
                                                  .label = showing.text("label_audience"),
                                                  .hint = showing.text("hint_audience"),
                                                  .problem = showing.problem(problems, "audience"),
                                                  .type = "radio",
                                                  .required = true},
                                                 options));
}

View opening_view(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const choice = choice_of(reader, need.id);
    bool const is_there =
        need.visibility == Visibility::inside || need.visibility == Visibility::waiting;
    std::vector<View> opens;
    for (auto const one : audiences)
        if (is_there && one > choice.audience)
            opens.push_back(
                View()
                    .set("open_value", name(one))
                    .set("open_text",
                         showing.format(
                             "open_to_" + std::string(name(one)),
                             {{"name", showing.organisation_name(need.told.organisation)}})));
    View view;
    return view.set_optional("inside_text", audience_text(showing, reader, need))
        .set("is_open_asked", is_there && choice.is_asked())
        .set("is_by_code", choice.by_code)
        .set("may_ask_open", is_there && choice.audience != Audience::all && !choice.is_asked())
        .set_list("opens", std::move(opens));
}

std::optional<Need> open_to(db::Transaction& tx, Hand const& hand, Need const& need,
                            Audience audience) {
    auto choice = choice_of(tx, need.id);
    bool const is_there =
        need.visibility == Visibility::inside || need.visibility == Visibility::waiting;
    if (!is_there || audience <= choice.audience) return std::nullopt;
    choice.audience = audience;
    choice.asked = Audience::unit;
    keep(tx, need.id, choice);
    return opened(tx, hand, need);
}

void ask_to_open(web::Services& services, db::Transaction& tx, Need const& need) {
    auto choice = choice_of(tx, need.id);
    if (choice.audience == Audience::all || choice.is_asked()) return;
    choice.asked = Audience::all;
    keep(tx, need.id, choice);
    tell_opening_asked(services, tx, need);
}

}
