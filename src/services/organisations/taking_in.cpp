// A table of organisations, row by row.
#include "services/organisations/taking_in.h"

#include <algorithm>
#include <utility>

#include "platform/basics/text.h"
#include "services/organisations/alike.h"
#include "services/organisations/rules.h"
#include "services/organisations/store.h"

namespace organisations {

namespace {

/// What the rows have in common.
struct Work {
    db::Transaction& tx;
    Directory const& directory;
    TakingIn const& how;
    Likeness likeness;

    RowReport take(Table::Row const& row) {
        RowReport report{.line = row.line, .outcome = RowOutcome::rejected};
        if (row.is_unreadable) {
            report.problems.push_back({"", "organisations.row_unreadable"});
            return report;
        }
        auto draft = draft_of(row, how.fields, directory);
        report.name = basics::shortened(basics::one_line(draft.organisation.name), 200);
        if (draft.problems.empty()) take(draft, report);
        else report.problems = all_problems(draft);
        if (report.outcome != RowOutcome::rejected) report.problems.clear();
        return report;
    }

    void take(Draft const& draft, RowReport& report) {
        auto const same = find_same(tx, draft.organisation);
        if (!same) return reject(report, same.error());
        if (!*same && !how.also_alike)
            for (auto const* one : likeness.of(draft.organisation)) report.alike.push_back(one->id);
        if (!report.alike.empty()) return reject(report, {{"name", "organisations.row_alike"}});
        auto taken = *same ? update_from_table(tx, **same, draft, directory)
                           : add_from_table(tx, draft, directory);
        if (!taken) return reject(report, taken.error());
        report.id = taken->id;
        report.outcome = !*same             ? RowOutcome::created
                         : *taken == **same ? RowOutcome::unchanged
                                            : RowOutcome::updated;
        if (report.outcome != RowOutcome::unchanged && how.changed)
            how.changed(*same ? &**same : nullptr, *taken);
    }

    /// What could not be understood, and what is wrong with the rest.
    basics::Problems all_problems(Draft const& draft) const {
        auto problems = draft.problems;
        auto const rest = checked(draft.organisation, directory);
        if (rest) return problems;
        for (auto const& problem : rest.error())
            if (std::ranges::find(problems, problem.field, &basics::Problem::field) ==
                problems.end())
                problems.push_back(problem);
        return problems;
    }

    static void reject(RowReport& report, basics::Problems problems) {
        report.outcome = RowOutcome::rejected;
        report.problems = std::move(problems);
    }
};

}

std::string_view name(RowOutcome outcome) {
    switch (outcome) {
        case RowOutcome::created: return "created";
        case RowOutcome::updated: return "updated";
        case RowOutcome::unchanged: return "unchanged";
        case RowOutcome::rejected: return "rejected";
    }
    std::unreachable();
}

TableReport take_in(db::Transaction& tx, Table const& table, Directory const& directory,
                    TakingIn const& how) {
    TableReport report;
    Work work{tx, directory, how, Likeness(directory)};
    for (auto const& row : table.rows) {
        auto one = work.take(row);
        ++report.read;
        switch (one.outcome) {
            case RowOutcome::created: ++report.created; break;
            case RowOutcome::updated: ++report.updated; break;
            case RowOutcome::unchanged: ++report.unchanged; break;
            case RowOutcome::rejected: ++report.rejected; break;
        }
        report.rows.push_back(std::move(one));
    }
    return report;
}

}
