// Keys and pairs of likely duplicates.
#include <algorithm>

#include "features/knowledge/store.h"

namespace knowledge {

namespace {

constexpr std::array<std::string_view, 3> state_names = {"open", "merged", "dismissed"};

Pair pair(db::Row const& row) {
    PairState state = PairState::open;
    for (std::size_t i = 0; i < state_names.size(); ++i)
        if (state_names[i] == row.view(3)) state = static_cast<PairState>(i);
    return {row.id<ProjectId>(0), row.id<ProjectId>(1), row.text(2), state, row.time(4)};
}

}

void set_keys(db::Transaction& tx, ProjectId project, std::set<std::string> const& keys) {
    tx.run("DELETE FROM project_keys WHERE project = $1", {project});
    for (auto const& key : keys)
        tx.run("INSERT INTO project_keys (key, project) VALUES ($1, $2)", {key, project});
}

std::vector<ProjectId> with_key(db::Reader& reader, std::string_view key, ProjectId besides,
                                std::size_t limit) {
    return reader.all(
        "SELECT k.project FROM project_keys k JOIN projects p ON p.id = k.project"
        " WHERE k.key = $1 AND k.project <> $2 AND p.merged_into IS NULL ORDER BY k.project LIMIT $3",
        {key, besides, limit}, [](db::Row const& row) { return row.id<ProjectId>(0); });
}

void add_pair(db::Transaction& tx, Pair const& p) {
    auto const& [first, second] = std::minmax(p.first, p.second);
    tx.run(
        "INSERT INTO duplicate_pairs (first, second, reason, state, found_at) VALUES ($1, $2, $3, 'open', $4)"
        " ON CONFLICT (first, second) DO NOTHING",
        {first, second, p.reason, p.found_at});
}

std::vector<Pair> pairs(db::Reader& reader, PairState state, std::size_t limit) {
    return reader.all(
        "SELECT first, second, reason, state, found_at FROM duplicate_pairs WHERE state = $1"
        " ORDER BY found_at DESC, first LIMIT $2",
        {state_names[static_cast<std::size_t>(state)], limit}, pair);
}

std::vector<Pair> pairs_of(db::Reader& reader, ProjectId project) {
    return reader.all(
        "SELECT first, second, reason, state, found_at FROM duplicate_pairs"
        " WHERE first = $1 OR second = $1 ORDER BY found_at DESC",
        {project}, pair);
}

void decide_pair(db::Transaction& tx, ProjectId first, ProjectId second, PairState state,
                 basics::Time at, members::MemberId by) {
    auto const& [one, other] = std::minmax(first, second);
    tx.run(
        "UPDATE duplicate_pairs SET state = $3, decided_at = $4, decided_by = $5 WHERE first = $1 AND second = $2",
        {one, other, state_names[static_cast<std::size_t>(state)], at, by});
}

}
