// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "features/processes/outline_json.h"
#include "features/processes/pages.h"
#include "features/processes/processes_json.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"
#include "services/web/downloads.h"

namespace processes::api {

namespace {

using permissions::Permission;

Hand hand_of(Parts& parts, web::Visit const& visit) {
    return {parts.services.activity, parts.services.now(), visit.viewer.member};
}

json::Value body_of(web::Visit const& visit, std::initializer_list<std::string_view> known) {
    auto body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    for (auto const& [key, value] : body.object()->members())
        if (std::ranges::find(known, std::string_view(key)) == known.end())
            throw http::BadRequest{"there is no member " + basics::shortened(key, 60)};
    return body;
}

organisations::OrganisationId organisation_asked(web::Visit const& visit) {
    auto const text = visit.request.query.text("organisation");
    if (text.empty()) return {};
    auto const id = organisations::OrganisationId::parse(text);
    if (!id) throw http::BadRequest{"organisation is an id"};
    return *id;
}

/// Ids that are not the process' own are new: a program cannot take another's step.
Outline with_own_ids(Outline sent, Outline const& before) {
    std::set<std::string_view> tracks, steps;
    std::map<std::string_view, std::string_view> origins;
    for (auto const& track : before.tracks) {
        tracks.insert(track.id);
        origins[track.id] = track.origin;
        for (auto const& step : track.steps) {
            steps.insert(step.id);
            origins[step.id] = step.origin;
        }
    }
    auto const settle = [&](auto& one, std::set<std::string_view> const& known) {
        bool const is_own = known.contains(one.id);
        if (!is_own) one.id = ProcessId::make().string();
        one.origin = is_own ? std::string(origins[one.id]) : std::string();
    };
    for (auto& track : sent.tracks) {
        settle(track, tracks);
        for (auto& step : track.steps) settle(step, steps);
    }
    return sent;
}

std::vector<std::string> csv_header() {
    std::vector<std::string> header{"process", "organisation", "process_name",
                                    "track",   "step",         "kind"};
    header.insert(header.end(), part_names.begin(), part_names.end());
    header.emplace_back("page");
    return header;
}

/// A row for each step, in Swedish where there is any.
std::vector<std::vector<std::string>> rows_of(Parts const& parts, Process const& process) {
    auto const in_swedish = [](Words const& words) {
        return std::string(registers::name_in(words, texts::Language::sv));
    };
    auto const directory = parts.services.organisations.directory();
    auto const* owner = directory->find(process.organisation);
    std::vector<std::vector<std::string>> rows;
    for (auto const& track : process.outline.tracks)
        for (auto const& step : track.steps) {
            std::vector<std::string> row{process.id,
                                         owner ? owner->name : std::string(),
                                         in_swedish(process.outline.name),
                                         in_swedish(track.name),
                                         step.id,
                                         std::string(name(step.kind))};
            for (auto const& words : step.words) row.push_back(in_swedish(words));
            row.push_back(parts.services.pages.public_address() + "/sv" +
                          path_of(process, step.id));
            rows.push_back(std::move(row));
        }
    return rows;
}

}

http::Response templates(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    json::Array items;
    for (auto const& one : parts.templates) items.push_back(brief_json(showing, one));
    return web::api_reply(json::Object{{"items", std::move(items)}, {"next", nullptr}});
}

http::Response list(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "limit", "after"});
    Showing const showing(parts, visit);
    auto const paging = web::api_paging(visit);
    auto reader = parts.services.database.read();
    auto all = store::list(reader, organisation_asked(visit), paging.after, paging.limit + 1);
    std::string next;
    if (all.size() > paging.limit) {
        all.pop_back();
        next = all.back().id;
    }
    json::Array items;
    for (auto const& one : all) items.push_back(brief_json(showing, one));
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response show(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    return web::api_reply(whole_json(showing, read_process(showing, reader)));
}

