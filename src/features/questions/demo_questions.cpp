// Questions of the demo world, by the same actions as people's; without letters.
#include <stdexcept>

#include "features/questions/actions.h"
#include "features/questions/people.h"
#include "features/questions/questions.h"

namespace questions {

void add_demo_question(web::Services& services, json::Value const& told,
                       members::MemberId const& by) {
    auto const text = [&](std::string_view name) { return std::string(told.at(name).text()); };
    auto const asking = checked({text("kind"), text("title"), text("story"), text("organisation"),
                                 text("audience"), "", text("visibility"), ""},
                                texts::Language::sv, basics::day_in_stockholm(services.now()));
    if (!asking)
        throw std::runtime_error("a question of the demo world is not accepted: " +
                                 asking.error().front().text);
    auto tx = services.database.begin();
    Hand const hand{services.activity, services.now(), by};
    auto asked = ask(tx, hand, *asking, "demo", audience_of(services, tx, *asking));
    if (!asked.is_new) return;
    // Nobody gets letters about the demo world.
    basics::Time const long_ago{services.now().microseconds - 30LL * 24 * 60 * 60 * 1'000'000};
    for (auto const& one : asked_of(tx, asked.question.id))
        set_told(tx, asked.question.id, one, long_ago);
    auto const nobody = Hand{services.activity, services.now(), {}};
    for (auto const& one : told.at("answers").elements()) {
        auto const organisation = OrganisationId::parse(one.at("organisation").text());
        if (!organisation) throw std::runtime_error("an answer of the demo world has no answerer");
        asked.question = answer(tx, nobody, asked.question,
                                {.organisation = *organisation,
                                 .name = std::string(one.at("name").text()),
                                 .words = std::string(one.at("words").text()),
                                 .way = Way::link});
    }
    if (auto const summary = text("summary"); !summary.empty())
        close(tx, hand, asked.question, summary, {});
    tx.commit();
}

}
