// A statement as JSON: what everybody may read.
#include "features/outcomes/pages.h"

namespace outcomes {

namespace {

json::Value time_or_null(basics::Time time) {
    return time.microseconds == 0 ? json::Value() : json::Value(basics::iso(time));
}

}

json::Object as_json(Showing const& showing, db::Reader& reader, Statement const& statement) {
    json::Array history;
    for (auto const& event : events(reader, statement.project))
        history.push_back(json::Object{{"at", basics::iso(event.at)},
                                       {"what", name(event.what)},
                                       {"version", event.version},
                                       {"months", event.round}});
    auto const standing = standing_of(statement.state);
    auto const& told = statement.told;
    return {{"project", statement.project},
            {"state", name(statement.state)},
            {"standing", standing ? json::Value(name(*standing)) : json::Value()},
            {"standing_text", standing_text(showing, statement)},
            {"version", statement.version},
            {"since", basics::iso(told.since)},
            {"owner",
             json::Object{
                 {"name", told.owner.name}, {"role", told.owner.role}, {"unit", told.owner.unit}}},
            {"evidence", told.evidence},
            {"evidence_link", told.evidence_link},
            {"in_ordinary_budget", told.in_budget},
            {"budget", told.budget},
            {"stated_at", basics::iso(statement.stated_at)},
            {"asked_at", time_or_null(statement.asked_at)},
            {"answered_at", time_or_null(statement.answered_at)},
            {"confirmed_at", time_or_null(statement.confirmed_at)},
            {"asked_next_at", time_or_null(statement.ask_next_at)},
            {"history", std::move(history)}};
}

}
