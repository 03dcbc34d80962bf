// Rows ↔ values of trials' sites.
#include "features/innovation/sites_store.h"

namespace innovation {

namespace {

basics::Date day(std::string_view text) {
    return basics::parse_iso_date(text).value_or(basics::Date());
}

Site read_site(db::Row const& row) {
    Site site{.project = row.text(0), .experiment = row.integer(1), .number = row.integer(2)};
    site.organisation = row.id<organisations::OrganisationId>(3);
    site.state = parse_site_state(row.view(4)).value_or(SiteState::withdrawn);
    site.version = row.integer(5);
    site.start = {row.text(6), row.text(7), parse_figure(row.view(8)), day(row.view(9)),
                  day(row.view(10))};
    site.fingerprint = row.text(11);
    if (auto const ending = parse_ending(row.view(12)))
        site.finding = SiteFinding{.found = {*ending, row.text(13), row.text(17)},
                                   .after = parse_figure(row.view(14)),
                                   .observed = row.integer(15),
                                   .measured_otherwise = row.text(16)};
    site.reason = row.text(18);
    site.invited_by = row.id<members::MemberId>(19);
    site.invited_at = row.time(20);
    site.answered_by = row.id<members::MemberId>(21);
    site.answered_at = row.time(22);
    site.ended_by = row.id<members::MemberId>(23);
    site.ended_at = row.time(24);
    return site;
}

constexpr std::string_view columns =
    "SELECT project, experiment, number, organisation, state, version, baseline, unit,"
    " value_before, starts, ends, fingerprint, outcome, result, value_after, observed,"
    " measured_otherwise, learned, reason, invited_by, invited_at, answered_by, answered_at,"
    " ended_by, ended_at FROM innovation_sites ";

std::string day_text(basics::Date date) {
    return date == basics::Date() ? std::string() : basics::iso(date);
}

void insert(db::Transaction& tx, Site const& site) {
    auto const found = site.finding.value_or(SiteFinding());
    auto const before = written(site.start.before), after = written(found.after);
    auto const from = day_text(site.start.from), until = day_text(site.start.until);
    auto const ending = site.finding ? name(found.found.ending) : std::string_view();
    tx.run(
        "INSERT INTO innovation_sites (project, experiment, number, organisation, state, version,"
        " baseline, unit, value_before, starts, ends, fingerprint, outcome, result, value_after,"
        " observed, measured_otherwise, learned, reason, invited_by, invited_at, answered_by,"
        " answered_at, ended_by, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
        " $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)",
        {site.project,
         site.experiment,
         site.number,
         site.organisation,
         name(site.state),
         site.version,
         site.start.baseline,
         site.start.unit,
         before,
         from,
         until,
         site.fingerprint,
         ending,
         found.found.result,
         after,
         found.observed,
         found.measured_otherwise,
         found.found.learned,
         site.reason,
         site.invited_by,
         site.invited_at,
         site.answered_by,
         site.answered_at,
         site.ended_by,
         site.ended_at});
}

}

std::vector<Site> sites(db::Reader& reader, std::string_view project, std::int64_t experiment) {
    return reader.all(
        std::string(columns) + "WHERE project = $1 AND experiment = $2 ORDER BY number",
        {project, experiment}, read_site);
}

std::optional<Site> find_site(db::Reader& reader, std::string_view project, std::int64_t experiment,
                              std::int64_t number) {
    return reader.first(
        std::string(columns) + "WHERE project = $1 AND experiment = $2 AND number = $3",
        {project, experiment, number}, read_site);
}

std::vector<Site> open_sites_of(db::Reader& reader,
                                organisations::OrganisationId const& organisation,
                                std::size_t limit) {
    return reader.all(std::string(columns) +
                          "WHERE organisation = $1 AND state IN ('invited', 'taking_part')"
                          " ORDER BY project, experiment, number LIMIT $2",
                      {organisation, static_cast<std::int64_t>(limit)}, read_site);
}

std::int64_t add_site(db::Transaction& tx, Site site) {
    site.number = tx.number(
                      "SELECT max(number) FROM innovation_sites WHERE project = $1 AND"
                      " experiment = $2",
                      {site.project, site.experiment}) +
                  1;
    insert(tx, site);
    return site.number;
}

bool update_site(db::Transaction& tx, Site site, SiteState was) {
    if (tx.run("DELETE FROM innovation_sites WHERE project = $1 AND experiment = $2 AND"
               " number = $3 AND state = $4 AND version = $5",
               {site.project, site.experiment, site.number, name(was), site.version}) == 0)
        return false;
    ++site.version;
    insert(tx, site);
    return true;
}

std::vector<Addendum> site_addenda(db::Reader& reader, Site const& site) {
    return reader.all(
        "SELECT number, at, done_by, words FROM innovation_site_addenda WHERE project = $1 AND"
        " experiment = $2 AND site = $3 ORDER BY number",
        {site.project, site.experiment, site.number}, [](db::Row const& row) {
            return Addendum{row.integer(0), row.time(1), row.id<members::MemberId>(2), row.text(3),
                            true};
        });
}

void add_site_addendum(db::Transaction& tx, Site const& site, Addendum const& one) {
    auto const last = tx.number(
        "SELECT max(number) FROM innovation_site_addenda WHERE project = $1 AND experiment = $2"
        " AND site = $3",
        {site.project, site.experiment, site.number});
    tx.run(
        "INSERT INTO innovation_site_addenda (project, experiment, site, number, at, done_by,"
        " words) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {site.project, site.experiment, site.number, last + 1, one.at, one.by, one.words});
}

}
