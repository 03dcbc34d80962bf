// Adoptions of the demo world, by the same actions as people's.
#include <stdexcept>

#include "features/adoptions/actions.h"
#include "features/adoptions/adoptions.h"
#include "features/adoptions/sources_store.h"
#include "features/knowledge/knowledge.h"

namespace adoptions {

namespace {

std::string sent(json::Value const& from, std::string_view name) {
    return std::string(from.at(name).text());
}

Typed typed_in(json::Value const& told, json::Value const& step) {
    return {.state = sent(step, "state"),
            .since = sent(step, "since"),
            .reason = sent(step, "reason"),
            .way = sent(told, "way"),
            .kept = sent(told, "kept"),
            .changed = sent(told, "changed"),
            .cost = sent(told, "cost"),
            .saved = sent(told, "saved"),
            .hours_saved = sent(told, "hours_saved"),
            .currency = "SEK",
            .result = sent(told, "result"),
            .result_text = sent(told, "result_text"),
            .evidence = sent(told, "evidence")};
}

}

void add_demo_adoption(web::Services& services, json::Value const& told,
                       members::MemberId const& by) {
    auto tx = services.database.begin();
    auto const brief = knowledge::brief(tx, told.at("project").text());
    auto const organisation = organisations::OrganisationId::parse(sent(told, "organisation"));
    if (!brief || !organisation) return;
    activity::Subject const subject{"project", brief->id};
    if (find(tx, subject, *organisation, {})) return;
    Hand const hand{services.activity, services.now(), by};
    auto const steps = told.at("steps").elements();
    auto const since = basics::parse_iso_date(sent(steps.front(), "since"));
    auto one = begin(tx, hand, {},
                     {.subject = subject,
                      .organisation = *organisation,
                      .since = since.value_or(basics::Date())});
    for (auto const& step : steps) {
        auto const good = checked(typed_in(told, step), basics::day_in_stockholm(services.now()));
        if (!good)
            throw std::runtime_error("an adoption of the demo world is not accepted: " +
                                     good.error().front().field + " " + good.error().front().text);
        one = tell(tx, hand, one, *good, texts::Language::sv);
    }
    if (auto const words = sent(told, "verified"); !words.empty())
        verify(tx, {services.activity, services.now(), {}}, one,
               {.organisation = brief->organisation, .is_origin = true, .words = words});
    if (auto const from = organisations::OrganisationId::parse(sent(told, "from")))
        if (auto const source = find(tx, subject, *from, {})) set_source(tx, one, source->id);
    // It is nothing new in this world.
    set_origin_told(tx, one.id, services.now());
    tx.commit();
}

}
