// What removing the barriers of the demo world takes.
#include <stdexcept>
#include <string>

#include "features/barriers/barriers.h"
#include "features/leverage/leverage.h"
#include "features/leverage/removal.h"
#include "services/members/members.h"

namespace leverage {

namespace {

void add(web::Services& services, json::Value const& told) {
    auto tx = services.database.begin();
    auto const barrier = barriers::titled(tx, told.at("title").text());
    auto const by = services.members.find_by_email(told.at("by").text());
    auto removal = checked({.cost = std::string(told.at("cost").text()),
                            .months = std::string(told.at("months").text()),
                            .words = std::string(told.at("words").text())});
    if (!barrier || !by || !removal || !says_something(*removal))
        throw std::runtime_error("demo/world.json: what removing a barrier takes: " +
                                 std::string(told.at("title").text()));
    if (removal_of(tx, barrier->id).version > 0) return;
    removal->version = 1;
    removal->updated_at = services.now();
    removal->organisation = barrier->organisation;
    put(tx, barrier->id, *removal);
    services.activity.record(tx, {.at = services.now(),
                                  .actor = by->id,
                                  .action = "leverage.estimated",
                                  .subject = {"barrier", barrier->id},
                                  .organisation = barrier->organisation});
    tx.commit();
}

}

void add_demo_removals(web::Services& services, json::Value const& told) {
    for (auto const& one : told.elements()) add(services, one);
}

}
