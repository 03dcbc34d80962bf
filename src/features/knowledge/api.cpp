// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "features/knowledge/api.h"

#include <algorithm>
#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/exporting.h"
#include "features/knowledge/knowledge.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/reach.h"
#include "features/knowledge/reading_first.h"
#include "features/knowledge/sent_fields.h"

#include "platform/basics/text.h"
#include "platform/http/conditional.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace knowledge::api {

namespace {

using permissions::Permission;

std::string etag_of(Project const& project) {
    return "\"v" + std::to_string(project.version) + "\"";
}

std::string api_path(ProjectId id) { return "/api/v1/projects/" + id.string(); }

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

/// {"field": [{"source": "vinnova:2015-06045", "at": time}]}; who wrote by hand is not told.
json::Object givers(Project const& project, std::vector<StoredRecord> const& records,
                    Edits const& edits) {
    json::Object fields;
    for (auto const& [field, keys] : project.givers) {
        json::Array list;
        for (auto const& key : keys) {
            json::Value at;
            if (auto const edit = edits.find(field); key == "hand" && edit != edits.end())
                at = basics::iso(edit->second.at);
            for (auto const& one : records)
                if (record_key(one.record.source, one.record.source_id) == key)
                    at = basics::iso(one.retrieved_at);
            list.push_back(json::Object{{"source", key}, {"at", std::move(at)}});
        }
        fields.append(field, std::move(list));
    }
    return fields;
}

json::Array records_json(std::vector<StoredRecord> const& records) {
    json::Array list;
    for (auto const& [record, fields, persons, project, home, place, hash, first_at, retrieved_at] :
         records)
        list.push_back(
            json::Object{{"key", record_key(record.source, record.source_id)},
                         {"source", record.source},
                         {"source_id", record.source_id},
                         {"source_name", text_or_null(record.source_name)},
                         {"address", text_or_null(record.address)},
                         {"licence", text_or_null(record.licence)},
                         {"caveats", json::Array(record.caveats.begin(), record.caveats.end())},
                         {"retrieved_at", basics::iso(retrieved_at)}});
    return list;
}

void add_place(web::Services& services, json::Object& line, std::string const& path,
               std::int64_t version, basics::Time updated_at) {
    line.append("address", services.pages.public_address() + "/sv" + path);
    line.append("version", version);
    line.append("updated_at", basics::iso(updated_at));
}

http::Response reply(web::Services& services, db::Reader& reader, Project const& project,
                     int status) {
    auto const of = records(reader, project.id);
    auto line = exported(project, of, public_contacts(reader, project.id),
                         *services.organisations.directory());
    add_place(services, line, "/projects/" + project.id.string() + "/" + project.slug,
              project.version, project.updated_at);
    line.append("created_at", basics::iso(project.created_at));
    line.append("organisation", text_or_null(project.organisation.string()));
    line.append("hidden", project.visibility == Visibility::hidden);
    line.append("fields", project.fields);
    line.append("givers", givers(project, of, edits(reader, project.id)));
    line.append("records", records_json(of));
    return web::api_reply(line, status).with("ETag", etag_of(project));
}

/// The sent object with only these members, or nothing and the reply that says so.
std::optional<http::Response> wrong_members(web::Services& services, web::Visit const& visit,
                                            json::Value const& body,
                                            std::initializer_list<std::string_view> names) {
    if (!body.object()) return web::api_problem(400, "Send an object.");
    basics::Problems problems;
    for (auto const& [name, value] : body.object()->members())
        if (std::ranges::find(names, name) == names.end())
            problems.push_back({basics::shortened(name, 60), "knowledge.api_unknown_field"});
    if (!body.at("fields").object()) problems.push_back({"fields", "knowledge.api_object_wanted"});
    if (problems.empty()) return std::nullopt;
    return web::api_problems(services.texts, visit, problems);
}

/// A program cannot be told to wait: what the organisation wants to read first is put in by hand.
basics::Problems unread(web::Services& services, web::Visit const& visit, db::Reader& reader,
                        organisations::OrganisationId const& organisation,
                        json::Object const& before, json::Object const& fields) {
    auto const words = words_to_read(services, reader, organisation, changed_texts(before, fields));
    if (words.empty()) return {};
    return {{"fields",
             "knowledge.words_problem",
             {{"organisation", reader_of(services, visit, organisation)}, {"words", words}}}};
}

organisations::OrganisationId organisation_of(json::Value const& sent,
                                              organisations::Directory const& directory) {
    auto const id = organisations::OrganisationId::parse(sent.text());
    auto const* found = id ? directory.find(*id) : directory.municipality(sent.text());
    return found ? found->id : organisations::OrganisationId{};
}

http::Response overtaken(Project const& now) {
    return web::api_problem(
               412,
               "Somebody else has changed the project. Read it again, then send your change with its new ETag.",
               {}, {{"version", now.version}})
        .with("ETag", etag_of(now));
}

}

