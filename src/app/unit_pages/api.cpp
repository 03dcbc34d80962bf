// Units for programs. docs/api.md and open_data/openapi.json say the same in words.
#include <algorithm>

#include "app/unit_pages/pages.h"
#include "platform/basics/text.h"
#include "platform/http/conditional.h"
#include "services/organisations/shelf.h"
#include "services/units/actions.h"
#include "services/units/store.h"
#include "services/web/api.h"

namespace unit_pages {

namespace {

using organisations::OrganisationId;
using units::Unit;

std::string etag_of(Unit const& unit) { return "\"u" + units::edition_of(unit) + "\""; }

json::Value or_null(std::string_view text) {
    return text.empty() ? json::Value(nullptr) : json::Value(text);
}

json::Object as_object(Unit const& unit) {
    json::Array spans;
    for (auto const& span : unit.spans)
        spans.push_back(json::Object{{"from", basics::iso(span.from)},
                                     {"name", span.name},
                                     {"kind", units::name(span.kind)},
                                     {"parent", or_null(span.parent.text())},
                                     {"closed", span.is_closed}});
    return {{"id", unit.id.text()},
            {"organisation", unit.organisation.text()},
            {"spans", std::move(spans)},
            {"until", unit.until ? json::Value(basics::iso(*unit.until)) : json::Value(nullptr)},
            {"became", or_null(unit.became.text())}};
}

http::Response reply(Unit const& unit, int status = 200) {
    return web::api_reply(as_object(unit), status).with("ETag", etag_of(unit));
}

OrganisationId organisation_of(web::Services& services, web::Visit const& visit) {
    auto const id = visit.id<OrganisationId>();
    if (!services.organisations.directory()->find(id)) throw http::NotFound();
    return id;
}

OrganisationId writable(web::Services& services, web::Visit const& visit) {
    auto const id = organisation_of(services, visit);
    visit.must(permissions::Permission::coordinate, id);
    return id;
}

/// The members of the body, each a text, or a truth where it is "closed".
struct Body {
    json::Object members = {};
    basics::Problems problems = {};

    Body(web::Visit const& visit, std::initializer_list<std::string_view> known) {
        auto const body = web::api_body(visit);
        if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
        members = *body.object();
        for (auto const& [key, value] : members.members()) {
            bool const is_known = std::ranges::find(known, key) != known.end();
            bool const is_right = key == "closed" ? value.truth() != nullptr
                                                  : value.string() != nullptr || value.is_null();
            if (!is_known)
                problems.push_back({basics::shortened(key, 60), "unit_pages.api_unknown", {}});
            else if (!is_right) problems.push_back({key, "unit_pages.api_wrong", {}});
        }
    }
    std::string text(std::string_view name, std::string_view otherwise = "") const {
        auto const* found = members.find(name);
        return std::string(found ? found->text() : otherwise);
    }
    bool truth(std::string_view name, bool otherwise) const {
        auto const* found = members.find(name);
        auto const* truth = found ? found->truth() : nullptr;
        return truth ? *truth : otherwise;
    }
};

/// What was not sent stays as it is on that day.
units::Draft draft_of(Body const& body, units::Span const& now) {
    return {.name = body.text("name", now.name),
            .kind = body.text("kind", units::name(now.kind)),
            .parent = body.text("parent", now.parent.text()),
            .from = body.text("from"),
            .is_closed = body.truth("closed", now.is_closed)};
}

units::Hand hand(web::Services& services, web::Visit const& visit) {
    return {services.activity, services.now(), visit.viewer.member};
}

/// Why the unit may not be changed by this request; nothing when it may.
std::optional<http::Response> unseen(web::Visit const& visit, Unit const& unit) {
    auto const seen = http::if_match(visit.request);
    if (!seen)
        return web::api_problem(
                   428, "Say which version you change: send the ETag that you read as If-Match.")
            .with("ETag", etag_of(unit));
    if (seen->any || seen->has_strong(etag_of(unit))) return std::nullopt;
    return web::api_problem(
               412, "Somebody else was first. Read it again, then send your change with its ETag.")
        .with("ETag", etag_of(unit));
}

Unit stored(db::Reader& reader, OrganisationId const& organisation, units::UnitId const& id) {
    auto const all = units::store::of_organisation(reader, organisation);
    auto const found = std::ranges::find(all, id, &Unit::id);
    if (found == all.end()) throw http::NotFound();
    return *found;
}

}

http::Response api_show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const organisation = organisation_of(services, visit);
    auto reader = services.database.read();
    return reply(stored(reader, organisation, visit.id<units::UnitId>("unit")));
}

http::Response api_add(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const organisation = writable(services, visit);
    Body const body(visit, {"name", "kind", "parent", "from", "closed"});
    if (!body.problems.empty()) return web::api_problems(services.texts, visit, body.problems);
    auto tx = services.database.begin();
    units::Draft const draft{.name = body.text("name"),
                             .kind = body.text("kind"),
                             .parent = body.text("parent"),
                             .from = body.text("from"),
                             .is_closed = body.truth("closed", false)};
    auto const added = units::add(tx, hand(services, visit), organisation, draft);
    if (!added) return web::api_problems(services.texts, visit, added.error());
    auto const unit = stored(tx, organisation, *added);
    tx.commit();
    return reply(unit, 201).with("Location", "/api/v1/organisations/" + organisation.string() +
                                                 "/units/" + unit.id.string());
}

http::Response api_change(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const organisation = writable(services, visit);
    auto const id = visit.id<units::UnitId>("unit");
    auto tx = services.database.begin();
    auto const before = stored(tx, organisation, id);
    if (auto problem = unseen(visit, before)) return *std::move(problem);
    Body const body(visit, {"name", "kind", "parent", "from", "closed"});
    if (!body.problems.empty()) return web::api_problems(services.texts, visit, body.problems);
    auto const draft = draft_of(body, newest_span(before, today(services)));
    auto const problems = units::change(tx, hand(services, visit), organisation, id, draft);
    if (!problems->empty()) return web::api_problems(services.texts, visit, *problems);
    auto const after = stored(tx, organisation, id);
    tx.commit();
    return reply(after);
}

http::Response api_end(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const organisation = writable(services, visit);
    auto const id = visit.id<units::UnitId>("unit");
    auto tx = services.database.begin();
    auto const before = stored(tx, organisation, id);
    if (auto problem = unseen(visit, before)) return *std::move(problem);
    Body const body(visit, {"until", "became"});
    if (!body.problems.empty()) return web::api_problems(services.texts, visit, body.problems);
    auto const problems = units::end(tx, hand(services, visit), organisation, id,
                                     {.until = body.text("until"), .became = body.text("became")});
    if (!problems->empty()) return web::api_problems(services.texts, visit, *problems);
    auto const after = stored(tx, organisation, id);
    tx.commit();
    return reply(after);
}

}
