// Rows ↔ values.
#include "features/funds/store.h"

namespace funds {

namespace {

constexpr std::string_view fund_columns =
    "SELECT id, organisation, unit, name, year, currency, amount, ceiling, decider,"
    " decision_kind, opens, closes, purpose, excluded, version, made_by, made_at FROM funds";
constexpr std::string_view columns =
    "SELECT fund, id, sending, idea_kind, idea, title, what, doers, asked, ends_on, language,"
    " member, applied_at, state, version, granted, reason, reference, decided_on, decided_by,"
    " project, account_due, reminded_at, used, came_out, learned, accounted_on"
    " FROM fund_applications";

basics::Date date(db::Row const& row, int column) {
    return basics::parse_iso_date(row.view(column)).value_or(basics::Date{});
}

std::string text(basics::Date day) { return day.year == 0 ? std::string() : basics::iso(day); }

Fund fund_of(db::Row const& row) {
    return {.id = row.id<FundId>(0),
            .organisation = row.id<organisations::OrganisationId>(1),
            .unit = row.id<units::UnitId>(2),
            .name = row.text(3),
            .year = static_cast<int>(row.integer(4)),
            .currency = row.text(5),
            .amount = row.integer(6),
            .most_each = row.integer(7),
            .decider = row.text(8),
            .decision_kind = row.text(9),
            .opens = date(row, 10),
            .closes = date(row, 11),
            .purpose = row.text(12),
            .excluded = row.text(13),
            .version = row.integer(14),
            .made_by = row.id<members::MemberId>(15),
            .made_at = row.time(16)};
}

Application application_of(db::Row const& row) {
    return {.fund = row.id<FundId>(0),
            .id = row.id<ApplicationId>(1),
            .sending = row.text(2),
            .idea_kind = row.text(3),
            .idea = row.text(4),
            .title = row.text(5),
            .what = row.text(6),
            .doers = row.text(7),
            .asked = row.integer(8),
            .done_by = date(row, 9),
            .language = row.text(10),
            .member = row.id<members::MemberId>(11),
            .applied_at = row.time(12),
            .state = parse_state(row.view(13)).value_or(State::applied),
            .version = row.integer(14),
            .granted = row.integer(15),
            .reason = row.text(16),
            .reference = row.text(17),
            .decided_on = date(row, 18),
            .decided_by = row.id<members::MemberId>(19),
            .project = row.text(20),
            .account_due = date(row, 21),
            .reminded_at = row.time(22),
            .used = row.integer(23),
            .came_out = row.text(24),
            .learned = row.text(25),
            .accounted_on = date(row, 26)};
}

}

std::optional<Fund> find(db::Reader& reader, FundId const& id) {
    return reader.first(std::string(fund_columns) + " WHERE id = $1", {id}, fund_of);
}

std::vector<Fund> all(db::Reader& reader, std::size_t limit) {
    return reader.all(std::string(fund_columns) + " ORDER BY year DESC, name, id LIMIT $1", {limit},
                      fund_of);
}

void add(db::Transaction& tx, Fund const& one) {
    auto const opens = text(one.opens), closes = text(one.closes);
    tx.run(
        "INSERT INTO funds (id, organisation, unit, name, year, currency, amount, ceiling,"
        " decider, decision_kind, opens, closes, purpose, excluded, version, made_by, made_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        {one.id, one.organisation, one.unit, one.name, one.year, one.currency, one.amount,
         one.most_each, one.decider, one.decision_kind, opens, closes, one.purpose, one.excluded,
         one.version, one.made_by, one.made_at});
}

void update(db::Transaction& tx, Fund const& one) {
    auto const opens = text(one.opens), closes = text(one.closes);
    tx.run(
        "UPDATE funds SET unit = $2, name = $3, year = $4, amount = $5, ceiling = $6,"
        " decider = $7, decision_kind = $8, opens = $9, closes = $10, purpose = $11,"
        " excluded = $12, version = $13 WHERE id = $1",
        {one.id, one.unit, one.name, one.year, one.amount, one.most_each, one.decider,
         one.decision_kind, opens, closes, one.purpose, one.excluded, one.version});
}

std::optional<Application> find(db::Reader& reader, FundId const& fund, std::string_view id) {
    return reader.first(std::string(columns) + " WHERE fund = $1 AND id = $2", {fund, id},
                        application_of);
}

std::optional<Application> with_sending(db::Reader& reader, FundId const& fund,
                                        std::string_view sending) {
    return reader.first(std::string(columns) + " WHERE fund = $1 AND sending = $2", {fund, sending},
                        application_of);
}

std::vector<Application> applications(db::Reader& reader, FundId const& fund) {
    return reader.all(std::string(columns) + " WHERE fund = $1 ORDER BY applied_at, id", {fund},
                      application_of);
}

std::optional<Application> of_project(db::Reader& reader, std::string_view project) {
    return reader.first(std::string(columns) + " WHERE project = $1 AND project <> ''", {project},
                        application_of);
}

void add(db::Transaction& tx, Application const& one) {
    auto const done_by = text(one.done_by);
    tx.run(
        "INSERT INTO fund_applications (fund, id, sending, idea_kind, idea, title, what, doers,"
        " asked, ends_on, language, member, applied_at, state, version, granted, reason,"
        " reference, decided_on, decided_by, project, account_due, reminded_at, used, came_out,"
        " learned, accounted_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
        " $14, $15, 0, '', '', '', '', '', '', 0, 0, '', '', '')",
        {one.fund, one.id, one.sending, one.idea_kind, one.idea, one.title, one.what, one.doers,
         one.asked, done_by, one.language, one.member, one.applied_at, name(one.state),
         one.version});
}

void update(db::Transaction& tx, Application const& one) {
    auto const decided = text(one.decided_on), due = text(one.account_due),
               accounted = text(one.accounted_on);
    tx.run(
        "UPDATE fund_applications SET state = $3, version = $4, granted = $5, reason = $6,"
        " reference = $7, decided_on = $8, decided_by = $9, project = $10, account_due = $11,"
        " reminded_at = $12, used = $13, came_out = $14, learned = $15, accounted_on = $16"
        " WHERE fund = $1 AND id = $2",
        {one.fund, one.id, name(one.state), one.version, one.granted, one.reason, one.reference,
         decided, one.decided_by, one.project, due, one.reminded_at, one.used, one.came_out,
         one.learned, accounted});
}

std::vector<Application> due_by(db::Reader& reader, basics::Date day, std::size_t limit) {
    auto const last = text(day);
    return reader.all(std::string(columns) +
                          " WHERE state = 'granted' AND account_due <> '' AND account_due <= $1"
                          " ORDER BY reminded_at, account_due, fund, id LIMIT $2",
                      {last, limit}, application_of);
}

std::map<FundId, std::int64_t> given_by_fund(db::Reader& reader) {
    std::map<FundId, std::int64_t> sums;
    reader.each(
        "SELECT fund, CAST(sum(CASE state WHEN 'granted' THEN granted ELSE used END) AS BIGINT)"
        " FROM fund_applications WHERE state IN ('granted', 'accounted') GROUP BY fund",
        {}, [&](db::Row const& row) { sums[row.id<FundId>(0)] = row.integer(1); });
    return sums;
}

std::int64_t given(db::Reader& reader, FundId const& fund) {
    return reader.number(
        "SELECT CAST(coalesce(sum(CASE state WHEN 'granted' THEN granted ELSE used END), 0)"
        " AS BIGINT) FROM fund_applications WHERE fund = $1 AND state IN ('granted', 'accounted')",
        {fund});
}

}
