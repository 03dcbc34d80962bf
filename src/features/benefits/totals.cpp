// Each sum is of just the rows that its list shows: both come from fits().
#include "features/benefits/totals.h"

#include <algorithm>

#include "features/benefits/store.h"
#include "features/knowledge/knowledge.h"

namespace benefits {

namespace {

constexpr std::array<std::string_view, 3> by_names = {"organisation", "programme", "year"};
constexpr std::size_t most_bytes = 32 * 1024 * 1024, bytes_a_row = 2500;

void add(Totals& totals, Row const& row) {
    if (row.value.state == State::waiting) ++totals.waiting;
    if (row.value.state == State::denied) ++totals.denied;
    if (row.value.state != State::confirmed) return;
    auto const& kind = row.benefit.kind();
    totals.benefits[kind].insert(row.benefit.id);
    if (is_money(kind)) totals.confirmed[{kind, row.benefit.unit()}] += row.gain();
}

}

std::string_view name(By by) { return by_names.at(static_cast<std::size_t>(by)); }

std::optional<By> parse_by(std::string_view name) {
    auto const found = std::ranges::find(by_names, name);
    return found == by_names.end() ? std::nullopt
                                   : std::optional(static_cast<By>(found - by_names.begin()));
}

bool fits(Row const& row, Filter const& filter) {
    return (!filter.organisation || row.organisation == *filter.organisation) &&
           (!filter.programme || row.programme == *filter.programme) &&
           (!filter.year || row.value.year == *filter.year) &&
           (!filter.kind || row.benefit.kind() == *filter.kind) &&
           (!filter.currency || row.benefit.unit() == *filter.currency) &&
           (!filter.state || row.value.state == *filter.state);
}

Totals totals(std::vector<Row> const& rows, Filter const& filter) {
    Totals all;
    for (auto const& row : rows)
        if (fits(row, filter)) add(all, row);
    return all;
}

std::string key_of(Row const& row, By by) {
    switch (by) {
        case By::organisation: return row.organisation.string();
        case By::programme: return row.programme;
        case By::year: return std::to_string(row.value.year);
    }
    return {};
}

std::map<std::string, Totals> totals_by(std::vector<Row> const& rows, Filter const& filter, By by) {
    std::map<std::string, Totals> all;
    for (auto const& row : rows)
        if (fits(row, filter)) add(all[key_of(row, by)], row);
    return all;
}

std::vector<Row> rows(db::Reader& reader) {
    std::vector<Row> rows;
    std::optional<knowledge::Brief> project;
    std::string of;
    for (auto& whole : all_with_values(reader)) {
        if (whole.benefit.project != of) {
            of = whole.benefit.project;
            project = knowledge::brief(reader, of);
        }
        if (!project || !project->is_public) continue;
        whole.benefit.told.erase("owner_email");
        whole.benefit.told.erase("controller_email");
        for (auto& value : whole.values)
            rows.push_back({.project = project->id,
                            .titles = project->titles,
                            .organisation = project->organisation,
                            .programme = project->programme,
                            .benefit = whole.benefit,
                            .value = std::move(value)});
    }
    std::ranges::sort(rows, {}, &Row::key);
    return rows;
}

Register::Register(web::Services& services)
    : services_(services), kept_(services.edition, most_bytes) {}

std::shared_ptr<std::vector<Row> const> Register::now() {
    if (auto const found = kept_.find("")) return found;
    auto const made_at = services_.edition.now();
    auto reader = services_.database.read();
    auto const made = std::make_shared<std::vector<Row> const>(rows(reader));
    kept_.keep("", made, made->size() * bytes_a_row, made_at);
    return made;
}

}
