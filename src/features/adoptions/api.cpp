// The register for programs.
//
//   GET  /api/v1/adoptions?…&limit=&after=   {"items": [row …], "next"}; filters as on the page
//   GET  /api/v1/adoptions/count?by=…        how many by standing, and by organisation, subject, level or year
//   GET  /api/v1/adoptions/{id}              one, with its history
//   POST /api/v1/adoptions                   {"kind", "subject", "organisation", "unit", "state": interested or in_use}
//   PUT  /api/v1/adoptions/{id}              what the adopter tells, with the "version" that was read: 409 when somebody was first
//   GET  /api/v1/export/adoptions.csv
#include <map>

#include "features/adoptions/source_choice.h"
#include "features/adoptions/sources_store.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace adoptions::api {

namespace {

constexpr std::array<std::string_view, 8> filters = {
    "organisation", "origin", "subject", "standing", "state", "way", "level", "year"};

Filter strict_filter(web::Visit const& visit) {
    auto const filter = filter_in(visit);
    auto const& query = visit.request.query;
    auto is_odd = [&](std::string_view name, bool is_read) {
        return !query.text(name).empty() && !is_read;
    };
    if (is_odd("organisation", filter.organisation.has_value()) ||
        is_odd("origin", filter.origin.has_value()) ||
        is_odd("subject", filter.subject.has_value()) ||
        is_odd("standing", filter.standing.has_value()) ||
        is_odd("state", filter.state.has_value()) || is_odd("way", filter.way.has_value()) ||
        is_odd("level", filter.level.has_value()) || is_odd("year", filter.year.has_value()))
        throw http::BadRequest{
            "organisation, origin and subject are ids; standing, state, way and level are names as "
            "the description of this interface has them; year is a number"};
    return filter;
}

json::Object tally_json(Tally const& counts) {
    return {{"used", counts[Standing::used]},
            {"on_the_way", counts[Standing::on_the_way]},
            {"unsure", counts[Standing::unsure]},
            {"ended", counts[Standing::ended]}};
}

/// What a program sends: each member is text, or a number where the page has one.
struct Sent {
    Typed typed = {};
    std::optional<std::string> source = {};  ///< An adoption's id, or empty: the origin.
    std::int64_t version = 0;
    basics::Problems problems = {};
};

Sent sent_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent{.typed = {.way = "untold", .currency = "SEK", .result = "untold"}};
    auto& typed = sent.typed;
    std::map<std::string_view, std::string*> const texts{{"state", &typed.state},
                                                         {"since", &typed.since},
                                                         {"reason", &typed.reason},
                                                         {"way", &typed.way},
                                                         {"kept", &typed.kept},
                                                         {"changed", &typed.changed},
                                                         {"currency", &typed.currency},
                                                         {"result", &typed.result},
                                                         {"evidence", &typed.evidence},
                                                         {"result_text", &typed.result_text},
                                                         {"evidence_link", &typed.evidence_link}};
    std::map<std::string_view, std::string*> const numbers{
        {"cost", &typed.cost}, {"saved", &typed.saved}, {"hours_saved", &typed.hours_saved}};
    for (auto const& [key, value] : body.object()->members()) {
        auto const text = texts.find(key), number = numbers.find(key);
        if (text != texts.end() && value.string()) *text->second = value.text();
        else if (number != numbers.end() && value.integer())
            *number->second = std::to_string(*value.integer());
        else if (number != numbers.end() && value.is_null()) number->second->clear();
        else if (key == "source" && (value.string() || value.is_null())) sent.source = value.text();
        else if (key == "version" && value.integer()) sent.version = *value.integer();
        else sent.problems.push_back({basics::shortened(key, 60), "adoptions.api_wrong"});
    }
    return sent;
}

std::vector<std::string> csv_fields(Row const& row, organisations::Directory const& directory,
                                    std::string const& address) {
    auto organisation = [&](organisations::OrganisationId const& id) {
        auto const* one = directory.find(id);
        return one ? one->name : std::string();
    };
    return {row.id.string(),
            row.subject.kind,
            row.subject.id,
            title_of(row, texts::Language::sv),
            organisation(row.organisation),
            row.unit_name,
            organisation(row.origin),
            std::string(name(row.state)),
            std::string(name(row.standing)),
            basics::iso(row.since),
            row.used_since.year == 0 ? std::string() : basics::iso(row.used_since),
            std::string(name(row.way)),
            std::string(name(row.level)),
            row.is_verified ? "yes" : "no",
            address + "/sv/adoptions/" + row.id.string()};
}

}

