// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "features/ideas/api.h"

#include <algorithm>

#include "features/ideas/api_parts.h"
#include "features/ideas/asked/show.h"
#include "features/ideas/doors/pages.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/intake/pages.h"
#include "features/ideas/joining.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/need_json.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "features/ideas/show.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "platform/tables/csv.h"
#include "services/moderation/moderation.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace ideas::api {

namespace {

using permissions::Permission;

organisations::OrganisationId organisation_of(std::string_view sent,
                                              organisations::Directory const& directory) {
    auto const id = organisations::OrganisationId::parse(sent);
    auto const* found = id ? directory.find(*id) : directory.municipality(sent);
    return found ? found->id : organisations::OrganisationId{};
}

void append(basics::Problems& problems, basics::Problems const& more) {
    problems.insert(problems.end(), more.begin(), more.end());
}

std::optional<Telling> telling_in(Sent const& sent, Kind kind, web::Services& services,
                                  basics::Problems& problems) {
    auto reader = services.database.read();
    Telling told{.title = sent.text("title"),
                 .story = sent.text("story"),
                 .for_whom = sent.text("for_whom"),
                 .place = sent.text("place"),
                 .language = sent.has("language") ? sent.text("language") : "sv",
                 .organisation = organisation_of(sent.text("organisation"),
                                                 *services.organisations.directory()),
                 .kind = kind,
                 .better = sent.text("better"),
                 .answers = NeedId::parse(sent.text("answers")).value_or(NeedId())};
    if (!sent.text("answers").empty() && !answered_by(reader, told))
        problems.push_back({"answers", "ideas.problem_answers", {}});
    if (sent.has("how_often")) {
        auto const how_often = parse_frequency(sent.text("how_often"));
        if (!how_often) problems.push_back({"how_often", "ideas.problem_how_often", {}});
        told.how_often = how_often.value_or(Frequency::unknown);
    }
    auto good = checked(std::move(told));
    if (!good) append(problems, good.error());
    return good ? std::optional(*std::move(good)) : std::nullopt;
}

std::vector<std::string_view> fields_of(Kind kind) {
    if (kind == Kind::idea)
        return {"organisation", "title", "story", "better", "answers", "for_whom",
                "language",     "place", "unit",  "call",   "join"};
    return {"organisation", "title", "story",    "for_whom", "how_often",
            "place",        "unit",  "language", "call",     "join"};
}

/// What a change asks for: a new state with its answer, a ready answer, to be shown or hidden, or
/// another unit.
struct Wanted {
    std::optional<Answer> answer = {};
    std::optional<Visibility> visibility = {};
    std::optional<std::string> unit = {};
    std::optional<std::string> door = {};  ///< What one click at the desk answers.
    std::optional<std::string> door_reason = {};
    std::string reason = {};
    basics::Problems problems = {};
};

Wanted wanted_in(Sent const& sent) {
    Wanted wanted{.problems = sent.problems()};
    if (sent.has("state") + sent.has("visibility") + sent.has("unit") + sent.has("door") != 1)
        wanted.problems.push_back({"state", "ideas.api_one_change", {}});
    else if (sent.has("state")) {
        auto const state = parse_state(sent.text("state"));
        if (!state) wanted.problems.push_back({"state", "ideas.problem_state", {}});
        auto good = checked(Answer{state.value_or(State::in_progress), sent.text("reason"),
                                   sent.text("referred_to"), sent.text("link")});
        if (good) wanted.answer = *std::move(good);
        else append(wanted.problems, good.error());
    } else if (sent.has("unit")) wanted.unit = sent.text("unit");
    else if (sent.has("door")) {
        wanted.door = sent.text("door");
        if (sent.has("reason")) wanted.door_reason = sent.text("reason");
    } else {
        wanted.visibility = parse_visibility(sent.text("visibility"));
        bool const hides = wanted.visibility == Visibility::hidden;
        if (!hides && wanted.visibility != Visibility::public_)
            wanted.problems.push_back({"visibility", "ideas.api_visibility", {}});
        if (!hides) return wanted;
        auto reason = checked_words(sent.text("reason"), "reason", longest_reason,
                                    "ideas.problem_hide_reason", "ideas.problem_long");
        if (reason) wanted.reason = *std::move(reason);
        else append(wanted.problems, reason.error());
    }
    return wanted;
}

void add_ready_answer(web::Services& services, db::Reader& reader, Need const& need,
                      Wanted& wanted) {
    auto good = doors::clicked_answer(services, reader, need, *wanted.door, wanted.door_reason);
    if (good) wanted.answer = *std::move(good);
    else
        for (auto problem : good.error()) {
            problem.field = problem.field == "clicks" ? "door" : "reason";
            wanted.problems.push_back(std::move(problem));
        }
}

/// The need after the change, or nothing when it is not to be made from where it stands.
std::optional<Need> changed(db::Transaction& tx, Hand const& hand, Need const& need,
                            Wanted const& wanted) {
    if (wanted.answer) {
        bool const may = may_answer(need) && may_move(need.state, wanted.answer->state);
        return may ? std::optional(answer(tx, hand, need, *wanted.answer)) : std::nullopt;
    }
    if (wanted.visibility == Visibility::public_)
        return may_publish(need) ? std::optional(publish_joining(tx, hand, need)) : std::nullopt;
    return may_hide(need) ? std::optional(hide(tx, hand, need, wanted.reason)) : std::nullopt;
}

basics::Problems closed_to(web::Services& services, web::Visit const& visit,
                           organisations::OrganisationId const& organisation,
                           std::string const& unit) {
    auto reader = services.database.read();
    return intake::closed_problem(Showing(services, visit), reader, organisation, unit);
}

Reading reading_now(web::Services& services, web::Visit const& visit, Telling const& told,
                    std::optional<asked::Answered> const& answered) {
    auto reader = services.database.read();
    return asked::reading_of(Showing(services, visit), reader, told, answered);
}

/// What it is to become part of, where that lives now; or a problem with that.
std::optional<Need> home_in(db::Reader& reader, Sent const& sent, Telling const& told,
                            basics::Problems& problems) {
    if (sent.text("join").empty()) return std::nullopt;
    auto const id = NeedId::parse(sent.text("join"));
    auto const found = id ? find(reader, *id) : std::nullopt;
    auto home = found ? std::optional(home_of(reader, *found)) : std::nullopt;
    if (home && may_join(told, *home)) return home;
    problems.push_back({"join", "ideas.join_gone", {}});
    return std::nullopt;
}

ideas::Sent tell_or_join(web::Services& services, db::Transaction& tx, Hand const& hand,
                         std::optional<Need> const& home, Sending const& sending) {
    if (!home) return tell(tx, hand, sending);
    return tell_joining(tx, hand, sending, *home, joining_reason(services, *home));
}

/// Public needs, or ideas, by id, with a reader of its own for each part: a slow client holds
/// nothing open.
class Walk {
public:
    Walk(web::Services& services, Kind kind) : services_(services), kind_(kind) {}
    std::vector<json::Object> next() {
        constexpr std::size_t in_part = 200;
        auto reader = services_.database.read();
        std::vector<json::Object> lines;
        auto const part = public_by_id(reader, kind_, after_, in_part);
        auto const beside = ideas::beside(services_, reader, part);
        for (std::size_t i = 0; i < part.size(); ++i)
            lines.push_back(as_json(services_, part[i], beside[i]));
        if (!part.empty()) after_ = part.back().id.string();
        return lines;
    }

private:
    web::Services& services_;
    Kind kind_;
    std::string after_;
};

}

