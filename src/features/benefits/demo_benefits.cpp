// Benefits of the demo world, by the same actions as people's.
#include <stdexcept>

#include "features/benefits/actions.h"
#include "features/benefits/benefits.h"
#include "features/knowledge/knowledge.h"
#include "services/letter_links/letter_links.h"

namespace benefits {

namespace {

told::Told typed_of(told::Fields fields, json::Value const& row) {
    told::Told typed;
    for (auto const& field : fields)
        typed.emplace(field.name, std::string(row.at(field.name).text()));
    return typed;
}

void must_be_accepted(basics::Problems const& problems) {
    throw std::runtime_error("a benefit of the demo world is not accepted: " +
                             problems.front().field + " " + problems.front().text);
}

}

void add_demo_benefit(web::Services& services, json::Value const& told,
                      members::MemberId const& by) {
    std::string const project(told.at("project").text());
    auto const good = checked_benefit(typed_of(benefit_fields(), told));
    if (!good) must_be_accepted(good.error());
    auto tx = services.database.begin();
    auto const brief = knowledge::brief(tx, project);
    if (!brief) return;
    for (auto const& other : of_project(tx, project))
        if (told::said(other.benefit.told, "title") == told.at("title").text()) return;
    Hand const hand{services.activity, services.now(), by, brief->organisation};
    auto whole = state(tx, hand, project, nullptr, *good, texts::Language::sv).whole;
    for (auto const& row : told.at("values").elements()) {
        auto const value =
            checked_value(typed_of(value_fields(), row), basics::day_in_stockholm(services.now()));
        if (!value) must_be_accepted(value.error());
        whole = measure(tx, hand, whole, *value).whole;
        if (auto const said = row.at("answer").text(); !said.empty())
            whole = answer(tx, {services.activity, services.now(), {}, brief->organisation}, whole,
                           value->year, {said == "yes", std::string(row.at("comment").text())});
    }
    // Nobody gets a letter in the demo world: the links of those that were not sent are gone.
    letter_links::forget_subject(tx, "benefit", whole.benefit.id.string());
    tx.commit();
}

}
