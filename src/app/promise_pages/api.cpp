// Promises for programs. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"
#include "app/promise_pages/pages.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/promises/promises.h"
#include "services/promises/showing.h"
#include "services/units/things.h"

namespace promise_pages {

namespace {

using organisations::OrganisationId;
using permissions::Permission;

OrganisationId organisation_of(web::Services& services, web::Visit const& visit) {
    auto const id = visit.id<OrganisationId>();
    if (!services.organisations.directory()->find(id)) throw http::NotFound();
    return id;
}

json::Object all_of(db::Reader& reader, OrganisationId const& organisation) {
    json::Array items;
    for (auto const& [unit, promise] : promises::of_organisation(reader, organisation)) {
        auto line = promises::as_json(promise);
        line.append("unit", unit.empty() ? json::Value() : json::Value(unit.text()));
        items.push_back(std::move(line));
    }
    return {{"organisation", organisation.text()},
            {"promises", std::move(items)},
            {"otherwise", promises::as_json(promises::national(reader))}};
}

/// {"unit", "who", "days", "counting"}; days null takes the promise away.
struct Sent {
    promises::Draft draft = {};
    bool takes_away = false;
    basics::Problems problems = {};
};

Sent sent_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    for (auto const& [key, value] : body.object()->members()) {
        auto const is_text = value.string() || value.is_null();
        if (key == "unit" && is_text) sent.draft.unit = value.text();
        else if (key == "who" && is_text) sent.draft.who = value.text();
        else if (key == "counting" && is_text) sent.draft.counting = value.text();
        else if (key == "days" && value.integer())
            sent.draft.days = std::to_string(*value.integer());
        else if (key == "days" && value.is_null()) sent.takes_away = true;
        else sent.problems.push_back({basics::shortened(key, 60), "promise_pages.api_wrong", {}});
    }
    return sent;
}

}

http::Response api_show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const organisation = organisation_of(services, visit);
    auto reader = services.database.read();
    return web::api_reply(all_of(reader, organisation));
}

http::Response api_put(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const organisation = organisation_of(services, visit);
    if (!permissions::may_in_part(visit.viewer, Permission::coordinate, organisation))
        throw http::Forbidden();
    auto sent = sent_in(visit);
    if (!sent.draft.unit.empty() && !units::UnitId::parse(sent.draft.unit))
        sent.problems.push_back({"unit", "units.thing_gone", {}});
    if (!sent.problems.empty()) return web::api_problems(services.texts, visit, sent.problems);
    auto tx = services.database.begin();
    auto const chart = units::chart_of(tx, organisation, basics::day_in_stockholm(services.now()));
    auto const unit = units::UnitId::parse(sent.draft.unit).value_or(units::UnitId());
    bool const may = unit.empty() ? visit.may(Permission::coordinate, organisation)
                                  : visit.may_at(Permission::coordinate, chart.spot(unit).place());
    if (!may && unit.empty())
        return web::api_problems(services.texts, visit,
                                 {{"unit", "promise_pages.unit_missing", {}}});
    if (!may) throw http::Forbidden();
    units::Hand const hand{services.activity, services.now(), visit.viewer.member};
    if (sent.takes_away) promises::take_away(tx, hand, organisation, unit);
    else if (auto const problems = promises::set(tx, hand, chart, sent.draft); !problems.empty())
        return web::api_problems(services.texts, visit, problems);
    auto reply = all_of(tx, organisation);
    tx.commit();
    return web::api_reply(reply);
}

}
