// The whole table for programs: the tests try each line of it.
#include "services/web/api.h"
#include "app/roles/pages.h"
#include "platform/json/value.h"

namespace roles {

namespace {

json::Array names(Allowed const& allowed) {
    json::Array names;
    for (std::size_t i = 0; i < allowed.size(); ++i)
        if (allowed[i]) names.push_back(permissions::name(permissions::standings[i]));
    return names;
}

json::Array texts_of(std::vector<std::string> const& texts) {
    json::Array array;
    for (auto const& text : texts) array.push_back(text);
    return array;
}

json::Object route_json(Line const& line) {
    return {{"part", line.part},
            {"for", line.is_page ? "people" : "programs"},
            {"method", http::name(line.method)},
            {"path", line.path},
            {"permission", permissions::name(line.permission)},
            {"over", permissions::name(line.over)},
            {"thing", line.thing.empty() ? json::Value(nullptr) : json::Value(line.thing)},
            {"lacks_row", line.lacks_row},
            {"allowed", names(line.allowed)}};
}

json::Object sight_json(Sight const& sight) {
    return {{"kind", sight.shown.kind},
            {"state", sight.shown.state},
            {"permission", permissions::name(sight.shown.permission)},
            {"over", permissions::name(sight.shown.over)},
            {"allowed", names(sight.allowed)}};
}

json::Object field_json(FieldSight const& sight) {
    return {{"kind", sight.field.kind},
            {"field", sight.field.field},
            {"permission", permissions::name(sight.field.permission)},
            {"over", permissions::name(sight.field.over)},
            {"allowed", names(sight.allowed)}};
}

}

http::Response as_json(web::Services&, Matrix const& matrix, web::Visit const& visit) {
    web::api_parameters(visit, {});
    json::Array roles, routes, kinds, fields;
    for (auto standing : permissions::standings) roles.push_back(permissions::name(standing));
    for (auto const& line : matrix.lines) routes.push_back(route_json(line));
    for (auto const& sight : matrix.sights) kinds.push_back(sight_json(sight));
    for (auto const& sight : matrix.fields) fields.push_back(field_json(sight));
    return web::api_reply(json::Object{{"roles", std::move(roles)},
                                       {"routes", std::move(routes)},
                                       {"seen", std::move(kinds)},
                                       {"fields", std::move(fields)},
                                       {"kinds_without_row", texts_of(matrix.kinds_without_row)},
                                       {"idle_rows", texts_of(matrix.idle_rows)}});
}

}