http::Response list(web::Services&, Register& kept, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "origin", "subject", "standing", "state", "way",
                                "level", "year", "limit", "after"});
    auto const filter = strict_filter(visit);
    auto const paging = web::api_paging(visit);
    auto const all = kept.now();
    json::Array items;
    std::string last, next;
    for (auto const& row : *all) {
        if (!fits(row, filter) || row.id.text() <= paging.after) continue;
        if (items.size() == paging.limit) {
            next = last;
            break;
        }
        last = row.id.string();
        items.push_back(row_json(row));
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response count(web::Services&, Register& kept, web::Visit const& visit) {
    web::api_parameters(visit, {"by", "organisation", "origin", "subject", "standing", "state",
                                "way", "level", "year"});
    auto const filter = strict_filter(visit);
    auto const asked = visit.request.query.text("by");
    auto const by = parse_by(asked);
    if (!by && !asked.empty()) throw http::BadRequest{"by is organisation, subject, level or year"};
    auto const all = kept.now();
    json::Array items;
    if (by)
        for (auto const& [key, counts] : tally_by(*all, filter, *by)) {
            auto line = tally_json(counts);
            line.append("key", key);
            items.push_back(std::move(line));
        }
    return web::api_reply(json::Object{{"total", tally_json(tally(*all, filter))},
                                       {"by", by ? json::Value(name(*by)) : json::Value()},
                                       {"items", std::move(items)}});
}

http::Response csv(web::Services& services, Register& kept, web::Visit const& visit) {
    web::api_parameters(visit, filters);
    auto const filter = strict_filter(visit);
    auto const all = kept.now();
    auto const directory = services.organisations.directory();
    auto const address = services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed("text/csv; charset=utf-8", "spread.csv", [=](std::string& chunk) mutable {
        tables::CsvWriter writer(chunk);
        if (!std::exchange(began, true)) {
            writer.byte_order_mark();
            writer.row({"id", "kind", "subject", "title", "organisation", "unit", "origin", "state",
                        "standing", "since", "used_since", "way", "level", "verified", "page"});
        }
        for (std::size_t written = 0; at < all->size() && written < 200; ++at) {
            if (!fits((*all)[at], filter)) continue;
            ++written;
            writer.row(csv_fields((*all)[at], *directory, address));
        }
        return at < all->size();
    });
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return web::api_reply(as_json(showing, reader, seen_adoption(showing, reader)));
}

http::Response begin(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    auto sent = [&](std::string_view name) { return std::string(body.at(name).text()); };
    auto const unit = sent("unit");
    auto const place = parse_place(sent("organisation") + (unit.empty() ? "" : ":" + unit));
    auto const state = parse_state(sent("state"));
    if (!place || (state != State::interested && state != State::in_use))
        throw http::BadRequest{"organisation and unit are ids, and state is interested or in_use"};
    activity::Subject const subject{sent("kind"), sent("subject")};
    auto tx = services.database.begin();
    auto const access = seen_subject(showing, tx, subject);
    if (!may_write(showing, tx, *place)) throw http::Forbidden();
    if (is_own(access, *place))
        return web::api_problems(services.texts, visit,
                                 {{"organisation", "adoptions.problem_own"}});
    auto const done = begun_for(showing, tx, subject, access, *place, *state);
    if (!done)
        return web::api_problem(429, "The organisation has begun many today; try tomorrow.")
            .with("Retry-After", "86400");
    auto const reply = as_json(showing, tx, {.adoption = *done, .subject = access});
    tx.commit();
    return web::api_reply(reply);
}

http::Response save(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const sent = sent_in(visit);
    auto const good = checked(sent.typed, basics::day_in_stockholm(services.now()));
    auto tx = services.database.begin();
    auto seen = seen_adoption(showing, tx);
    if (!seen.may_change) throw http::Forbidden();
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    auto const before = source_of(tx, seen.adoption.id);
    auto const source = sent.source
                            ? checked_source(tx, seen, *sent.source)
                            : std::expected<std::optional<AdoptionId>, basics::Problems>(before);
    if (!source) problems.insert(problems.end(), source.error().begin(), source.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    bool const is_same =
        seen.adoption.step == good->step && seen.adoption.told == good->told && before == *source;
    if (!is_same && seen.adoption.version != sent.version)
        return web::api_problem(409, "Somebody was first: read it again and send its version.");
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    seen.adoption =
        take_from(tx, hand, tell(tx, hand, seen.adoption, *good, visit.language), *source);
    auto const reply = as_json(showing, tx, seen);
    tx.commit();
    return web::api_reply(reply);
}

}