http::Response list(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after", "organisation", "state"});
    auto const paging = web::api_paging(visit);
    if (!paging.after.empty() && !NeedId::parse(paging.after))
        throw http::BadRequest{"after is the key that an earlier page gave"};
    auto const& query = visit.request.query;
    auto const state = parse_state(query.text("state"));
    if (query.has("state") && !state)
        throw http::BadRequest{
            "state is received, in_progress, goes_on, declined, already_done or referred"};
    auto const organisation =
        organisation_of(query.text("organisation"), *services.organisations.directory());
    if (query.has("organisation") && organisation.empty())
        throw http::BadRequest{"organisation is an id, or a municipality's code"};
    auto reader = services.database.read();
    auto found = public_by_id(reader, kind, paging.after, paging.limit + 1, organisation, state);
    std::string next;
    if (found.size() > paging.limit) {
        found.pop_back();
        next = found.back().id.string();
    }
    json::Array items;
    for (auto const& need : found) items.push_back(as_json(services, reader, need));
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response show(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const need = of_kind(find(reader, visit.id<NeedId>()), kind);
    if (!inside::may_read(services, reader, visit.viewer, need)) throw http::NotFound();
    if (need.visibility == Visibility::withdrawn &&
        !answers_for(services, reader, visit.viewer, need))
        return web::api_problem(410, "The one who told it has taken it back.");
    return web::api_reply(as_json(services, reader, need)).with("ETag", etag_of(need));
}

namespace {

struct Given {
    Sent sent;
    std::optional<Telling> told = {};
    std::optional<asked::Answered> answered = {};
    basics::Problems problems = {};
};
Given given_in(web::Services& services, Kind kind, web::Visit const& visit) {
    auto body = object_in(visit);
    auto const replies = asked::take_replies(body);
    Given given{.sent = Sent(body, fields_of(kind))};
    given.problems = given.sent.problems();
    given.told = telling_in(given.sent, kind, services, given.problems);
    given.answered = asked::sent_answer(Showing(services, visit), kind, given.sent.text("call"),
                                        replies, given.told, given.problems);
    return given;
}

}

http::Response create(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto [sent, told, answered, problems] = given_in(services, kind, visit);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!permissions::may_in_part(visit.viewer, Permission::contribute, told->organisation))
        throw http::Forbidden();
    if (auto const closed = closed_to(services, visit, told->organisation, sent.text("unit"));
        !closed.empty())
        return web::api_problems(services.texts, visit, closed);
    auto const key = visit.request.header("idempotency-key");
    auto const secret =
        key.empty() ? secrets::make() : visit.viewer.member.string() + "\n" + std::string(key);
    auto const reading = reading_now(services, visit, *told, answered);
    auto tx = services.database.begin();
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    auto const unit = unit_to_write_in(tx, visit.viewer, told->organisation, sent.text("unit"),
                                       basics::day_in_stockholm(services.now()));
    auto const home = home_in(tx, sent, *told, problems);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto made = tell_or_join(services, tx, hand, home,
                             {.told = *std::move(told),
                              .sender = {},
                              .way = Way::program,
                              .key = secret,
                              .reading = reading,
                              .answered = std::move(answered)});
    if (made.is_new && made.need.visibility != Visibility::merged) {
        auto given = give_to_unit(tx, hand, made.need, unit);
        if (!given) return web::api_problems(services.texts, visit, given.error());
        made.need = *std::move(given);
        tell_mailbox(services, tx, made.need);
    }
    auto line = as_json(services, tx, made.need);
    tx.commit();
    line.append("claim_code", made.code);
    return web::api_reply(line, 201)
        .with("ETag", etag_of(made.need))
        .with("Location", "/api/v1" + std::string(place_of(kind)) + "/" + made.need.id.string());
}

