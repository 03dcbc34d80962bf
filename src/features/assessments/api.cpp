// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include <algorithm>
#include <utility>

#include "features/assessments/pages.h"
#include "features/assessments/rules.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"
#include "services/web/downloads.h"

namespace assessments::api {

namespace {

json::Value or_null(std::optional<double> number) {
    return number ? json::Value(*number) : json::Value();
}

json::Object told_json(Part const& part) {
    json::Object object{
        {"part", name(part.id)}, {"version", part.version}, {"told_at", basics::iso(part.at)}};
    for (auto const& rule : fields_of(part.id.kind)) {
        auto const& words = said(part.told, rule.name);
        auto const score = rule.name == "score" ? parse_score(words) : std::nullopt;
        object.append(std::string(rule.name), score           ? json::Value(*score)
                                              : words.empty() ? json::Value()
                                                              : json::Value(words));
    }
    return object;
}

json::Object dimensions_json(Assessment const& assessment, std::span<goals::Goal const> goals) {
    json::Object object;
    for (auto const dimension : dimensions) {
        auto const sum = sum_of(assessment, goals, dimension);
        object.append(
            std::string(goals::name(dimension)),
            json::Object{{"scored", sum.scored}, {"sum", sum.sum}, {"mean", or_null(sum.mean())}});
    }
    return object;
}

json::Object as_json(std::string const& project, Assessment const& assessment,
                     std::span<goals::Goal const> goals) {
    json::Array parts, conflicts;
    for (auto const& part : assessment.parts) parts.push_back(told_json(part));
    for (auto const& conflict : conflicts_of(assessment, goals))
        conflicts.push_back(json::Object{{"part", name(conflict.part)},
                                         {"scores", conflict.about},
                                         {"is_answered", conflict.answer != nullptr}});
    return {{"project", project},
            {"parts", std::move(parts)},
            {"dimensions", dimensions_json(assessment, goals)},
            {"balance", or_null(balance_of(assessment, goals))},
            {"conflicts", std::move(conflicts)},
            {"updated_at", assessment.empty() ? json::Value()
                                              : json::Value(basics::iso(assessment.updated_at()))}};
}

json::Object row_json(Row const& row) {
    json::Object titles, scores;
    for (auto const& [language, title] : row.titles)
        titles.append(std::string(texts::code(language)), title);
    for (std::size_t i = 0; i < row.scores.size(); ++i)
        if (row.scores.at(i)) scores.append(std::to_string(i + 1), *row.scores.at(i));
    return {{"project", row.project},
            {"title", std::move(titles)},
            {"organisation",
             row.organisation.empty() ? json::Value() : json::Value(row.organisation.text())},
            {"scores", std::move(scores)},
            {"balance", or_null(row.balance)},
            {"conflicts", static_cast<std::int64_t>(row.conflicts)},
            {"unanswered", static_cast<std::int64_t>(row.unanswered)},
            {"updated_at", basics::iso(row.updated_at)}};
}

/// What a program sends: texts by field, a score as a number, and the version that was read.
struct Sent {
    Told typed = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
};

Sent sent_in(web::Visit const& visit, Kind kind) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    auto const is_field = [&](std::string_view key) {
        return std::ranges::find(fields_of(kind), key, &FieldRule::name) != fields_of(kind).end();
    };
    for (auto const& [key, value] : body.object()->members()) {
        if (key == "version" && value.integer()) sent.version = *value.integer();
        else if (key == "score" && is_field(key) && value.integer())
            sent.typed.insert_or_assign(key, std::to_string(*value.integer()));
        else if (key != "score" && is_field(key) && value.string())
            sent.typed.insert_or_assign(key, std::string(value.text()));
        else sent.problems.push_back({basics::shortened(key, 60), "assessments.api_wrong"});
    }
    return sent;
}

/// Who is the subject of a conflict's answer: what the assessment says now.
std::string about_of(Assessment const& assessment, std::span<goals::Goal const> goals,
                     PartId const& part) {
    for (auto const& conflict : conflicts_of(assessment, goals))
        if (conflict.part == part) return conflict.about;
    throw http::NotFound();
}

Filter strict_filter(web::Visit const& visit) {
    Filter filter;
    auto const& query = visit.request.query;
    auto const organisation = query.text("organisation"), conflicts = query.text("conflicts");
    if (!organisation.empty()) {
        filter.organisation = organisations::OrganisationId::parse(organisation);
        if (!filter.organisation) throw http::BadRequest{"organisation is an id"};
    }
    if (!conflicts.empty() && conflicts != "open") throw http::BadRequest{"conflicts is open"};
    filter.is_conflicting = conflicts == "open";
    return filter;
}

}

http::Response list(web::Services&, Portfolio& portfolio, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "conflicts", "limit", "after"});
    auto const filter = strict_filter(visit);
    auto const paging = web::api_paging(visit);
    json::Array items;
    std::string last, next;
    auto const all = portfolio.now();
    for (auto const& row : *all) {
        if (!fits(row, filter) || row.project <= paging.after) continue;
        if (items.size() == paging.limit) {
            next = last;
            break;
        }
        last = row.project;
        items.push_back(row_json(row));
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response csv(web::Services& services, Portfolio& portfolio, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "conflicts"});
    auto const filter = strict_filter(visit);
    auto const all = portfolio.now();
    auto const directory = services.organisations.directory();
    auto const address = services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", "goal-scores.csv", [=](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            std::vector<std::string> fields{"project", "title", "organisation"};
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                for (int goal = 1; goal <= goal_count; ++goal)
                    fields.push_back("goal_" + std::to_string(goal));
                fields.insert(fields.end(), {"balance", "conflicts", "unanswered", "page"});
                writer.row(fields);
            }
            for (std::size_t written = 0; at < all->size() && written < 200; ++at) {
                auto const& row = (*all)[at];
                if (!fits(row, filter)) continue;
                ++written;
                auto const* one = directory->find(row.organisation);
                fields.assign(
                    {row.project, row.title(texts::Language::sv), one ? one->name : std::string()});
                for (auto const& score : row.scores)
                    fields.push_back(score ? std::to_string(*score) : std::string());
                fields.push_back(row.balance ? json::write(*row.balance) : std::string());
                fields.push_back(std::to_string(row.conflicts));
                fields.push_back(std::to_string(row.unanswered));
                fields.push_back(address + "/sv/assessments/" + row.project);
                writer.row(fields);
            }
            return at < all->size();
        });
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.seen(reader, "project");
    return web::api_reply(
        as_json(project.id, find(reader, home_of(reader, project)), showing.goals()));
}

http::Response save(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const part = http::found(parse_part(visit.part("part")));
    auto const sent = sent_in(visit, part.kind);
    auto good = checked(part.kind, sent.typed);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const home = home_of(tx, project);
    std::string about;
    if (part.kind == Kind::goal_conflict || part.kind == Kind::conflict)
        about = about_of(find(tx, home), showing.goals(), part);
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!about.empty()) good->emplace(about_field, about);
    auto const outcome =
        tell(tx, {services.activity, services.now(), visit.viewer.member, project.organisation},
             home, part, *std::move(good), sent.version);
    if (outcome == Outcome::overtaken)
        return web::api_problem(409, "Somebody was first: read it again and send its version.");
    auto const reply = as_json(project.id, find(tx, home), showing.goals());
    tx.commit();
    return web::api_reply(reply);
}

}
