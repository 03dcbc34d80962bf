// Each figure is the number of rows that its list shows: both come from fits().
#include "features/adoptions/register.h"

#include <algorithm>
#include <array>
#include <set>

#include "features/adoptions/store.h"
#include "features/knowledge/knowledge.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"

namespace adoptions {

namespace {

constexpr std::array<std::string_view, 3> read_kinds = {"project", "case", "adoption"};
constexpr std::array<std::string_view, 6> kinds_of_nobody = {"need",     "idea",   "argument",
                                                             "question", "member", "process"};

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

namespace {

/// Reads one adoption after the other, with the charts of units that they need.
class Reading {
public:
    Reading(db::Reader& reader, organisations::Directory const& directory, basics::Date today)
        : reader_(reader), directory_(directory), units_(reader, today) {}

    Known known(Adoption const& one) {
        Known known{.subject = one.subject};
        auto const told = brief_of(reader_, one.subject);
        if (told) known.home = told->id;
        if (!told || !told->is_public) return known;
        known.row = row_of(one, *told, directory_);
        if (!one.unit.empty()) known.row->unit_name = units_.chart(one.organisation).name(one.unit);
        return known;
    }

private:
    db::Reader& reader_;
    organisations::Directory const& directory_;
    units::Where units_;
};

}

AllKnown read_known(db::Reader& reader, organisations::Directory const& directory,
                    basics::Date today) {
    std::vector<Adoption> all;
    each(reader, [&](Adoption const& one) { all.push_back(one); });
    Reading reading(reader, directory, today);
    AllKnown known;
    for (auto const& one : all) known.emplace_hint(known.end(), one.id, reading.known(one));
    return known;
}

bool read_known_again(db::Reader& reader, organisations::Directory const& directory,
                      basics::Date today, AllKnown& all,
                      std::set<std::string, std::less<>> const& changed) {
    std::set<AdoptionId> again;
    for (auto const& [id, one] : all)
        if (changed.contains(one.subject.id) || changed.contains(one.home)) again.insert(id);
    for (auto const& id : changed)
        if (auto const adoption = AdoptionId::parse(id)) again.insert(*adoption);
    Reading reading(reader, directory, today);
    bool is_any = false;
    for (auto const& id : again) {
        auto const one = find(reader, id);
        if (one) all.insert_or_assign(id, reading.known(*one));
        is_any = (!one && all.erase(id) > 0) || one || is_any;
    }
    return is_any;
}

std::vector<Row> rows(AllKnown const& all) {
    std::vector<Row> rows;
    std::set<std::string> seen;
    for (auto const& [id, one] : all)
        if (one.row &&
            seen.insert(one.home + one.row->organisation.string() + one.row->unit.string()).second)
            rows.push_back(*one.row);
    return rows;
}

Register::Register(web::Services& services)
    : followed_(
          services, {read_kinds, kinds_of_nobody},
          [this, &services](db::Reader& reader, basics::Date today) {
              known_ = read_known(reader, *services.organisations.directory(), today);
              return rows(known_);
          },
          [this, &services](db::Reader& reader, auto const& changed) {
              auto const today = basics::day_in_stockholm(services.now());
              bool const is_any = read_known_again(reader, *services.organisations.directory(),
                                                   today, known_, changed);
              return is_any ? std::optional(rows(known_)) : std::nullopt;
          }) {}

}