http::Response make(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto const body = body_of(visit, {"copy_of", "organisation", "name"});
    auto const organisation = organisations::OrganisationId::parse(body.at("organisation").text());
    if (organisation) visit.must(Permission::coordinate, *organisation);
    auto tx = parts.services.database.begin();
    auto const from = find_process(parts, tx, body.at("copy_of").text());
    basics::Problems problems;
    if (!from) problems.push_back({"copy_of", "processes.problem_copy_of"});
    if (!organisation || showing.directory->find(*organisation) == nullptr)
        problems.push_back({"organisation", "processes.problem_organisation"});
    else if (store::count(tx, *organisation) >= static_cast<std::int64_t>(most_processes))
        problems.push_back({"organisation",
                            "processes.problem_processes",
                            {{"most", std::to_string(most_processes)}}});
    Words name;
    if (from) name = from->outline.name;
    if (auto const& sent = body.at("name"); !sent.is_null()) {
        auto const named = checked({name, {}}, sent.text(), "", visit.language);
        if (named) name = named->name;
        else problems.insert(problems.end(), named.error().begin(), named.error().end());
    }
    if (!problems.empty()) return web::api_problems(parts.services.texts, visit, problems);
    auto const made = copy(tx, hand_of(parts, visit), *from, *organisation, std::move(name));
    tx.commit();
    return web::api_reply(whole_json(showing, made), 201)
        .with("Location", "/api/v1" + path_of(made));
}

http::Response save(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    {
        auto reader = parts.services.database.read();
        changed_process(showing, reader);
    }
    auto const body = body_of(visit, {"version", "in_use", "name", "explanation", "tracks"});
    auto sent = outline_of(body, visit.language);
    auto problems = sent ? problems_of(*sent) : sent.error();
    // A track or step without an id is new, and no id is there twice.
    std::erase_if(problems, [](auto const& one) { return one.text == "processes.problem_twice"; });
    if (!problems.empty()) return web::api_problems(parts.services.texts, visit, problems);
    auto tx = parts.services.database.begin();
    auto process = changed_process(showing, tx);
    auto outline = with_own_ids(*std::move(sent), process.outline);
    if (auto const twice = problems_of(outline); !twice.empty())
        return web::api_problems(parts.services.texts, visit, twice);
    if (outline != process.outline) {
        auto const* version = body.at("version").integer();
        if (version == nullptr || *version != process.version)
            return web::api_problem(409, "Somebody was first: read it again and send its version.",
                                    {}, {{"current", whole_json(showing, process)}});
        process = change(tx, hand_of(parts, visit), process, std::move(outline), Change::sent, "");
    }
    if (auto const* in_use = body.at("in_use").truth()) {
        set_in_use(tx, hand_of(parts, visit), process, *in_use);
        process.is_in_use = *in_use;
    }
    tx.commit();
    return web::api_reply(whole_json(showing, process));
}

http::Response versions(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const process = read_process(showing, reader);
    json::Array items;
    for (auto const& one : store::versions(reader, process.id)) items.push_back(version_json(one));
    return web::api_reply(json::Object{{"items", std::move(items)}, {"next", nullptr}});
}

http::Response version(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    std::int64_t number = 0;
    auto const text = visit.part("number");
    if (std::from_chars(text.data(), text.data() + text.size(), number).ptr !=
        text.data() + text.size())
        throw http::NotFound();
    auto reader = parts.services.database.read();
    auto const process = read_process(showing, reader);
    auto const kept = http::found(store::version(reader, process.id, number));
    auto object = version_json(kept.version);
    auto const outline = outline_json(kept.outline);
    for (auto const& [key, value] : outline.members()) object.append(key, value);
    return web::api_reply(object);
}

http::Response csv(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation"});
    auto const asked = organisation_asked(visit);
    std::string after;
    bool began = false;
    return web::streamed("text/csv; charset=utf-8", std::string("processes") + ".csv",
                         [=, &parts](std::string& chunk) mutable {
                             tables::CsvWriter writer(chunk);
                             auto const write = [&](Process const& process) {
                                 for (auto const& row : rows_of(parts, process)) writer.row(row);
                             };
                             if (!std::exchange(began, true)) {
                                 writer.byte_order_mark();
                                 writer.row(csv_header());
                                 if (asked.empty())
                                     for (auto const& one : parts.templates) write(one);
                             }
                             auto reader = parts.services.database.read();
                             auto const all = store::list(reader, asked, after, 20);
                             for (auto const& one : all) write(one);
                             if (all.empty()) return false;
                             after = all.back().id;
                             return true;
                         });
}

}
