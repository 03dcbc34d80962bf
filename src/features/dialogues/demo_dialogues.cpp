// A dialogue as a demo world tells it, by the same actions as people's.
#include <stdexcept>

#include "features/dialogues/actions.h"
#include "features/dialogues/dialogues.h"
#include "features/dialogues/rules.h"
#include "platform/secrets/secrets.h"

namespace dialogues {

namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

std::int64_t number(json::Value const& told, std::string_view name) {
    auto const* value = told.at(name).integer();
    return value ? *value : 0;
}

Telling telling_in(json::Value const& told, basics::Time now) {
    auto text = [&](std::string_view name) { return std::string(told.at(name).text()); };
    auto date = [&](std::int64_t days) {
        return basics::iso(basics::day_in_stockholm({now.microseconds + days * day}));
    };
    auto const begins = -number(told, "days_ago");
    bool const is_long = text("rhythm") == "weeks";
    auto const good = checked({.organisation = text("organisation"),
                               .title = text("title"),
                               .purpose = text("purpose"),
                               .agenda = text("agenda"),
                               .place = text("place"),
                               .rhythm = text("rhythm"),
                               .secrecy = text("secrecy"),
                               .starts_on = date(begins),
                               .starts_clock = is_long ? "" : "09:00",
                               .ends_on = date(begins + number(told, "days")),
                               .ends_clock = is_long ? "" : "12:00"});
    if (!good) throw std::runtime_error("a demo dialogue is wrong: " + good.error().front().field);
    return *good;
}

bool has(json::Value const& numbers, std::int64_t wanted) {
    for (auto const& one : numbers.elements())
        if (auto const* value = one.integer(); value && *value == wanted) return true;
    return false;
}

void add_votes(db::Transaction& tx, DialogueId const& id, json::Value const& statements,
               std::int64_t people) {
    for (std::int64_t i = 1; i <= people; ++i) {
        auto one = add_participant(tx, id, secrets::hash(secrets::make()));
        std::int64_t statement = 0;
        for (auto const& told : statements.elements()) {
            ++statement;
            auto const choice = has(told.at("agree"), i)      ? Choice::agree
                                : has(told.at("disagree"), i) ? Choice::disagree
                                                              : Choice::pass;
            put_vote(tx, one, statement, choice);
            one.votes = statement;
        }
    }
}

}

void add_demo_dialogue(web::Services& services, json::Value const& told,
                       members::MemberId const& coordinator) {
    Hand const hand{services.activity, services.now(), coordinator};
    auto tx = services.database.begin();
    auto dialogue = make(tx, hand, telling_in(told, hand.now), secrets::make());
    auto const& statements = told.at("statements");
    std::vector<std::string> words;
    for (auto const& one : statements.elements()) words.emplace_back(one.at("words").text());
    add_seeds(tx, hand, dialogue, words);
    auto const state = parse_state(told.at("state").text()).value_or(State::published);
    for (auto const next : {State::published, State::open, State::closed})
        if (dialogue.state < state && next <= state) dialogue = turn(tx, hand, dialogue, next);
    add_votes(tx, dialogue.id, statements, number(told, "participants"));
    tx.commit();
}

}
