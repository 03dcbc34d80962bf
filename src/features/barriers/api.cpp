// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include <algorithm>
#include <array>
#include <utility>

#include "features/barriers/pages.h"
#include "features/barriers/sections.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/web/downloads.h"

namespace barriers::api {

namespace {

std::string const file_name = "barriers.";

json::Value text_or_null(std::string_view text) {
    return text.empty() ? json::Value() : json::Value(text);
}

json::Value said(std::string_view value) { return text_or_null(value == "unsaid" ? "" : value); }

json::Array lines(std::vector<std::string> const& all) {
    json::Array array;
    for (auto const& one : all) array.emplace_back(one);
    return array;
}

json::Object description_of(Description const& d) {
    return {{"class", name(d.of)},
            {"category", text_or_null(d.category)},
            {"bites", said(name(d.bites))},
            {"changes", said(name(d.changes))},
            {"control", said(name(d.control))},
            {"frequency", said(name(d.frequency))},
            {"severity", d.severity == 0 ? json::Value() : json::Value(d.severity)},
            {"root_causes", lines(d.root_causes)},
            {"legal", lines(d.legal)},
            {"sectors", lines(d.sectors)},
            {"inaction", text_or_null(d.inaction)},
            {"equality", text_or_null(d.equality)}};
}

json::Object as_json(Showing const& showing, db::Reader& reader, Barrier const& barrier) {
    auto const& told = barrier.told;
    json::Object all{
        {"id", barrier.id.text()},
        {"title", told.title},
        {"wanted", told.wanted},
        {"stopped", told.stopped},
        {"place", text_or_null(told.place)},
        {"since", told.since.year == 0 ? json::Value() : json::Value(basics::iso(told.since))},
        {"cost", text_or_null(told.cost)},
        {"language", texts::code(told.language)},
        {"organisation", told.organisation.text()},
        {"visibility", name(told.visibility)},
        {"step", text_or_null(told.step)},
        {"state", name(barrier.state)},
        {"description", description_of(barrier.described)},
        {"reported_at", basics::iso(barrier.reported_at)},
        {"updated_at", basics::iso(barrier.updated_at)},
        {"version", barrier.version}};
    for (auto const& section : data_sections())
        all.append(section.name, section.tell(showing, reader, barrier));
    all.append("page", showing.services.pages.public_address() + "/sv" + path_of(barrier));
    return all;
}

constexpr std::array<std::string_view, 8> filters = {"class", "category",     "bites",   "changes",
                                                     "state", "organisation", "project", "step"};
constexpr std::array<std::string_view, 6> repeated = {"class",   "category", "bites",
                                                      "changes", "state",    "organisation"};

/// The filter of the query; what is no value of it is refused rather than left out.
Filter strict_filter(Showing const& showing) {
    auto filter = filter_in(showing);
    auto const& query = showing.visit.request.query;
    std::size_t asked = 0, understood = 0;
    for (auto const by : repeated) asked += query.all(by).size();
    for (auto const& [by, values] : filter.chosen) understood += values.size();
    bool const is_lost = (!query.text("project").empty() && filter.project.empty());
    if (understood < asked || is_lost)
        throw http::BadRequest{"a filter has a value that it does not know"};
    return filter;
}

std::string field_text(json::Value const& body, std::string_view field) {
    auto text = basics::normalised(body.at(field).text()).value_or(std::string());
    std::erase(text, '\r');
    return text;
}

json::Value object_in(web::Visit const& visit) {
    auto body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    return body;
}

/// The language of the words: the API's own address has none.
texts::Language language_in(json::Value const& body) {
    auto const text = body.at("language").text();
    if (text.empty()) return texts::Language::sv;
    auto const language = texts::parse_language(text);
    if (!language) throw http::BadRequest{"language is sv, en or nb"};
    return *language;
}

std::string joined(json::Value const& list) {
    std::string text;
    for (auto const& one : list.elements())
        text += (text.empty() ? "" : "\n") + std::string(one.text());
    return text;
}

TypedDescription typed_description(json::Value const& body) {
    auto text = [&](std::string_view name) { return field_text(body, name); };
    TypedDescription typed{.of = text("class"),
                           .why_class = text("why_class"),
                           .category = text("category"),
                           .bites = text("bites"),
                           .changes = text("changes"),
                           .control = text("control"),
                           .frequency = text("frequency"),
                           .legal = joined(body.at("legal")),
                           .sectors = joined(body.at("sectors")),
                           .inaction = text("inaction"),
                           .equality = text("equality"),
                           .visibility = text("visibility")};
    if (auto const* severity = body.at("severity").integer())
        typed.severity = std::to_string(*severity);
    for (auto const& one : body.at("root_causes").elements()) typed.whys.emplace_back(one.text());
    return typed;
}

/// What stands in the columns of the table.
std::array<std::string, 16> row_of(Showing const& showing, db::Reader& reader, Listed const& one) {
    auto const& barrier = one.barrier;
    auto const& d = barrier.described;
    auto const& told = barrier.told;
    std::size_t projects = 0;
    for (auto const& stopped : stopped_by(reader, barrier.id))
        projects += seen_subject(showing, reader, "project", stopped.project) ? 1 : 0;
    return {barrier.id.string(),
            told.title,
            showing.organisation_name(told.organisation),
            std::string(name(barrier.state)),
            std::string(name(d.of)),
            d.category,
            std::string(name(d.bites)),
            std::string(name(d.changes)),
            d.severity == 0 ? "" : std::to_string(d.severity),
            told.stopped,
            told.cost,
            told.since.year == 0 ? "" : basics::iso(told.since),
            std::to_string(one.behind.size()),
            std::to_string(projects),
            basics::iso(barrier.reported_at),
            showing.services.pages.public_address() + "/sv" + path_of(barrier)};
}

}

http::Response list(Parts& parts, web::Visit const& visit) {
    std::vector<std::string_view> known(filters.begin(), filters.end());
    known.insert(known.end(), {"limit", "after"});
    web::api_parameters(visit, known, repeated);
    auto const paging = web::api_paging(visit);
    if (!paging.after.empty() && !BarrierId::parse(paging.after))
        throw http::BadRequest{"after is the key that an earlier page gave"};
    Showing const showing(parts, visit);
    auto const filter = strict_filter(showing);
    auto reader = parts.services.database.read();
    auto all = found_by(showing, reader, filter);
    std::ranges::sort(all, {}, [](Listed const& one) { return one.barrier.id.text(); });
    json::Array items;
    std::string next, last;
    for (auto const& one : all) {
        if (one.barrier.id.text() <= paging.after || !fits(filter, one)) continue;
        if (items.size() == paging.limit) {
            next = last;
            break;
        }
        last = one.barrier.id.text();
        items.emplace_back(as_json(showing, reader, one.barrier));
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response show(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const barrier = seen_barrier(showing, reader);
    if (!barrier.is_merged()) return web::api_reply(as_json(showing, reader, barrier));
    // What it is part of tells of it.
    auto const whole = http::found(find(reader, barrier.counted_in));
    if (!may_read(visit.viewer, whole, behind(reader, whole.id))) throw http::NotFound();
    return web::api_reply(as_json(showing, reader, whole));
}

http::Response report(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto const body = object_in(visit);
    auto text = [&](std::string_view name) { return field_text(body, name); };
    TypedReport const typed{.organisation = text("organisation"),
                            .title = text("title"),
                            .wanted = text("wanted"),
                            .stopped = text("stopped"),
                            .place = text("place"),
                            .since = text("since"),
                            .cost = text("cost"),
                            .visibility = text("visibility"),
                            .project = text("project"),
                            .step = text("step")};
    auto tx = parts.services.database.begin();
    auto good = checked_here(showing, tx, typed);
    if (!good) return web::api_problems(parts.services.texts, visit, good.error());
    good->report.language = language_in(body);
    if (!parts.reports.take(visit.viewer.member.text(), parts.services.now()))
        return web::api_problem(429, "Too many reports in an hour; try later.")
            .with("Retry-After", "3600");
    auto const made =
        barriers::report(tx, showing.hand(), good->report, good->project, text("key"),
                         may_tie(showing, tx, good->report.organisation, good->project));
    auto const reply = as_json(showing, tx, made.barrier);
    tx.commit();
    return web::api_reply(reply, made.is_new ? 201 : 200);
}

http::Response describe(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto const body = object_in(visit);
    auto tx = parts.services.database.begin();
    auto const barrier = tended_barrier(showing, tx);
    auto typed = typed_description(body);
    // Who may see it stays as it is unless it is said.
    if (typed.visibility.empty()) typed.visibility = name(barrier.told.visibility);
    auto const good = checked(typed, parts.taxonomy, barrier.described.of);
    if (!good) return web::api_problems(parts.services.texts, visit, good.error());
    if (!may_be_seen_by(good->visibility, barrier, told_in(tx, barrier.id)))
        return web::api_problems(parts.services.texts, visit,
                                 {{"visibility", "barriers.problem_merge_seen", {}}});
    auto const* version = body.at("version").integer();
    bool const is_same =
        barrier.described == good->description && barrier.told.visibility == good->visibility;
    if (!is_same && (!version || *version != barrier.version))
        return web::api_problem(409,
                                "Somebody else has saved it meanwhile; version says which "
                                "one you read.",
                                {}, {{"current", as_json(showing, tx, barrier)}});
    auto const changed = barriers::describe(tx, showing.hand(), barrier, *good);
    auto const reply = as_json(showing, tx, changed);
    tx.commit();
    return web::api_reply(reply);
}

http::Response endorse(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto const body = object_in(visit);
    auto tx = parts.services.database.begin();
    auto const barrier = seen_barrier(showing, tx);
    if (barrier.is_merged())
        return web::api_problem(409, "It is part of another barrier now: say it there.", {},
                                {{"into", barrier.counted_in.text()}});
    TypedEvidence const typed{field_text(body, "organisation"), field_text(body, "evidence"),
                              field_text(body, "project")};
    basics::Problems problems;
    auto const organisation = spoken_for(showing, typed.organisation, problems);
    auto const evidence = checked_evidence(typed);
    if (!evidence)
        problems.insert(problems.end(), evidence.error().begin(), evidence.error().end());
    auto const project = project_in(showing, tx, typed.project, problems);
    if (!problems.empty()) return web::api_problems(parts.services.texts, visit, problems);
    if (!parts.endorsements.take(visit.viewer.member.text(), parts.services.now()))
        return web::api_problem(429, "Too many in an hour; try later.").with("Retry-After", "3600");
    bool const is_new = barriers::endorse(tx, showing.hand(), barrier, organisation, *evidence,
                                          project, language_in(body),
                                          may_tie(showing, tx, barrier.told.organisation, project));
    auto const reply = as_json(showing, tx, barrier);
    tx.commit();
    return web::api_reply(reply, is_new ? 201 : 200);
}

http::Response withdraw(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const barrier = seen_barrier(showing, tx);
    basics::Problems problems;
    auto const organisation = spoken_for(showing, visit.part("organisation"), problems);
    if (!problems.empty()) throw http::NotFound();
    if (!barriers::withdraw(tx, showing.hand(), barrier, organisation)) throw http::NotFound();
    tx.commit();
    return {.status = 204};
}

http::Response categories(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    json::Array items;
    auto const named = [](registers::Names const& names) {
        json::Object all;
        for (auto const& [language, text] : names)
            all.set(std::string(texts::code(language)), text);
        return all;
    };
    for (auto const& one : parts.taxonomy.all())
        items.emplace_back(json::Object{{"code", one.code},
                                        {"parent", text_or_null(one.parent)},
                                        {"name", named(one.names)},
                                        {"examples", named(one.examples)}});
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response csv(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, filters, repeated);
    Showing const showing(parts, visit);
    auto const filter = strict_filter(showing);
    std::vector<std::array<std::string, 16>> rows;
    {
        auto reader = parts.services.database.read();
        for (auto const& one : found_by(showing, reader, filter)) {
            if (fits(filter, one)) rows.push_back(row_of(showing, reader, one));
        }
    }
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", file_name + "csv",
        [rows = std::move(rows), at, began](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"id", "title", "organisation", "state", "class", "category", "bites",
                            "changes", "severity", "stopped", "cost", "since", "shared_by",
                            "projects", "reported_at", "page"});
            }
            for (std::size_t written = 0; at < rows.size() && written < 200; ++at, ++written) {
                auto const& r = rows[at];
                writer.row({r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10],
                            r[11], r[12], r[13], r[14], r[15]});
            }
            return at < rows.size();
        });
}

}
