// Every change goes through here, so that history, version, the log and the form are never
// forgotten. The log holds no words of anybody.
#include "features/calls/actions.h"

#include "features/calls/rules.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"

namespace calls {

namespace {

void record(db::Transaction& tx, Hand const& hand, Call const& call, std::string_view what) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "calls.call_" + std::string(what),
                         .subject = subject_of(call),
                         .organisation = call.told.organisation,
                         .details = json::Object{{"version", call.version}}});
}

/// What is not open to anybody yet asks nothing of the form either.
void save(db::Transaction& tx, Hand const& hand, Call& call) {
    ++call.version;
    call.updated_at = hand.now;
    if (call.state != State::draft) call.noticed = phase(call, hand.now);
    put(tx, call);
    if (call.state != State::draft) ideas::asked::put(tx, asking_of(call));
}

void happened(db::Transaction& tx, Hand const& hand, Call const& call, Event event) {
    event.at = hand.now;
    event.by = hand.member;
    add_event(tx, call.id, event);
    record(tx, hand, call, name(event.what));
}

}

activity::Subject subject_of(Call const& call) { return {"call", call.id.string()}; }

Made make(db::Transaction& tx, Hand const& hand, Telling const& told, std::string_view key) {
    auto const hash = secrets::hash(std::string(key) + "\n" + hand.member.string() + "\n" +
                                    told.organisation.string() + "\n" + told.title);
    if (auto const before = with_sending(tx, hash))
        if (auto known = find(tx, *before)) return {*std::move(known), false};
    Call call{.id = CallId::make(),
              .told = told,
              .slug = basics::slug(told.title),
              .made_by = hand.member,
              .made_at = hand.now,
              .updated_at = hand.now};
    put(tx, call);
    add_sending(tx, hash, call.id);
    happened(tx, hand, call, {.what = What::made});
    return {std::move(call), true};
}

Call change(db::Transaction& tx, Hand const& hand, Call call, Telling const& told) {
    if (call.told == told) return call;
    call.told = told;
    call.slug = basics::slug(told.title);
    save(tx, hand, call);
    record(tx, hand, call, "changed");
    return call;
}

Call ask(db::Transaction& tx, Hand const& hand, Call call, std::vector<Question> questions) {
    if (call.questions == questions) return call;
    call.questions = std::move(questions);
    save(tx, hand, call);
    record(tx, hand, call, "changed");
    return call;
}

Call publish(db::Transaction& tx, Hand const& hand, Call call) {
    call.state = State::published;
    save(tx, hand, call);
    happened(tx, hand, call, {.what = What::published});
    return call;
}

Call pause(db::Transaction& tx, Hand const& hand, Call call, std::string const& reason) {
    call.is_paused = true;
    save(tx, hand, call);
    happened(tx, hand, call, {.what = What::paused, .words = reason});
    return call;
}

Call resume(db::Transaction& tx, Hand const& hand, Call call) {
    call.is_paused = false;
    save(tx, hand, call);
    happened(tx, hand, call, {.what = What::resumed});
    return call;
}

Call extend(db::Transaction& tx, Hand const& hand, Call call, basics::Time closes_at,
            std::string const& reason) {
    Event const event{
        .what = What::extended, .words = reason, .before = call.told.closes_at, .after = closes_at};
    // One that closed while it was paused opens again.
    if (phase(call, hand.now) == Phase::closed) call.is_paused = false;
    call.told.closes_at = closes_at;
    save(tx, hand, call);
    happened(tx, hand, call, event);
    return call;
}

Call close(db::Transaction& tx, Hand const& hand, Call call, std::string const& reason) {
    Event const event{
        .what = What::closed, .words = reason, .before = call.told.closes_at, .after = hand.now};
    call.told.closes_at = hand.now;
    call.is_paused = false;
    save(tx, hand, call);
    happened(tx, hand, call, event);
    return call;
}

Call decide(db::Transaction& tx, Hand const& hand, Call call, std::string const& result) {
    call.state = State::decided;
    call.result = result;
    call.decided_at = hand.now;
    save(tx, hand, call);
    happened(tx, hand, call, {.what = What::decided});
    return call;
}

bool notice(db::Transaction& tx, Hand const& hand, Call call) {
    auto const now = phase(call, hand.now);
    bool const is_news = call.state == State::published && now != call.noticed &&
                         (now == Phase::open || now == Phase::closed);
    if (!is_news) return false;
    call.noticed = now;
    put(tx, call);
    happened(tx, hand, call, {.what = now == Phase::open ? What::opened : What::closed});
    return true;
}

}
