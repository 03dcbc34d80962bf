// A call as a demo world tells it.
#include <stdexcept>

#include "features/calls/actions.h"
#include "features/calls/calls.h"
#include "features/calls/rules.h"
#include "platform/secrets/secrets.h"

namespace calls {

namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

std::vector<Question> questions_in(json::Value const& told) {
    std::vector<Question> questions;
    for (auto const& one : told.at("questions").elements()) {
        std::string choices;
        for (auto const& choice : one.at("choices").elements())
            choices += std::string(choice.text()) + "\n";
        auto const* required = one.at("required").truth();
        auto good = ideas::asked::checked({.kind = std::string(one.at("kind").text()),
                                           .label = std::string(one.at("label").text()),
                                           .hint = std::string(one.at("hint").text()),
                                           .choices = choices,
                                           .is_required = required && *required});
        if (!good) throw std::runtime_error("a question of a demo call is wrong");
        good->id = "q" + std::to_string(questions.size() + 1);
        questions.push_back(*std::move(good));
    }
    return questions;
}

Telling telling_in(json::Value const& told, basics::Time now) {
    auto text = [&](std::string_view name) { return std::string(told.at(name).text()); };
    auto date = [&](std::int64_t days) {
        return basics::iso(basics::day_in_stockholm({now.microseconds + days * day}));
    };
    auto number = [&](std::string_view name) {
        auto const* value = told.at(name).integer();
        return value ? *value : 0;
    };
    auto const left = number("days_left");
    auto const good = checked({.organisation = text("organisation"),
                               .title = text("title"),
                               .story = text("story"),
                               .for_whom = text("for_whom"),
                               .rules = text("rules"),
                               .judged = text("judged"),
                               .companies = text("companies"),
                               .together = text("together"),
                               .opens_on = date(-number("days_open")),
                               .closes_on = date(left),
                               .answer_by = date(left + 30)});
    if (!good) throw std::runtime_error("a demo call is wrong: " + good.error().front().field);
    return *good;
}

}

std::string add_demo_call(web::Services& services, json::Value const& told,
                          members::MemberId const& coordinator) {
    auto const now = services.now();
    Hand const hand{services.activity, now, coordinator};
    auto tx = services.database.begin();
    auto const made = make(tx, hand, telling_in(told, now), secrets::make());
    auto call = publish(tx, hand, ask(tx, hand, made.call, questions_in(told)));
    auto const result = std::string(told.at("result").text());
    if (!result.empty()) decide(tx, hand, call, result);
    tx.commit();
    return call.id.string();
}

}
