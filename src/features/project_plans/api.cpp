// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include <algorithm>

#include "features/project_plans/pages.h"
#include "features/project_plans/rules.h"
#include "platform/basics/text.h"

namespace project_plans::api {

namespace {

json::Object entry_json(Entry const& entry, basics::Date today) {
    auto object = told::as_json(fields_of(entry.part), entry.told, true);
    object.append("id", entry.id.string());
    object.append("version", entry.version);
    object.append("told_at", basics::iso(entry.at));
    if (entry.part == Part::milestone || entry.part == Part::commitment)
        object.append("standing", name(standing_of(entry, today)));
    if (entry.part == Part::risk) object.append("weight", weight(entry));
    return object;
}

json::Value main_units(std::optional<std::int64_t> const& hundredths) {
    if (!hundredths) return {};
    return *hundredths % 100 == 0 ? json::Value(*hundredths / 100)
                                  : json::Value(static_cast<double>(*hundredths) / 100);
}

json::Object sums_json(Sums const& sums) {
    json::Object money;
    for (auto const& [currency, sum] : sums.by_currency)
        money.append(currency, json::Object{{"budget", main_units(sum.budget)},
                                            {"outcome", main_units(sum.outcome)}});
    return {{"money", std::move(money)},
            {"hours", json::Object{{"budget", main_units(sums.hours.budget)},
                                   {"outcome", main_units(sums.hours.outcome)}}}};
}

json::Object plan_json(Showing const& showing, db::Reader& reader, web::Access const& project) {
    auto const seen = seen_of(project, entries_of(reader, project));
    json::Object all{{"project", project.id}};
    for (auto const part : parts) {
        if (!project.may_change && !is_public(part)) continue;
        json::Array entries;
        for (auto const& entry : seen)
            if (entry.part == part) entries.push_back(entry_json(entry, showing.today));
        all.append(std::string(name(part)), std::move(entries));
    }
    auto const money = money_of(seen);
    json::Object years;
    for (auto const& [year, sums] : money.by_year)
        years.append(std::to_string(year), sums_json(sums));
    all.append("sums", sums_json(money.all));
    all.append("sums_by_year", std::move(years));
    return all;
}

/// What a program sends: the fields of the part, the version that was read, and why it is removed.
struct Sent {
    told::Told typed = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
};

Sent sent_in(web::Visit const& visit, told::Fields fields) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    for (auto const& [key, value] : body.object()->members()) {
        if (key == "version" && value.integer()) sent.version = *value.integer();
        else if (!told::take_json(fields, key, value, sent.typed))
            sent.problems.push_back({basics::shortened(key, 60), "project_plans.api_wrong"});
    }
    return sent;
}

Hand hand_of(Showing const& showing, web::Access const& project) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member,
            project.organisation};
}

Part part_in(web::Visit const& visit) { return http::found(parse_part(visit.part("part"))); }

Kept kept_in(web::Visit const& visit, std::vector<Kept> const& all) {
    auto const id = visit.id<EntryId>("entry");
    for (auto const& one : all)
        if (one.entry.id == id && one.entry.part == part_in(visit) && one.entry.holds()) return one;
    throw http::NotFound();
}

/// 409, with what is there now: whoever was overtaken has both.
http::Response overtaken(Showing const& showing, Entry const& now) {
    return web::api_problem(409, "Somebody was first: this is what is there now; send its version.",
                            {}, json::Object{{"now", entry_json(now, showing.today)}});
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return web::api_reply(plan_json(showing, reader, showing.seen(reader, "project")));
}

http::Response add(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const part = part_in(visit);
    auto const sent = sent_in(visit, fields_of(part));
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto good = checked(part, sent.typed, entries_of(tx, project), {}, showing.today);
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const entry =
        tell(tx, hand_of(showing, project), project.id, part, nullptr, *std::move(good));
    tx.commit();
    return web::api_reply(entry_json(entry, showing.today), 201);
}

http::Response change(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const part = part_in(visit);
    auto const sent = sent_in(visit, fields_of(part));
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const all = kept_of(tx, project);
    auto const kept = kept_in(visit, all);
    auto good = checked(part, sent.typed, entries_of(tx, project), kept.entry.id, showing.today);
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (kept.entry.told != *good && kept.entry.version != sent.version)
        return overtaken(showing, kept.entry);
    auto const entry =
        tell(tx, hand_of(showing, project), kept.home, part, &kept.entry, *std::move(good));
    tx.commit();
    return web::api_reply(entry_json(entry, showing.today));
}

http::Response remove(web::Services& services, web::Visit const& visit) {
    constexpr std::array<told::Field, 1> fields = {
        {{.name = "reason", .type = told::Type::text, .longest = longest_words}}};
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const sent = sent_in(visit, fields);
    auto const reason = checked_reason(told::said(sent.typed, "reason"));
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const kept = kept_in(visit, kept_of(tx, project));
    auto problems = sent.problems;
    if (!reason) problems.insert(problems.end(), reason.error().begin(), reason.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (kept.entry.version != sent.version) return overtaken(showing, kept.entry);
    project_plans::remove(tx, hand_of(showing, project), kept.home, kept.entry, *reason);
    tx.commit();
    return web::api_reply(json::Object{{"id", kept.entry.id.string()}, {"removed", true}});
}

}
