// A barrier as other features need it.
#include "features/barriers/barriers.h"
#include "features/barriers/store.h"

namespace barriers {

std::optional<Brief> brief(db::Reader& reader, std::string_view id) {
    auto const parsed = BarrierId::parse(id);
    auto const barrier = parsed ? find(reader, *parsed) : std::nullopt;
    if (!barrier) return std::nullopt;
    auto const& told = barrier->told;
    auto const& described = barrier->described;
    Brief brief{.id = barrier->id.string(),
                .title = told.title,
                .path = path_of(*barrier),
                .is_described = barrier->state != State::reported,
                .is_public = barrier->is_public(),
                .is_hidden = barrier->is_hidden,
                .of = std::string(name(described.of)),
                .organisation = told.organisation,
                .wanted = told.wanted,
                .stopped = told.stopped,
                .cost = told.cost,
                .inaction = described.inaction,
                .legal = described.legal};
    for (auto const& one : stopped_by(reader, barrier->id)) brief.projects.push_back(one.project);
    for (auto const& one : endorsements(reader, barrier->id))
        brief.behind.push_back({one.organisation, one.member, one.evidence});
    return brief;
}

void keep_state(db::Transaction& tx, std::string_view id, std::string_view state,
                basics::Time now) {
    auto const parsed = BarrierId::parse(id);
    auto const known = parse_state(state);
    if (parsed && known) put_state(tx, *parsed, *known, now);
}

}
