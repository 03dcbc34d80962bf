// One question for a whole part of an export, where the page of one need asks for itself alone.
#include "features/ideas/beside.h"

#include <map>

#include "features/ideas/answer_times.h"
#include "services/units/many_things.h"

namespace ideas {

namespace {

using organisations::OrganisationId;

void place(Beside& found, units::Chart const& chart, units::Spot const& spot) {
    if (!spot.unit) return;
    found.unit = spot.unit->id;
    found.unit_name = chart.name(spot.unit->id);
}

/// Units and clocks of one organisation's needs of a kind, in a range of ids.
class OfOne {
public:
    OfOne(db::Reader& reader, OrganisationId const& organisation, std::vector<Need> const& part,
          basics::Date today)
        : chart_(units::chart_of(reader, organisation, today)),
          clocks_(promises::clocks_between(reader, organisation, name(part.front().told.kind),
                                           part.front().id.text(), part.back().id.text())) {
        if (!chart_.units().empty())
            stays_ = units::store::stays_between(reader, organisation, name(part.front().told.kind),
                                                 part.front().id.text(), part.back().id.text());
    }

    void put(Beside& found, Need const& need) {
        auto const stays = stays_.find(need.id.text());
        if (stays != stays_.end())
            place(found, chart_, chart_.spot(units::given_on(stays->second, chart_.day())));
        auto const clock = clocks_.find(need.id.text());
        if (clock != clocks_.end()) found.clock = std::move(clock->second);
    }

private:
    units::Chart chart_;
    std::map<std::string, promises::Clock, std::less<>> clocks_;
    std::map<std::string, std::vector<units::Stay>, std::less<>> stays_ = {};
};

}

Beside beside(web::Services& services, db::Reader& reader, Need const& need) {
    Beside found{.history = history(reader, need.id),
                 .clock = clock_of(reader, need),
                 .answered = asked::answered(reader, need.id),
                 .coauthors = coauthors::store::of_need(reader, need.id)};
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    auto const& chart = where.chart(need.told.organisation);
    place(found, chart, where.spot(need.told.organisation, subject_of(need)));
    if (need.told.kind == Kind::idea) found.arguments = arguments::shown(reader, need);
    return found;
}

std::vector<Beside> beside(web::Services& services, db::Reader& reader,
                           std::vector<Need> const& part) {
    std::vector<Beside> all;
    if (part.empty()) return all;
    auto const today = basics::day_in_stockholm(services.now());
    auto histories = ideas::histories(reader, part.front().id, part.back().id);
    auto given = part.front().told.kind == Kind::idea
                     ? arguments::shown(reader, part)
                     : std::map<NeedId, std::vector<arguments::Argument>>();
    auto answers = asked::answered_between(reader, part.front().id, part.back().id);
    auto others = coauthors::store::between(reader, part.front().id, part.back().id);
    std::map<OrganisationId, OfOne> organisations;
    for (auto const& need : part) {
        auto const& organisation = need.told.organisation;
        auto one = organisations.find(organisation);
        if (one == organisations.end())
            one =
                organisations.emplace(organisation, OfOne(reader, organisation, part, today)).first;
        Beside found{.history = std::move(histories[need.id])};
        if (auto const own = given.find(need.id); own != given.end())
            found.arguments = std::move(own->second);
        if (auto const own = answers.find(need.id); own != answers.end())
            found.answered = std::move(own->second);
        if (auto const own = others.find(need.id); own != others.end())
            found.coauthors = std::move(own->second);
        one->second.put(found, need);
        all.push_back(std::move(found));
    }
    return all;
}

}
