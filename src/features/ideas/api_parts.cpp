// Reading bodies and versions, writing needs.
#include "features/ideas/api_parts.h"

#include <algorithm>

#include "features/ideas/answer_times.h"
#include "features/ideas/arguments/pages.h"
#include "features/ideas/coauthors/pages.h"
#include "features/ideas/need_json.h"
#include "features/ideas/placing.h"
#include "platform/basics/text.h"
#include "platform/http/conditional.h"
#include "services/organisations/shelf.h"

namespace ideas::api {

std::string etag_of(Need const& need) { return "\"v" + std::to_string(need.version) + "\""; }

json::Object as_json(web::Services& services, Need const& need, Beside const& beside) {
    auto line = need_json(need, beside.history, *services.organisations.directory(),
                          services.pages.public_address());
    bool const has_unit = !beside.unit.empty();
    line.append("unit", has_unit ? json::Value(beside.unit.text()) : json::Value());
    line.append("unit_name", has_unit ? json::Value(beside.unit_name) : json::Value());
    line.append("promise", promise_json(beside.clock, services.now()));
    asked::append_json(line, beside.answered);
    line.append("coauthors", coauthors::public_names(services, beside.coauthors));
    if (need.told.kind == Kind::idea)
        line.append("arguments", arguments::as_json(need, beside.arguments));
    return line;
}

json::Object as_json(web::Services& services, db::Reader& reader, Need const& need) {
    return as_json(services, need, beside(services, reader, need));
}

Need of_kind(std::optional<Need> found, Kind kind) {
    if (!found || found->told.kind != kind) throw http::NotFound();
    return *std::move(found);
}

Need at_work(web::Services& services, db::Reader& reader, Kind kind, web::Visit const& visit) {
    auto need = of_kind(find(reader, visit.id<NeedId>()), kind);
    if (answers_for(services, reader, visit.viewer, need)) return need;
    if (need.visibility == Visibility::public_) throw http::Forbidden();
    throw http::NotFound();
}

http::Response conflicting(int status, std::string_view detail, Need const& need) {
    return web::api_problem(status, detail, {},
                            {{"version", need.version}, {"state", name(need.state)}})
        .with("ETag", etag_of(need));
}

std::optional<http::Response> unless_seen(web::Visit const& visit, Need const& need) {
    auto const seen = http::if_match(visit.request);
    if (!seen)
        return conflicting(
            428, "Say which version you change: send the ETag that you read as If-Match.", need);
    if (seen->any || seen->has_strong(etag_of(need))) return std::nullopt;
    return conflicting(
        412, "Somebody else was first. Read it again, then send your change with its new ETag.",
        need);
}

json::Object object_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    return *body.object();
}

bool truth_in(json::Object const& body, std::string_view name, bool otherwise,
              basics::Problems& problems) {
    auto const* sent = body.find(name);
    if (!sent) return otherwise;
    if (auto const* truth = sent->truth()) return *truth;
    problems.push_back({std::string(name), "ideas.api_truth_wanted", {}});
    return otherwise;
}

Sent::Sent(json::Object const& body, std::vector<std::string_view> const& known) {
    for (auto const& [key, value] : body.members()) {
        bool const is_known = std::ranges::find(known, key) != known.end();
        auto const field = basics::shortened(key, 60);
        auto const text = value.string() ? basics::normalised(value.text()) : std::nullopt;
        if (!is_known) problems_.push_back({field, "ideas.api_unknown_field", {}});
        else if (text) texts_[key] = *text;
        else if (!value.is_null()) problems_.push_back({field, "ideas.api_text_wanted", {}});
    }
}

std::string Sent::text(std::string_view name) const {
    auto const found = texts_.find(name);
    return found == texts_.end() ? std::string() : found->second;
}

}
