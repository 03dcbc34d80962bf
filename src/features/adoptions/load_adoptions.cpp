// Adoptions for load tests: rows alone, without history and without being recorded.
#include "features/adoptions/adoptions.h"
#include "features/adoptions/store.h"
#include "features/knowledge/knowledge.h"
#include "services/organisations/shelf.h"

namespace adoptions {

namespace {

constexpr std::size_t batch = 1000;

Adoption made(std::string project, organisations::OrganisationId const& organisation,
              std::size_t number, basics::Time now) {
    auto const state = static_cast<State>(number % state_names.size());
    basics::Date const since{2018 + static_cast<int>(number % 8), 1 + static_cast<int>(number % 12),
                             1};
    Adoption one{.id = AdoptionId::make(),
                 .subject = {"project", std::move(project)},
                 .organisation = organisation,
                 .step = {state, since, state == State::abandoned ? "Provat." : ""},
                 .used_since = is_used(state) ? since : basics::Date(),
                 .created_at = now,
                 .updated_at = now,
                 .origin_told_at = now};
    one.told.way = static_cast<Way>(number % way_names.size());
    return one;
}

}

void add_load(web::Services& services, std::size_t for_each) {
    auto const directory = services.organisations.directory();
    std::vector<organisations::OrganisationId> takers;
    for (auto const& one : directory->all())
        if (one.kind == organisations::Kind::municipality) takers.push_back(one.id);
    if (takers.empty()) return;
    std::string after;
    for (std::size_t number = 0;;) {
        auto tx = services.database.begin();
        auto const lines = knowledge::lines_after(services, tx, after, batch);
        if (lines.empty()) return;
        for (auto const& line : lines) {
            after = std::string(line.project.find("id")->text());
            for (std::size_t i = 0; i < for_each; ++i, ++number)
                add(tx, made(after, takers[number % takers.size()], number, services.now()));
        }
        tx.commit();
    }
}

}
