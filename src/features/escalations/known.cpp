// From the one public header of barriers.
#include "features/escalations/known.h"

#include "features/barriers/barriers.h"

namespace escalations {

std::optional<Known> known(db::Reader& reader, std::string_view id) {
    auto const brief = barriers::brief(reader, id);
    if (!brief) return std::nullopt;
    Known one{.id = brief->id,
              .title = brief->title,
              .path = brief->path,
              .is_described = brief->is_described,
              .is_public = brief->is_public,
              .is_hidden = brief->is_hidden,
              .of = parse_class(brief->of).value_or(Class::unsorted),
              .organisation = brief->organisation,
              .wanted = brief->wanted,
              .stopped = brief->stopped,
              .cost = brief->cost,
              .inaction = brief->inaction,
              .legal = brief->legal,
              .projects = brief->projects};
    for (auto const& behind : brief->behind)
        one.behind.push_back({behind.organisation, behind.member, behind.evidence});
    return one;
}

void keep_standing(db::Transaction& tx, Known const& barrier, std::string_view standing,
                   basics::Time now) {
    barriers::keep_state(tx, barrier.id, standing, now);
}

}
