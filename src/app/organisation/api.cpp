// Organisations written by programs: a token of a national process leader, and If-Match for
// changes.
#include <algorithm>

#include "app/organisation/handlers.h"
#include "platform/http/conditional.h"
#include "services/organisations/alike.h"
#include "services/organisations/data.h"
#include "services/organisations/shelf.h"
#include "services/organisations/store.h"
#include "services/web/api.h"

namespace organisation::api {

namespace {

using organisations::Organisation;

std::string etag_of(Organisation const& one) { return "\"" + organisations::version(one) + "\""; }

http::Response reply(Organisation const& one, int status) {
    return web::api_reply(organisations::as_json(one), status).with("ETag", etag_of(one));
}

json::Object sent_object(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"send an object"};
    return *body.object();
}

/// All that is wrong, one problem a field.
basics::Problems together(basics::Problems first, basics::Problems const& then) {
    for (auto const& problem : then)
        if (std::ranges::find(first, problem.field, &basics::Problem::field) == first.end())
            first.push_back(problem);
    return first;
}

/// What a register says is not changed here.
basics::Problems changes_register(Organisation const& before, Organisation const& sent) {
    basics::Problems problems;
    if (!before.source.starts_with("register:")) return problems;
    auto const fixed = [&](std::string field, bool is_same) {
        if (!is_same) problems.push_back({std::move(field), "organisation.fixed_by_register"});
    };
    fixed("kind", before.kind == sent.kind);
    fixed("country", before.country == sent.country);
    fixed("municipality_code", before.municipality_code == sent.municipality_code);
    fixed("county_code", before.county_code == sent.county_code);
    return problems;
}

/// The reply when organisations that are here may be the one that was sent, unless "not_same"
/// names them all.
std::optional<http::Response> maybe_the_same(json::Value const& not_same,
                                             std::vector<Organisation const*> const& alike) {
    json::Array left;
    for (auto const* one : alike) {
        bool const is_another = std::ranges::any_of(
            not_same.elements(), [&](auto const& id) { return id.text() == one->id.text(); });
        if (!is_another) left.push_back(json::Object{{"id", one->id.text()}, {"name", one->name}});
    }
    if (left.empty()) return std::nullopt;
    return web::api_problem(
        409,
        "An organisation with nearly this name is already here; see alike. If yours is another one, send their ids as not_same.",
        {}, {{"alike", std::move(left)}});
}

}

http::Response create(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto sent = sent_object(visit);
    auto const* ids = sent.find("not_same");
    auto const not_same = ids ? *ids : json::Value();
    sent.erase("not_same");
    auto const directory = services.organisations.directory();
    auto read = organisations::read_sent(sent, {}, *directory);
    if (!sent.find("kind")) read.problems.push_back({"kind", "organisations.kind_missing"});
    auto const alike = organisations::Likeness(*directory).of(read.organisation);
    auto tx = services.database.begin();
    auto const added = organisations::add(tx, std::move(read.organisation), *directory);
    auto const problems =
        together(std::move(read.problems), added ? basics::Problems() : added.error());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (auto same = maybe_the_same(not_same, alike)) return *std::move(same);
    record(services, tx, visit.viewer.member, nullptr, *added);
    tx.commit();
    show_to_all(services, visit.viewer.member, {added->id});
    return reply(*added, 201).with("Location", "/api/v1/organisations/" + added->id.string());
}

http::Response change(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const before =
        http::found(organisations::find(tx, visit.id<organisations::OrganisationId>()));
    auto const seen = http::if_match(visit.request);
    if (!seen)
        return web::api_problem(
            428, "Say which version you change: send the ETag that you read as If-Match.");
    if (!seen->any && !seen->has_strong(etag_of(before)))
        return web::api_problem(
                   412,
                   "Somebody else has changed the organisation. Read it again, then send your change with its new ETag.")
            .with("ETag", etag_of(before));
    auto read = organisations::read_sent(sent_object(visit), before, *directory);
    auto first = together(std::move(read.problems), changes_register(before, read.organisation));
    auto const changed = organisations::change(tx, std::move(read.organisation), *directory);
    auto const problems =
        together(std::move(first), changed ? basics::Problems() : changed.error());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (*changed == before) return reply(before, 200);
    record(services, tx, visit.viewer.member, &before, *changed);
    tx.commit();
    show_to_all(services, visit.viewer.member, {changed->id});
    return reply(*changed, 200);
}

}
