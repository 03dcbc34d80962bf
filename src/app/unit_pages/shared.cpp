// What the pages of units have in common.
#include <algorithm>

#include "app/unit_pages/pages.h"
#include "platform/basics/text.h"
#include "services/organisations/directory.h"

namespace unit_pages {

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "unit_pages." + id);
}

std::string kind_name(web::Services& services, web::Visit const& visit, units::Kind kind) {
    return text(services, visit, "kind_" + std::string(units::name(kind)));
}

std::string day_text(web::Visit const& visit, basics::Date day) {
    return texts::short_date(visit.language, day);
}

basics::Date today(web::Services& services) { return basics::day_in_stockholm(services.now()); }

std::string tree_path(organisations::Organisation const& one) {
    return "/organisations/" + one.id.string() + "/" + basics::slug(one.name) + "/units";
}

std::string unit_path(organisations::OrganisationId const& organisation,
                      units::UnitId const& unit) {
    return "/administration/" + organisation.string() + "/units/" + unit.string();
}

units::Unit const& unit_of(std::vector<units::Unit> const& units, web::Visit const& visit) {
    auto const found = std::ranges::find(units, visit.id<units::UnitId>("unit"), &units::Unit::id);
    if (found == units.end()) throw http::NotFound();
    return *found;
}

units::Span const& newest_span(units::Unit const& unit, basics::Date today) {
    if (auto const* now = units::span_on(unit, today)) return *now;
    return unit.until && *unit.until <= today ? unit.spans.back() : unit.spans.front();
}

std::vector<web::Option> unit_options(std::vector<units::Unit> const& units, basics::Date day,
                                      units::UnitId const& but, std::string_view chosen) {
    std::vector<web::Option> options;
    auto const add = [&](units::UnitId const& id, std::string name) {
        if (id != but) options.push_back({id.string(), std::move(name), id.text() == chosen});
    };
    for (auto const& one : units::tree_on(units, day)) {
        std::string lines;
        for (int i = 0; i < one.depth; ++i) lines += "– ";
        add(one.unit->id, lines + one.span->name);
    }
    // Those that begin later can be chosen for a day that comes.
    for (auto const& unit : units)
        if (unit.spans.front().from > day) add(unit.id, unit.spans.front().name);
    return options;
}

int status_of(basics::Problems const& problems) {
    if (problems.empty()) return 200;
    bool const is_overtaken =
        std::ranges::find(problems, "units.overtaken", &basics::Problem::text) != problems.end();
    return is_overtaken ? 409 : 422;
}

std::vector<web::View> crumbs(web::Services& services, web::Visit const& visit,
                              administration::Place const& place) {
    auto crumbs = administration::crumbs(services, visit, place, false);
    crumbs.push_back(web::View()
                         .set("crumb_name", text(services, visit, "title"))
                         .set("crumb_url", visit.address(tree_path(*place.organisation))));
    return crumbs;
}

}