http::Response projects(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after", "updated_after"});
    auto const paging = web::api_paging(visit);
    basics::Time changed_after = {};
    if (auto const wanted = visit.request.query.find("updated_after")) {
        auto const read = basics::parse_iso_time(*wanted);
        if (!read) throw http::BadRequest{"updated_after is a time such as 2026-01-31T12:00:00Z"};
        changed_after = *read;
    }
    if (!paging.after.empty() && !ProjectId::parse(paging.after))
        throw http::BadRequest{"after is the key that an earlier page gave"};
    auto reader = services.database.read();
    auto lines = lines_after(services, reader, paging.after, paging.limit + 1, changed_after);
    bool const more = lines.size() > paging.limit;
    if (more) lines.pop_back();
    json::Array items;
    std::string last;
    for (auto& line : lines) {
        last = line.project.find("id")->text();
        add_place(services, line.project, line.path, line.version, line.updated_at);
        items.push_back(std::move(line.project));
    }
    return web::api_reply(web::api_page(visit, std::move(items), more ? last : ""));
}

http::Response project(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const found = http::found(find(reader, visit.id<ProjectId>()));
    if (found.merged_into) return http::moved(api_path(*found.merged_into));
    if (!pages::may_see(services, visit, found)) throw http::NotFound();
    return reply(services, reader, found, 200);
}

http::Response create(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const body = web::api_body(visit);
    if (auto wrong = wrong_members(services, visit, body, {"organisation", "fields"}))
        return *std::move(wrong);
    auto const directory = services.organisations.directory();
    auto const organisation = organisation_of(body.at("organisation"), *directory);
    if (organisation.empty())
        return web::api_problems(services.texts, visit,
                                 {{"organisation", "knowledge.api_organisation_unknown"}});
    auto const unit = unit_for_new(services, visit.viewer, organisation);
    auto fields = checked(*body.at("fields").object(), {}, *directory);
    if (!fields) return web::api_problems(services.texts, visit, fields.error());
    if (!visit.may(permissions::Permission::coordinate, organisation)) {
        auto reader = services.database.read();
        if (auto const problems = unread(services, visit, reader, organisation, {}, *fields);
            !problems.empty())
            return web::api_problems(services.texts, visit, problems);
    }
    json::Object known;
    for (auto const& [name, value] : fields->members())
        if (!value.is_null()) known.append(name, value);
    auto tx = services.database.begin();
    auto const id =
        knowledge::create(tx, {services.activity, *directory, services.now(), visit.viewer.member},
                          known, organisation);
    give_new(services, tx, visit, organisation, {"project", id.string()}, unit);
    tx.commit();
    auto reader = services.database.read();
    return reply(services, reader, find(reader, id).value(), 201).with("Location", api_path(id));
}

http::Response change(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const id = visit.id<ProjectId>();
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const before = http::found(find(tx, id));
    if (before.merged_into) return http::moved(api_path(*before.merged_into));
    if (!pages::may_see(services, visit, before)) throw http::NotFound();
    if (!pages::may_write(services, visit, before)) throw http::Forbidden();
    auto const seen = http::if_match(visit.request);
    if (!seen)
        return web::api_problem(
            428, "Say which version you change: send the ETag that you read as If-Match.", {},
            {{"version", before.version}});
    if (!seen->any && !seen->has_strong(etag_of(before))) return overtaken(before);
    auto const body = web::api_body(visit);
    if (auto wrong = wrong_members(services, visit, body, {"fields"})) return *std::move(wrong);
    auto const fields = checked(*body.at("fields").object(), content_of(before.fields), *directory);
    if (!fields) return web::api_problems(services.texts, visit, fields.error());
    if (!pages::may_coordinate(services, visit, before))
        if (auto const problems =
                unread(services, visit, tx, before.organisation, before.fields, *fields);
            !problems.empty())
            return web::api_problems(services.texts, visit, problems);
    auto const saved =
        save(tx, {services.activity, *directory, services.now(), visit.viewer.member}, id,
             before.version, *fields);
    if (!saved) return overtaken(saved.error().now);
    tx.commit();
    auto reader = services.database.read();
    return reply(services, reader, *saved, 200);
}

}
