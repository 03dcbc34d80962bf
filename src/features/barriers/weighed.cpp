// Barriers for those who weigh them against each other.
#include <utility>

#include "features/barriers/barriers.h"
#include "features/barriers/show.h"

namespace barriers {

namespace {

std::optional<Standing> standing_of(web::Visit const& visit, db::Reader& reader,
                                    Barrier const& barrier,
                                    std::vector<OrganisationId> const& shared) {
    if (is_over(barrier.state) || barrier.counted_in != barrier.id) return std::nullopt;
    if (!may_read(visit.viewer, barrier, shared)) return std::nullopt;
    Standing one{.id = barrier.id.string(),
                 .title = barrier.told.title,
                 .language = barrier.told.language,
                 .path = path_of(barrier),
                 .organisation = barrier.told.organisation,
                 .behind = shared,
                 .may_describe = is_steward(visit, barrier)};
    for (auto const& stopped : stopped_by(reader, barrier.id))
        one.projects.push_back(stopped.project);
    return one;
}

}

std::vector<Standing> standing_for(web::Visit const& visit, db::Reader& reader) {
    auto const shared = organisations_behind(reader);
    std::vector<Standing> all;
    for (auto const& barrier : standing(reader)) {
        auto const found = shared.find(barrier.id.text());
        if (auto one =
                standing_of(visit, reader, barrier,
                            found == shared.end() ? std::vector<OrganisationId>() : found->second))
            all.push_back(*std::move(one));
    }
    return all;
}

std::optional<Standing> standing_for(web::Visit const& visit, db::Reader& reader,
                                     std::string_view id) {
    auto const parsed = BarrierId::parse(id);
    auto const barrier = parsed ? find(reader, *parsed) : std::nullopt;
    return barrier ? standing_of(visit, reader, *barrier, behind(reader, barrier->id))
                   : std::nullopt;
}

std::optional<Brief> titled(db::Reader& reader, std::string_view title) {
    for (auto const& barrier : standing(reader))
        if (barrier.told.title == title) return brief(reader, barrier.id.text());
    return std::nullopt;
}

}
