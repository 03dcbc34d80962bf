// The log says which process, version and step, never in which words.
#include "features/processes/actions.h"

#include <algorithm>

namespace processes {

namespace {

void note(db::Transaction& tx, Hand const& hand, Process const& process, std::string_view action,
          Version const& version) {
    json::Object details{{"version", version.number}, {"change", name(version.change)}};
    // An id or a number; what steps are called stands with the version alone.
    if (version.change == Change::copied || version.change == Change::restored)
        details.append("what", version.what);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "processes." + std::string(action),
                         .subject = {"process", process.id},
                         .organisation = process.organisation,
                         .details = std::move(details)});
}

void note_met(db::Transaction& tx, Hand const& hand, std::string const& project,
              std::string_view step, std::string_view action,
              organisations::OrganisationId const& organisation) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "processes." + std::string(action),
                         .subject = {"project", project},
                         .organisation = organisation,
                         .details = json::Object{{"step", step}}});
}

}

Process copy(db::Transaction& tx, Hand const& hand, Process const& from,
             organisations::OrganisationId const& organisation, Words name) {
    Process process{.id = ProcessId::make().string(),
                    .organisation = organisation,
                    .copied_from = from.id,
                    .updated_at = hand.now,
                    .outline = copied(from.outline)};
    process.outline.name = std::move(name);
    Version const version{
        .at = hand.now, .by = hand.member, .change = Change::copied, .what = from.id};
    store::put(tx, process, version);
    note(tx, hand, process, "process_copied", version);
    return process;
}

Process change(db::Transaction& tx, Hand const& hand, Process process, Outline outline,
               Change change, std::string const& what) {
    process.outline = std::move(outline);
    process.updated_at = hand.now;
    ++process.version;
    Version const version{.number = process.version,
                          .at = hand.now,
                          .by = hand.member,
                          .change = change,
                          .what = what};
    store::put(tx, process, version);
    note(tx, hand, process, change == Change::restored ? "process_restored" : "process_changed",
         version);
    return process;
}

void set_in_use(db::Transaction& tx, Hand const& hand, Process const& process, bool is_in_use) {
    if (process.is_in_use == is_in_use) return;
    store::set_in_use(tx, process.id, is_in_use, hand.now);
    note(tx, hand, process, is_in_use ? "process_resumed" : "process_retired",
         {.number = process.version, .change = Change::sent});
}

bool meet(db::Transaction& tx, Hand const& hand, Met met,
          organisations::OrganisationId const& organisation) {
    auto const before = store::met_by(tx, met.project);
    bool const is_told = std::ranges::any_of(
        before, [&](Met const& one) { return one.step == met.step && one.words == met.words; });
    if (is_told) return false;
    met.at = hand.now;
    met.by = hand.member;
    store::put_met(tx, met);
    note_met(tx, hand, met.project, met.step, "step_met", organisation);
    return true;
}

bool unmeet(db::Transaction& tx, Hand const& hand, std::string const& project,
            std::string_view step, organisations::OrganisationId const& organisation) {
    if (!store::remove_met(tx, project, step)) return false;
    note_met(tx, hand, project, step, "step_unmet", organisation);
    return true;
}

}
