// Search for programs: the page's parameters, checked strictly, and the page's answer.
#include <algorithm>
#include <charconv>

#include "app/find/address.h"
#include "app/find/downloads.h"
#include "app/find/places.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/web/api.h"

namespace find {

namespace {

constexpr std::size_t longest_words = 1000;

bool is_year(std::string_view text) {
    return text.size() == 4 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// What the page would pass over is a mistake of the program here.
void check(web::Visit const& visit) {
    std::vector<std::string_view> facets;
    for (auto const& facet : search::facets()) facets.push_back(facet.name);
    static constexpr std::array<std::string_view, 9> known = {
        "q", "from", "to", "sort", "like", "lang", "limit", "after", "as_typed"};
    web::api_parameters(visit, known, facets);
    auto const& query = visit.request.query;
    if (basics::length(query.text("q")) > longest_words)
        throw http::BadRequest{"q is at most 1000 characters"};
    for (auto name : {"from", "to"})
        if (query.has(name) && !is_year(query.text(name)))
            throw http::BadRequest{std::string(name) + " is a year such as 2016"};
    if (auto const sort = query.find("sort"); sort && name(asked(query).order) != *sort)
        throw http::BadRequest{"sort is relevance, newest, start, amount or title"};
    if (query.has("as_typed") && query.text("as_typed") != "yes")
        throw http::BadRequest{"as_typed is yes, or left out"};
    if (auto const language = query.find("lang"); language && !texts::parse_language(*language))
        throw http::BadRequest{"lang is sv, en or nb"};
}

/// How many hits come before the page that `after` stands for.
std::size_t offset(std::string const& after) {
    std::size_t number = 0;
    auto const [end, failure] = std::from_chars(after.data(), after.data() + after.size(), number);
    bool const whole = failure == std::errc() && end == after.data() + after.size();
    if (after.empty()) return 0;
    if (!whole || number >= search::deepest_hit)
        throw http::BadRequest{"after is the key that an earlier page gave"};
    return number;
}

json::Object facets_json(search::Answer const& answer) {
    json::Object facets;
    for (auto const& [facet, counts] : answer.facets) {
        json::Array values;
        for (auto const& one : counts.values)
            values.push_back(json::Object{
                {"value", one.value}, {"count", one.count}, {"selected", one.selected}});
        facets.append(std::string(search::name(facet)),
                      json::Object{{"values", std::move(values)}, {"more", counts.more}});
    }
    return facets;
}

json::Array widened_json(search::Answer const& answer) {
    json::Array all;
    for (auto const& one : answer.widened)
        all.push_back(json::Object{{"asked", one.asked},
                                   {"also", json::Array(one.also.begin(), one.also.end())}});
    return all;
}

/// `site`: the address of the site in the language of the answer.
json::Array hits_json(search::Answer const& answer, std::string const& site) {
    json::Array hits;
    for (auto const& hit : answer.hits)
        hits.push_back(json::Object{{"id", hit.subject.id},
                                    {"type", hit.subject.kind},
                                    {"title", joined(hit.title)},
                                    {"language", texts::code(hit.language)},
                                    {"url", site + hit.path},
                                    {"score", hit.score},
                                    {"snippet", joined(hit.snippet)}});
    return hits;
}

http::Response search_api(web::Services& services, web::Visit const& visit) {
    check(visit);
    if (auto unready = unless_whole(services)) return *std::move(unready);
    auto const paging = web::api_paging(visit);
    auto const& asked_query = visit.request.query;
    auto const language =
        texts::parse_language(asked_query.text("lang")).value_or(texts::Language::sv);
    auto what = asked(asked_query);
    auto const directory = services.organisations.directory();
    auto const like = asked_query.text("like");
    auto const similar = similar_places(*directory, like);
    if (!like.empty() && similar.empty())
        throw http::BadRequest{"like is the code of a municipality, such as 0180"};
    what.like_mine = !like.empty();
    auto question = query(what, language, {search::everyone}, similar);
    question.limit = paging.limit;
    question.offset = offset(paging.after);
    auto const answer = services.search.find(question);
    if (auto unready = unless_whole(services)) return *std::move(unready);
    auto hits = hits_json(
        answer, services.pages.public_address() + "/" + std::string(texts::code(language)));
    auto const seen = question.offset + answer.hits.size();
    bool const more = !answer.hits.empty() && seen < answer.total && seen < search::deepest_hit;
    auto const paged = web::api_page(visit, std::move(hits), more ? std::to_string(seen) : "");
    auto reply = *paged.object();
    reply.append("total", answer.total);
    reply.append("relaxed", answer.relaxed);
    reply.append("cut", answer.cut);
    reply.append("did_you_mean", answer.did_you_mean);
    reply.append("widened", widened_json(answer));
    reply.append("facets", facets_json(answer));
    return web::api_reply(reply);
}

}

std::vector<web::Route> api_routes(web::Services& services) {
    return {{http::Method::get, "/api/v1/search", permissions::Permission::everyone,
             [&services](web::Visit const& visit) { return search_api(services, visit); }}};
}

}
