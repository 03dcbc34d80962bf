// Needs of a demo world, told and answered in the past through the same actions as real ones.
#include <stdexcept>

#include "features/ideas/actions.h"
#include "features/ideas/ideas.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "platform/secrets/secrets.h"

namespace ideas {

namespace {

basics::Time days_before(basics::Time now, json::Value const& days) {
    constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;
    auto const* count = days.integer();
    return {now.microseconds - (count ? *count : 0) * day};
}

template <class Result>
auto good(Result result, std::string const& title) {
    if (!result)
        throw std::runtime_error("the demo's need \"" + title + "\": " +
                                 result.error().front().field + " " + result.error().front().text);
    return *std::move(result);
}

Answer typed_in(json::Value const& answer) {
    return {parse_state(answer.at("state").text()).value_or(State::received),
            std::string(answer.at("reason").text()), std::string(answer.at("referred_to").text()),
            std::string(answer.at("link").text())};
}

Telling telling_in(json::Value const& told) {
    auto text = [&](std::string_view name) { return std::string(told.at(name).text()); };
    return {.title = text("title"),
            .story = text("story"),
            .for_whom = text("for_whom"),
            .how_often = parse_frequency(text("how_often")).value_or(Frequency::unknown),
            .place = text("place"),
            .language = text("language"),
            .organisation = organisations::OrganisationId::parse(text("organisation"))
                                .value_or(organisations::OrganisationId()),
            .kind = parse_kind(text("kind")).value_or(Kind::need),
            .better = text("better"),
            .answers = NeedId::parse(text("answers_need")).value_or(NeedId())};
}

}

std::string add_demo_need(web::Services& services, json::Value const& told,
                          members::MemberId const& coordinator) {
    auto text = [&](std::string_view name) { return std::string(told.at(name).text()); };
    auto const now = services.now();
    Hand const sender{services.activity, days_before(now, told.at("days_ago")), {}};
    auto const way = parse_way(text("way")).value_or(Way::page);
    auto const by = way == Way::page ? sender.member : coordinator;
    auto tx = services.database.begin();
    auto need = tell(tx, {services.activity, sender.now, by},
                     {.told = good(checked(telling_in(told)), text("title")),
                      .sender = {},
                      .way = way,
                      .key = secrets::make(),
                      .reading = Reading::as_usual})
                    .need;
    if (auto const unit = text("unit"); !unit.empty())
        need = give_to_unit(tx, sender, need, unit).value();
    auto const* is_public = told.at("public").truth();
    if (is_public && *is_public && may_publish(need))
        need = publish(tx, {services.activity, sender.now, coordinator}, need);
    for (auto const& one : told.at("answers").elements()) {
        auto const typed = typed_in(one);
        if (!may_move(need.state, typed.state))
            throw std::runtime_error("the demo's need \"" + need.told.title +
                                     "\" makes a move that is not allowed");
        need = answer(tx, {services.activity, days_before(now, one.at("days_ago")), coordinator},
                      need, good(checked(typed), need.told.title));
    }
    tx.commit();
    return need.id.string();
}

}
