// Clocks are kept by services/promises; here they meet needs.
#include "features/ideas/answer_times.h"

#include "features/ideas/ideas.h"
#include "features/ideas/store.h"

namespace ideas {

std::optional<promises::Clock> clock_of(db::Reader& reader, Need const& need) {
    return promises::clock_of(reader, need.told.organisation, subject_of(need));
}

web::View promise_view(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const clock = clock_of(reader, need);
    if (!clock) return web::View().set_list("promise_lines", {});
    return promises::lines_view(showing.services, showing.visit, reader, *clock);
}

web::View promise_view(Showing const& showing, db::Reader& reader,
                       organisations::OrganisationId const& organisation, std::string_view unit) {
    auto const given = promises::promised(reader, organisation,
                                          units::UnitId::parse(unit).value_or(units::UnitId()),
                                          showing.services.now());
    return promises::lines_view(showing.services, showing.visit, reader, organisation, given);
}

json::Value promise_json(std::optional<promises::Clock> const& clock, basics::Time now) {
    if (!clock) return json::Value();
    return promises::as_json(*clock, basics::day_in_stockholm(now));
}

std::string promise_sentence(web::Services& services, db::Reader& reader, Need const& need,
                             texts::Language language) {
    auto const clock = clock_of(reader, need);
    if (!clock || clock->outcome != promises::Outcome::running) return {};
    return promises::sentence(services.texts, language, *clock);
}

std::optional<std::pair<std::string, std::string>> title_and_desk(
    db::Reader& reader, activity::Subject const& subject) {
    auto const id = parse_kind(subject.kind) ? NeedId::parse(subject.id) : std::nullopt;
    auto const need = id ? find(reader, *id) : std::nullopt;
    if (!need) return std::nullopt;
    return std::pair(need->told.title, "/needs/desk/" + need->id.string());
}

}
