// Calls are made, changed and led on by programs as by the pages: the same rules, each version
// seen.
#include <algorithm>
#include <map>
#include <set>

#include "features/calls/pages.h"
#include "features/calls/working.h"
#include "platform/basics/text.h"
#include "platform/http/conditional.h"
#include "platform/secrets/secrets.h"
#include "services/web/api.h"

namespace calls::api {

namespace {

using basics::Problems;
using ideas::asked::Draft;
using permissions::Permission;

void append(Problems& problems, Problems const& more) {
    problems.insert(problems.end(), more.begin(), more.end());
}

json::Object object_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    return *body.object();
}

/// A text of the body, with line breaks as ours; null is none.
std::string text_in(json::Value const& value, std::string const& field, Problems& problems) {
    if (value.is_null()) return {};
    auto text = value.string() ? basics::normalised(value.text()) : std::nullopt;
    if (!text) problems.push_back({field, "ideas.api_text_wanted", {}});
    std::string words = text.value_or(std::string());
    std::erase(words, '\r');
    return words;
}

std::string number_in(json::Value const& value, std::string const& field, Problems& problems) {
    if (auto const* number = value.integer()) return std::to_string(*number);
    if (!value.is_null()) problems.push_back({field, "ideas.api_number_wanted", {}});
    return {};
}

/// What is sent of a call's words and times goes into `typed`; the rest is a problem.
void read_fields(json::Object const& body, Typed& typed, Problems& problems) {
    std::map<std::string_view, std::string*> const texts{{"organisation", &typed.organisation},
                                                         {"title", &typed.title},
                                                         {"story", &typed.story},
                                                         {"for_whom", &typed.for_whom},
                                                         {"rules", &typed.rules},
                                                         {"judged", &typed.judged},
                                                         {"companies", &typed.companies},
                                                         {"together", &typed.together},
                                                         {"takes", &typed.takes},
                                                         {"takers", &typed.takers},
                                                         {"opens_on", &typed.opens_on},
                                                         {"opens_clock", &typed.opens_clock},
                                                         {"closes_on", &typed.closes_on},
                                                         {"closes_clock", &typed.closes_clock},
                                                         {"answer_by", &typed.answer_by},
                                                         {"language", &typed.language}};
    for (auto const& [key, value] : body.members()) {
        if (key == "questions") continue;
        auto const field = basics::shortened(key, 60);
        if (auto const text = texts.find(key); text != texts.end())
            *text->second = text_in(value, field, problems);
        else problems.push_back({field, "ideas.api_unknown_field", {}});
    }
}

Draft draft_in(json::Value const& sent, std::string const& at, Problems& problems) {
    static std::set<std::string_view> const known{"id",      "kind",  "label", "hint",   "required",
                                                  "longest", "least", "most",  "choices"};
    if (!sent.object()) throw http::BadRequest{"questions is an array of objects"};
    for (auto const& [key, value] : sent.object()->members())
        if (!known.contains(key))
            problems.push_back({at + basics::shortened(key, 60), "ideas.api_unknown_field", {}});
    auto text = [&](std::string const& name) {
        return text_in(sent.at(name), at + name, problems);
    };
    auto number = [&](std::string const& name) {
        return number_in(sent.at(name), at + name, problems);
    };
    Draft draft{.kind = text("kind"),
                .label = text("label"),
                .hint = text("hint"),
                .longest = number("longest"),
                .least = number("least"),
                .most = number("most")};
    for (auto const& one : sent.at("choices").elements())
        draft.choices += basics::one_line(text_in(one, at + "choices", problems)) + "\n";
    auto const& required = sent.at("required");
    draft.is_required = required.truth() && *required.truth();
    if (!required.is_null() && !required.truth())
        problems.push_back({at + "required", "ideas.api_truth_wanted", {}});
    return draft;
}

/// The questions in their order; one with the id of a question that is there keeps it. What is
/// wrong stands under "questions.1.label".
std::vector<Question> questions_in(json::Value const& sent, std::vector<Question> const& before,
                                   Problems& problems) {
    if (!sent.array() || sent.elements().size() > ideas::asked::most_questions)
        throw http::BadRequest{"questions is an array of at most " +
                               std::to_string(ideas::asked::most_questions) + " objects"};
    std::vector<Question> all;
    for (auto const& one : sent.elements()) {
        auto const at = "questions." + std::to_string(all.size() + 1) + ".";
        auto const draft = draft_in(one, at, problems);
        auto good = ideas::asked::checked(draft);
        if (!good)
            for (auto problem : good.error()) {
                problem.field = at + problem.field;
                problems.push_back(std::move(problem));
            }
        auto question = good ? *std::move(good) : Question();
        auto const id = one.at("id").text();
        bool const is_there = std::ranges::find(before, id, &Question::id) != before.end();
        bool const is_twice = std::ranges::find(all, id, &Question::id) != all.end();
        if (is_there && !is_twice) question.id = id;
        all.push_back(std::move(question));
    }
    for (auto& one : all)
        if (one.id.empty()) one.id = new_question_id(all, before);
    return all;
}

std::string etag_of(Call const& call) { return "\"v" + std::to_string(call.version) + "\""; }

http::Response conflicting(Showing const& showing, int status, std::string_view detail,
                           Call const& call) {
    return web::api_problem(status, detail, {},
                            {{"version", call.version}, {"state", name(showing.phase(call))}})
        .with("ETag", etag_of(call));
}

/// 428 without If-Match, 412 when it has changed since it was read; nothing when it may go on.
std::optional<http::Response> unless_seen(Showing const& showing, Call const& call) {
    auto const seen = http::if_match(showing.visit.request);
    if (!seen)
        return conflicting(showing, 428,
                           "Say which version you change: send the ETag that you read as If-Match.",
                           call);
    if (seen->any || seen->has_strong(etag_of(call))) return std::nullopt;
    return conflicting(
        showing, 412,
        "Somebody else was first. Read it again, then send your change with its new ETag.", call);
}

http::Response replied(Showing const& showing, db::Reader& reader, Call const& call,
                       int status = 200) {
    return web::api_reply(as_json(showing, reader, call), status).with("ETag", etag_of(call));
}

}

