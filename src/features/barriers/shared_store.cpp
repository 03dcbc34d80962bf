// Who has a barrier, what it stops, what happened to it, and what forms sent.
#include "features/barriers/store.h"

#include <algorithm>
#include <set>
#include <utility>

namespace barriers {

std::vector<Endorsement> endorsements(db::Reader& reader, BarrierId const& whole) {
    auto const all = reader.all(
        "SELECT e.barrier, e.organisation, e.member, e.evidence, e.project, e.language, e.at FROM"
        " barrier_endorsements e JOIN barriers b ON b.id = e.barrier WHERE b.counted_in = $1"
        " ORDER BY e.at, e.barrier, e.organisation, e.member",
        {whole}, [](db::Row const& row) {
            return Endorsement{
                .barrier = row.id<BarrierId>(0),
                .organisation = row.id<OrganisationId>(1),
                .member = row.id<members::MemberId>(2),
                .evidence = row.text(3),
                .project = row.text(4),
                .language = texts::parse_language(row.view(5)).value_or(texts::Language::sv),
                .at = row.time(6)};
        });
    std::vector<Endorsement> once;
    std::set<std::pair<std::string, std::string>> seen;
    for (auto const& one : all)
        if (seen.emplace(one.organisation.text(), one.member.text()).second) once.push_back(one);
    return once;
}

std::map<std::string, std::vector<OrganisationId>, std::less<>> organisations_behind(
    db::Reader& reader) {
    std::map<std::string, std::vector<OrganisationId>, std::less<>> behind;
    reader.each(
        "SELECT DISTINCT b.counted_in, e.organisation FROM barrier_endorsements e"
        " JOIN barriers b ON b.id = e.barrier ORDER BY b.counted_in, e.organisation",
        {}, [&](db::Row const& row) { behind[row.text(0)].push_back(row.id<OrganisationId>(1)); });
    return behind;
}

bool add(db::Transaction& tx, Endorsement const& one) {
    return tx.run(
               "INSERT INTO barrier_endorsements (barrier, organisation, member, evidence, project,"
               " language, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
               " ON CONFLICT (barrier, organisation, member) DO NOTHING",
               {one.barrier, one.organisation, one.member, one.evidence, one.project,
                texts::code(one.language), one.at}) > 0;
}

bool remove(db::Transaction& tx, BarrierId const& whole, OrganisationId const& organisation,
            members::MemberId const& member) {
    return tx.run(
               "DELETE FROM barrier_endorsements WHERE organisation = $2 AND member = $3"
               " AND barrier IN (SELECT id FROM barriers WHERE counted_in = $1)",
               {whole, organisation, member}) > 0;
}

std::vector<Stopped> stopped_by(db::Reader& reader, BarrierId const& whole) {
    auto const all = reader.all(
        "SELECT p.barrier, p.project, p.added_by, p.at FROM barrier_projects p"
        " JOIN barriers b ON b.id = p.barrier WHERE b.counted_in = $1"
        " ORDER BY p.at, p.project, p.barrier",
        {whole}, [](db::Row const& row) {
            return Stopped{.barrier = row.id<BarrierId>(0),
                           .project = row.text(1),
                           .added_by = row.id<members::MemberId>(2),
                           .at = row.time(3)};
        });
    std::vector<Stopped> once;
    for (auto const& one : all)
        if (std::ranges::find(once, one.project, &Stopped::project) == once.end())
            once.push_back(one);
    return once;
}

bool add(db::Transaction& tx, Stopped const& one) {
    return tx.run(
               "INSERT INTO barrier_projects (barrier, project, added_by, at)"
               " VALUES ($1, $2, $3, $4) ON CONFLICT (barrier, project) DO NOTHING",
               {one.barrier, one.project, one.added_by, one.at}) > 0;
}

bool remove_project(db::Transaction& tx, BarrierId const& whole, std::string_view project) {
    return tx.run(
               "DELETE FROM barrier_projects WHERE project = $2 AND barrier IN"
               " (SELECT id FROM barriers WHERE counted_in = $1)",
               {whole, project}) > 0;
}

std::vector<Event> events(db::Reader& reader, BarrierId const& id) {
    return reader.all(
        "SELECT number, at, what, done_by, words, before_text, after_text FROM barrier_events"
        " WHERE barrier = $1 ORDER BY number",
        {id}, [](db::Row const& row) {
            return Event{.number = row.integer(0),
                         .at = row.time(1),
                         .what = parse_what(row.view(2)).value_or(What::reported),
                         .by = row.id<members::MemberId>(3),
                         .words = row.text(4),
                         .before = row.text(5),
                         .after = row.text(6)};
        });
}

void add_event(db::Transaction& tx, BarrierId const& id, Event const& e) {
    auto const number = tx.number(
        "SELECT coalesce(max(number), 0) + 1 FROM barrier_events WHERE barrier = $1", {id});
    tx.run(
        "INSERT INTO barrier_events (barrier, number, at, what, done_by, words, before_text,"
        " after_text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {id, number, e.at, name(e.what), e.by, e.words, e.before, e.after});
}

std::optional<BarrierId> with_sending(db::Reader& reader, std::string_view hash) {
    return reader.first("SELECT barrier FROM barrier_sendings WHERE hash = $1", {hash},
                        [](db::Row const& row) { return row.id<BarrierId>(0); });
}

void add_sending(db::Transaction& tx, std::string_view hash, BarrierId const& id) {
    tx.run("INSERT INTO barrier_sendings (hash, barrier) VALUES ($1, $2)", {hash, id});
}

}
