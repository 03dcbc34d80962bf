// Problems, bodies and pages of the API.
#include "services/web/api.h"

#include <algorithm>
#include <charconv>

#include "platform/basics/text.h"
#include "platform/texts/catalogue.h"

namespace web {

http::Response api_problem(int status, std::string_view detail, json::Array errors,
                           json::Object const& more) {
    json::Object problem{{"type", "about:blank"},
                         {"title", http::reason(status)},
                         {"status", status},
                         {"detail", detail}};
    if (!errors.empty()) problem.set("errors", std::move(errors));
    for (auto const& [name, value] : more.members()) problem.set(name, value);
    auto response = http::json(json::write(problem), status);
    std::erase_if(response.headers,
                  [](auto const& header) { return header.first == "Content-Type"; });
    return std::move(response).with("Content-Type", "application/problem+json");
}

http::Response api_problems(texts::Catalogue const& texts, Visit const& visit,
                            basics::Problems const& problems) {
    json::Array errors;
    for (auto const& problem : problems) {
        texts::Arguments arguments;
        for (auto const& [name, value] : problem.values) arguments.emplace_back(name, value);
        errors.push_back(
            json::Object{{"field", problem.field},
                         {"code", problem.text},
                         {"detail", texts.format(visit.language, problem.text, arguments)}});
    }
    return api_problem(422, "Some fields need to be corrected; see errors.", std::move(errors));
}

http::Response api_reply(json::Value const& value, int status) {
    return http::json(json::write(value), status);
}

json::Value api_body(Visit const& visit) {
    if (!visit.request.header("content-type").starts_with("application/json"))
        throw http::BadRequest{"send the body as application/json"};
    // No database keeps it in a text, and nobody means it.
    if (visit.request.body.bytes().find("\\u0000") != std::string_view::npos)
        throw http::BadRequest{"a text has a zero byte"};
    auto body = json::parse(visit.request.body.bytes());
    if (!body)
        throw http::BadRequest{"the body is not JSON: " + body.error().why + " at byte " +
                               std::to_string(body.error().at)};
    return *std::move(body);
}

void api_parameters(Visit const& visit, std::span<std::string_view const> known,
                    std::span<std::string_view const> may_repeat) {
    for (auto const& [name, value] : visit.request.query.list())
        if (std::ranges::find(known, name) == known.end() &&
            std::ranges::find(may_repeat, name) == may_repeat.end())
            throw http::BadRequest{"there is no parameter " + basics::shortened(name, 60) +
                                   " here; see /api/v1/openapi.json"};
    if (auto const twice = visit.request.query.repeated(may_repeat))
        throw http::BadRequest{"the parameter " + std::string(*twice) + " is given more than once"};
}

Paging api_paging(Visit const& visit) {
    Paging paging;
    if (auto const limit = visit.request.query.find("limit")) {
        auto const [end, failure] =
            std::from_chars(limit->data(), limit->data() + limit->size(), paging.limit);
        if (failure != std::errc() || end != limit->data() + limit->size() || paging.limit < 1 ||
            paging.limit > 200)
            throw http::BadRequest{"limit is a whole number from 1 to 200"};
    }
    paging.after = visit.request.query.text("after");
    if (paging.after.size() > 200)
        throw http::BadRequest{"after is the key that an earlier page gave"};
    return paging;
}

std::string query_escaped(std::string_view text) {
    std::string escaped;
    for (char c : text) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) escaped += c;
        else {
            escaped += '%';
            escaped += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
            escaped += "0123456789ABCDEF"[c & 15];
        }
    }
    return escaped;
}

json::Value api_page(Visit const& visit, json::Array items, std::string_view next_key) {
    json::Object page{{"items", std::move(items)}};
    if (next_key.empty()) {
        page.set("next", nullptr);
        return page;
    }
    std::string next = visit.request.path;
    char separator = '?';
    for (auto const& [name, value] : visit.request.query.list()) {
        if (name == "after") continue;
        next += separator + query_escaped(name) + "=" + query_escaped(value);
        separator = '&';
    }
    page.set("next", next + separator + "after=" + query_escaped(next_key));
    return page;
}

}
