// Each figure is the number of rows that its list shows: both come from fits().
#include "features/adoptions/register.h"

#include <algorithm>
#include <set>

#include "features/adoptions/store.h"
#include "features/knowledge/knowledge.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"

namespace adoptions {

namespace {

constexpr std::size_t most_bytes = 32 * 1024 * 1024, bytes_a_row = 700;

std::optional<knowledge::Brief> brief_of(db::Reader& reader, activity::Subject const& subject) {
    return subject.kind == "case" ? knowledge::case_brief(reader, subject.id)
                                  : knowledge::brief(reader, subject.id);
}

Row row_of(Adoption const& one, knowledge::Brief const& told,
           organisations::Directory const& directory) {
    return {.id = one.id,
            .subject = {one.subject.kind, told.id},
            .titles = told.titles,
            .path = told.path,
            .organisation = one.organisation,
            .origin = told.organisation,
            .unit = one.unit,
            .state = one.step.state,
            .standing = one.standing(),
            .since = one.step.since,
            .used_since = one.used_since,
            .way = one.told.way,
            .level = level_between(where_of(directory, told.organisation),
                                   where_of(directory, one.organisation)),
            .is_verified = one.verified.at.microseconds != 0,
            .created_at = one.created_at,
            .updated_at = one.updated_at};
}

}

std::string title_of(Row const& row, texts::Language language) {
    auto const found = row.titles.find(language);
    return found != row.titles.end() ? found->second
           : row.titles.empty()      ? row.subject.id
                                     : row.titles.begin()->second;
}

std::string_view name(By by) { return by_names.at(static_cast<std::size_t>(by)); }

std::optional<By> parse_by(std::string_view name) {
    for (std::size_t i = 0; i < by_names.size(); ++i)
        if (by_names.at(i) == name) return static_cast<By>(i);
    return std::nullopt;
}

bool fits(Row const& row, Filter const& filter) {
    return (!filter.organisation || row.organisation == *filter.organisation) &&
           (!filter.origin || row.origin == *filter.origin) &&
           (!filter.subject || row.subject.id == *filter.subject) &&
           (!filter.standing || row.standing == *filter.standing) &&
           (!filter.state || row.state == *filter.state) &&
           (!filter.way || row.way == *filter.way) &&
           (!filter.level || row.level == *filter.level) &&
           (!filter.year || row.used_since.year == *filter.year);
}

Tally tally(std::vector<Row> const& rows, Filter const& filter) {
    Tally all;
    for (auto const& row : rows)
        if (fits(row, filter)) ++all[row.standing];
    return all;
}

std::string key_of(Row const& row, By by) {
    switch (by) {
        case By::organisation: return row.organisation.string();
        case By::subject: return row.subject.id;
        case By::level: return std::string(name(row.level));
        case By::year:
            return row.used_since.year == 0 ? std::string() : std::to_string(row.used_since.year);
    }
    return {};
}

std::map<std::string, Tally> tally_by(std::vector<Row> const& rows, Filter const& filter, By by) {
    std::map<std::string, Tally> all;
    for (auto const& row : rows)
        if (fits(row, filter)) ++all[key_of(row, by)][row.standing];
    return all;
}

Where where_of(organisations::Directory const& directory,
               organisations::OrganisationId const& organisation) {
    auto const* one = directory.find(organisation);
    if (!one) return {};
    return {one->id.string(), one->country, one->county_code, one->municipality_code};
}

std::vector<Row> rows(db::Reader& reader, organisations::Directory const& directory,
                      basics::Date today) {
    std::vector<Adoption> all;
    each(reader, [&](Adoption const& one) { all.push_back(one); });
    std::vector<Row> rows;
    // What two projects that were merged had in the same place counts once.
    std::set<std::string> seen;
    units::Where units(reader, today);
    for (auto const& one : all) {
        auto const told = brief_of(reader, one.subject);
        if (!told || !told->is_public) continue;
        if (!seen.insert(told->id + one.organisation.string() + one.unit.string()).second) continue;
        rows.push_back(row_of(one, *told, directory));
        if (!one.unit.empty()) rows.back().unit_name = units.chart(one.organisation).name(one.unit);
    }
    return rows;
}

Register::Register(web::Services& services)
    : services_(services), kept_(services.edition, most_bytes) {}

std::shared_ptr<std::vector<Row> const> Register::now() {
    if (auto const found = kept_.find("")) return found;
    auto const made_at = services_.edition.now();
    auto reader = services_.database.read();
    auto const made = std::make_shared<std::vector<Row> const>(rows(
        reader, *services_.organisations.directory(), basics::day_in_stockholm(services_.now())));
    kept_.keep("", made, made->size() * bytes_a_row, made_at);
    return made;
}

}