http::Response change(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto tx = services.database.begin();
    auto const need = at_work(services, tx, kind, visit);
    if (auto late = unless_seen(visit, need)) return *std::move(late);
    auto wanted = wanted_in(Sent(object_in(visit), {"state", "reason", "referred_to", "link",
                                                    "visibility", "unit", "door"}));
    if (wanted.door) add_ready_answer(services, tx, need, wanted);
    if (!wanted.problems.empty()) return web::api_problems(services.texts, visit, wanted.problems);
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    auto const given = wanted.unit ? give_to_unit(tx, hand, need, *wanted.unit) : need;
    if (!given) return web::api_problems(services.texts, visit, given.error());
    auto const after = wanted.unit ? *given : changed(tx, hand, need, wanted);
    if (!after) return conflicting(409, "This cannot be done from where the need stands.", need);
    auto const subject = subject_of(need);
    if (wanted.answer) tell_answer(services, tx, *after, *wanted.answer);
    else if (wanted.visibility == Visibility::hidden)
        moderation::note_hidden(services, visit, tx, subject, wanted.reason);
    else if (wanted.visibility) moderation::note_shown(services, visit, tx, subject);
    auto line = as_json(services, tx, *after);
    tx.commit();
    return web::api_reply(line).with("ETag", etag_of(*after));
}

http::Response export_jsonl(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    return web::streamed("application/jsonl; charset=utf-8",
                         kind == Kind::idea ? "samverk-ideas.jsonl" : "samverk-needs.jsonl",
                         [walk = Walk(services, kind)](std::string& chunk) mutable {
                             auto const lines = walk.next();
                             for (auto const& line : lines) {
                                 json::write(line, chunk);
                                 chunk += '\n';
                             }
                             return !lines.empty();
                         });
}

http::Response export_csv(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    return web::streamed(
        "text/csv; charset=utf-8", kind == Kind::idea ? "samverk-ideas.csv" : "samverk-needs.csv",
        [walk = Walk(services, kind), kind, began = false](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!began) {
                writer.byte_order_mark();
                writer.row(table_columns(kind));
                began = true;
            }
            for (auto const& line : walk.next()) writer.row(table_fields(kind, line));
            return !chunk.empty();
        });
}

}