http::Response make_new(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const body = object_in(visit);
    Problems problems;
    Typed typed{.language = "sv"};
    read_fields(body, typed, problems);
    auto const* sent = body.find("questions");
    auto const questions =
        sent ? questions_in(*sent, {}, problems) : std::vector<ideas::asked::Question>();
    auto good = checked(typed);
    if (!good) append(problems, good.error());
    auto const organisation = OrganisationId::parse(typed.organisation);
    if (!organisation || !showing.directory->find(*organisation))
        problems.push_back({"organisation", "calls.problem_choose", {}});
    else visit.must(Permission::coordinate, *organisation);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!limits.calls.take(visit.viewer.member.text(), services.now()))
        return web::api_problem(429, "Many calls were made this hour; try again later.")
            .with("Retry-After", "3600");
    auto const key = visit.request.header("idempotency-key");
    auto tx = services.database.begin();
    auto made =
        make(tx, showing.hand(), *good, key.empty() ? secrets::make() : "api\n" + std::string(key));
    if (made.is_new) made.call = ask(tx, showing.hand(), made.call, questions);
    auto reply = replied(showing, tx, made.call, 201);
    tx.commit();
    return std::move(reply).with("Location", "/api/v1/calls/" + made.call.id.string());
}

http::Response patch(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const call = worked_call(showing, tx);
    if (auto late = unless_seen(showing, call)) return *std::move(late);
    auto body = object_in(visit);
    Problems problems;
    // Who asks stays.
    if (body.find("organisation"))
        problems.push_back({"organisation", "ideas.api_unknown_field", {}});
    body.erase("organisation");
    auto typed = typed_of(call.told);
    read_fields(body, typed, problems);
    auto const* sent = body.find("questions");
    auto const questions = sent ? questions_in(*sent, call.questions, problems) : call.questions;
    auto const good = checked(typed);
    if (!good) append(problems, good.error());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    bool const is_same = call.told == *good && call.questions == questions;
    if (!is_same && !may_edit(call, services.now()))
        return conflicting(showing, 409, "It has opened: its words and questions stand.", call);
    auto const changed =
        ask(tx, showing.hand(), change(tx, showing.hand(), call, *good), questions);
    auto reply = replied(showing, tx, changed);
    tx.commit();
    return reply;
}

http::Response work(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const call = worked_call(showing, tx);
    if (auto late = unless_seen(showing, call)) return *std::move(late);
    Work sent;
    std::map<std::string_view, std::string*> const texts{{"act", &sent.act},
                                                         {"reason", &sent.reason},
                                                         {"closes_on", &sent.closes_on},
                                                         {"closes_clock", &sent.closes_clock},
                                                         {"result", &sent.result}};
    Problems problems;
    auto const body = object_in(visit);
    for (auto const& [key, value] : body.members()) {
        auto const field = basics::shortened(key, 60);
        if (auto const text = texts.find(key); text != texts.end())
            *text->second = text_in(value, field, problems);
        else problems.push_back({field, "ideas.api_unknown_field", {}});
    }
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!work_on(showing, tx, call, sent)) {
        if (!sent.problems.empty()) return web::api_problems(services.texts, visit, sent.problems);
        return conflicting(showing, 409, "This cannot be done from where the call stands.", call);
    }
    auto reply = replied(showing, tx, http::found(find(tx, call.id)));
    tx.commit();
    return reply;
}

}
