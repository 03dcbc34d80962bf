// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include <algorithm>
#include <map>
#include <utility>

#include "features/questions/found.h"
#include "features/questions/pages.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"
#include "services/web/downloads.h"

namespace questions::api {

namespace {

Filter filter_in(web::Visit const& visit) {
    auto const kind = visit.request.query.text("kind"), state = visit.request.query.text("state");
    Filter filter{.kind = parse_kind(kind)};
    bool const is_state = state.empty() || state == "open" || state == "closed";
    if ((!kind.empty() && !filter.kind) || !is_state)
        throw http::BadRequest{
            "kind is question, partner, testbed or needs_owner; state open or closed"};
    if (!state.empty()) filter.is_closed = state == "closed";
    return filter;
}

std::string const file_name = "questions.";

/// The members of the body, all of them text.
struct Sent {
    std::map<std::string, std::string, std::less<>> texts = {};
    basics::Problems problems = {};
    std::string text(std::string_view name) const {
        auto const found = texts.find(name);
        return found == texts.end() ? std::string() : found->second;
    }
};

Sent sent_in(web::Visit const& visit, std::vector<std::string_view> const& known) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    for (auto const& [key, value] : body.object()->members()) {
        bool const is_known = std::ranges::find(known, key) != known.end();
        if (is_known && value.string()) sent.texts[key] = std::string(value.text());
        else if (!is_known || !value.is_null())
            sent.problems.push_back({basics::shortened(key, 60), "questions.api_wrong", {}});
    }
    return sent;
}

http::Response flood() {
    return web::api_problem(429, "Too much in an hour; try later.").with("Retry-After", "3600");
}

/// Every public one, some at a time: what is read lies behind the last id.
std::vector<Question> next_ones(db::Reader& reader, std::string const& after) {
    constexpr std::size_t at_once = 100;
    std::vector<Question> all;
    each_public(reader, after, [&](Question const& one) {
        all.push_back(one);
        return all.size() < at_once;
    });
    return all;
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"kind", "state", "limit", "after"});
    auto const filter = filter_in(visit);
    auto const paging = web::api_paging(visit);
    auto const after = parse_place(paging.after);
    if (!after && !paging.after.empty()) throw http::BadRequest{"after is taken from next"};
    auto reader = services.database.read();
    auto found = listed(reader, filter, after, paging.limit + 1);
    bool const is_more = found.size() > paging.limit;
    if (is_more) found.pop_back();
    json::Array items;
    for (auto const& one : found) items.emplace_back(as_json(services, reader, one));
    auto const next =
        is_more ? write(Place{found.back().asked_at, found.back().id.string()}) : std::string();
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return web::api_reply(as_json(services, reader, seen_question(showing, reader)));
}

http::Response create(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const sent = sent_in(visit, {"kind", "title", "story", "organisation", "audience",
                                      "network", "visibility", "last_day", "key"});
    auto given = [&](std::string_view name, char const* otherwise) {
        auto text = sent.text(name);
        return text.empty() ? std::string(otherwise) : text;
    };
    Typed const typed{given("kind", "question"),     sent.text("title"),       sent.text("story"),
                      sent.text("organisation"),     given("audience", "all"), sent.text("network"),
                      given("visibility", "public"), sent.text("last_day")};
    if (!sent.problems.empty()) return web::api_problems(services.texts, visit, sent.problems);
    auto tx = services.database.begin();
    auto const asking = checked_asking(showing, tx, typed);
    if (!asking) return web::api_problems(services.texts, visit, asking.error());
    if (!limits.questions.take(visit.viewer.member.text(), services.now())) return flood();
    auto const asked = send_question(services, tx, showing.hand(), *asking, sent.text("key"));
    auto reply = as_json(services, tx, asked.question);
    tx.commit();
    return web::api_reply(reply, asked.is_new ? 201 : 200);
}

http::Response give_answer(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const sent = sent_in(visit, {"organisation", "words"});
    if (!sent.problems.empty()) return web::api_problems(services.texts, visit, sent.problems);
    auto const words =
        checked_words(sent.text("words"), "words", longest_words, "questions.problem_words");
    auto tx = services.database.begin();
    auto const question = seen_question(showing, tx);
    if (!words) return web::api_problems(services.texts, visit, words.error());
    auto const own = may_answer_for(visit.viewer, question, asked_of(tx, question.id));
    auto const wanted = OrganisationId::parse(sent.text("organisation"));
    if (question.is_closed) return web::api_problem(409, "The question is closed.");
    if (!wanted || std::ranges::find(own, *wanted) == own.end()) throw http::Forbidden();
    if (!limits.answers.take(visit.viewer.member.text(), services.now())) return flood();
    auto const answered = answer(
        tx, showing.hand(), question,
        {.organisation = *wanted, .by = visit.viewer.member, .words = *words, .way = Way::program});
    tell_asker(services, tx, answered, "answered", *wanted, visit.viewer.member);
    auto reply = as_json(services, tx, answered);
    tx.commit();
    return web::api_reply(reply, 201);
}

http::Response export_jsonl(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    return web::streamed("application/jsonl; charset=utf-8", file_name + "jsonl",
                         [&services, after = std::string()](std::string& chunk) mutable {
                             auto reader = services.database.read();
                             auto const all = next_ones(reader, after);
                             for (auto const& one : all) {
                                 json::write(as_json(services, reader, one), chunk);
                                 chunk += '\n';
                             }
                             if (all.empty()) return false;
                             after = all.back().id.string();
                             return true;
                         });
}

http::Response export_csv(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const directory = services.organisations.directory();
    auto const address = services.pages.public_address();
    return web::streamed(
        "text/csv; charset=utf-8", file_name + "csv",
        [&services, directory, address, after = std::string(),
         began = false](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"id", "kind", "title", "organisation", "state", "asked_at", "last_day",
                            "answers", "interested", "summary", "page"});
            }
            auto reader = services.database.read();
            auto const all = next_ones(reader, after);
            for (auto const& one : all) {
                auto const* who = directory->find(one.asked.organisation);
                writer.row({one.id.string(), std::string(name(one.asked.kind)), one.asked.title,
                            who ? who->name : std::string(), one.is_closed ? "closed" : "open",
                            basics::iso(one.asked_at),
                            one.asked.last_day.year == 0 ? "" : basics::iso(one.asked.last_day),
                            std::to_string(one.answers), std::to_string(one.interested),
                            one.summary, address + "/sv" + path_of(one)});
            }
            if (all.empty()) return false;
            after = all.back().id.string();
            return true;
        });
}

}
