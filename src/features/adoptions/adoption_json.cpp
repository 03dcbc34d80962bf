// Adoptions as JSON: what everybody may read.
#include "features/adoptions/pages.h"
#include "features/adoptions/sources_store.h"

namespace adoptions {

namespace {

template <class Id>
json::Value id_or_null(Id const& id) {
    return id.empty() ? json::Value() : json::Value(id.text());
}

json::Value date_or_null(basics::Date date) {
    return date.year == 0 ? json::Value() : json::Value(basics::iso(date));
}

json::Value time_or_null(basics::Time time) {
    return time.microseconds == 0 ? json::Value() : json::Value(basics::iso(time));
}

json::Value verified_json(Verified const& verified) {
    if (verified.at.microseconds == 0) return {};
    return json::Object{{"at", basics::iso(verified.at)},
                        {"organisation", id_or_null(verified.organisation)},
                        {"is_origin", verified.is_origin},
                        {"words", verified.words}};
}

}

json::Object row_json(Row const& row) {
    json::Object titles;
    for (auto const& [language, title] : row.titles)
        titles.append(std::string(texts::code(language)), title);
    return {{"id", row.id.text()},
            {"kind", row.subject.kind},
            {"subject", row.subject.id},
            {"title", std::move(titles)},
            {"organisation", row.organisation.text()},
            {"unit", id_or_null(row.unit)},
            {"origin", id_or_null(row.origin)},
            {"state", name(row.state)},
            {"standing", name(row.standing)},
            {"since", basics::iso(row.since)},
            {"used_since", date_or_null(row.used_since)},
            {"way", name(row.way)},
            {"level", name(row.level)},
            {"is_verified", row.is_verified},
            {"updated_at", basics::iso(row.updated_at)}};
}

json::Object as_json(Showing const& showing, db::Reader& reader, Seen const& seen) {
    auto const& one = seen.adoption;
    json::Array history;
    for (auto const& event : events(reader, one.id))
        history.push_back(json::Object{{"at", basics::iso(event.at)},
                                       {"what", name(event.what)},
                                       {"state", name(event.step.state)},
                                       {"since", basics::iso(event.step.since)},
                                       {"reason", event.step.reason},
                                       {"version", event.version},
                                       {"months", event.round}});
    auto const source = source_of(reader, one.id);
    json::Object told = telling_json(one.told);
    return {{"id", one.id.text()},
            {"kind", one.subject.kind},
            {"subject", seen.subject.id},
            {"organisation", one.organisation.text()},
            {"unit", id_or_null(one.unit)},
            {"origin", id_or_null(seen.subject.organisation)},
            {"state", name(one.step.state)},
            {"standing", name(one.standing())},
            {"standing_text", standing_text(showing, one)},
            {"since", basics::iso(one.step.since)},
            {"reason", one.step.reason},
            {"used_since", date_or_null(one.used_since)},
            {"source", source ? json::Value(source->text()) : json::Value()},
            {"told", std::move(told)},
            {"verified", verified_json(one.verified)},
            {"version", one.version},
            {"created_at", basics::iso(one.created_at)},
            {"updated_at", basics::iso(one.updated_at)},
            {"asked_at", time_or_null(one.asked_at)},
            {"answered_at", time_or_null(one.answered_at)},
            {"asked_next_at", time_or_null(one.ask_next_at)},
            {"history", std::move(history)}};
}

}
