// Every change goes through here, so that history, version and the log are never forgotten. The log
// holds no words of anybody.
#include "features/barriers/actions.h"

#include <algorithm>
#include <utility>

#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"

namespace barriers {

namespace {

void save(db::Transaction& tx, Hand const& hand, Barrier& barrier) {
    ++barrier.version;
    barrier.updated_at = hand.now;
    put(tx, barrier);
}

/// Those who follow the project are told.
void tell_project(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
                  std::string const& project, std::string const& action) {
    // Its page and letters to its followers are for everybody.
    if (!barrier.is_public()) return;
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "barriers." + action,
                         .subject = {"project", project},
                         .organisation = barrier.told.organisation,
                         .details = json::Object{{"barrier", barrier.id.text()}}});
}

/// Those below it in the family of what it was part of.
std::vector<Barrier> with_its_own(std::vector<Barrier> const& family, BarrierId const& id) {
    std::vector<Barrier> found;
    for (auto const& one : family)
        if (one.id == id) found.push_back(one);
    for (std::size_t at = 0; at < found.size(); ++at)
        for (auto const& one : family)
            if (one.merged_into == found[at].id) found.push_back(one);
    return found;
}

/// All of them are told of on the page of `whole` from now on.
void count_in(db::Transaction& tx, std::vector<Barrier> const& all, BarrierId const& whole) {
    for (auto one : all) {
        one.counted_in = whole;
        put(tx, one);
    }
}

}

activity::Subject subject_of(Barrier const& barrier) { return {"barrier", barrier.id.string()}; }

void record(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
            std::string const& action, json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "barriers." + action,
                         .subject = subject_of(barrier),
                         .organisation = barrier.told.organisation,
                         .details = std::move(details)});
}

void happened(db::Transaction& tx, Hand const& hand, Barrier const& barrier, Event event) {
    event.at = hand.now;
    event.by = hand.member;
    add_event(tx, barrier.id, event);
}

Sent report(db::Transaction& tx, Hand const& hand, Report const& told, std::string const& project,
            std::string_view key, bool ties) {
    auto const hash = secrets::hash(std::string(key) + "\n" + hand.member.string() + "\n" +
                                    told.organisation.string() + "\n" + told.title);
    if (auto const before = with_sending(tx, hash))
        if (auto known = find(tx, *before)) return {*std::move(known), false};
    Barrier barrier{.id = BarrierId::make(),
                    .told = told,
                    .slug = basics::slug(told.title),
                    .reported_by = hand.member,
                    .reported_at = hand.now,
                    .updated_at = hand.now};
    barrier.counted_in = barrier.id;
    put(tx, barrier);
    add_sending(tx, hash, barrier.id);
    // What was reported is the evidence of the first one.
    add(tx, Endorsement{.barrier = barrier.id,
                        .organisation = told.organisation,
                        .member = hand.member,
                        .project = project,
                        .language = told.language,
                        .at = hand.now});
    happened(tx, hand, barrier, {.what = What::reported});
    record(tx, hand, barrier, "reported");
    if (ties && !project.empty()) add_project(tx, hand, barrier, project);
    return {std::move(barrier), true};
}

bool endorse(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
             OrganisationId const& organisation, std::string const& evidence,
             std::string const& project, texts::Language language, bool ties) {
    for (auto const& one : endorsements(tx, barrier.id))
        if (one.organisation == organisation && one.member == hand.member) return false;
    add(tx, Endorsement{.barrier = barrier.id,
                        .organisation = organisation,
                        .member = hand.member,
                        .evidence = evidence,
                        .project = project,
                        .language = language,
                        .at = hand.now});
    auto changed = barrier;
    changed.updated_at = hand.now;
    put(tx, changed);
    happened(tx, hand, barrier, {.what = What::endorsed, .after = organisation.string()});
    record(tx, hand, barrier, "endorsed", {{"organisation", organisation.text()}});
    if (ties && !project.empty()) add_project(tx, hand, barrier, project);
    return true;
}

bool withdraw(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
              OrganisationId const& organisation) {
    if (!remove(tx, barrier.id, organisation, hand.member)) return false;
    happened(tx, hand, barrier, {.what = What::withdrawn, .before = organisation.string()});
    record(tx, hand, barrier, "withdrawn", {{"organisation", organisation.text()}});
    return true;
}

Barrier describe(db::Transaction& tx, Hand const& hand, Barrier barrier, Described const& made) {
    auto const before = barrier;
    barrier.described = made.description;
    barrier.told.visibility = made.visibility;
    if (barrier.described == before.described && barrier.told == before.told) return before;
    if (barrier.state == State::reported) barrier.state = State::described;
    save(tx, hand, barrier);
    if (barrier.described.of != before.described.of)
        happened(tx, hand, barrier,
                 {.what = What::classed,
                  .words = made.why_class,
                  .before = std::string(name(before.described.of)),
                  .after = std::string(name(barrier.described.of))});
    if (barrier.told.visibility != before.told.visibility)
        happened(tx, hand, barrier,
                 {.what = What::seen_by,
                  .before = std::string(name(before.told.visibility)),
                  .after = std::string(name(barrier.told.visibility))});
    happened(tx, hand, barrier, {.what = What::described});
    record(tx, hand, barrier, "described",
           {{"version", barrier.version}, {"class", name(barrier.described.of)}});
    return barrier;
}

bool add_project(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
                 std::string const& project) {
    for (auto const& one : stopped_by(tx, barrier.id))
        if (one.project == project) return false;
    add(tx, Stopped{barrier.id, project, hand.member, hand.now});
    happened(tx, hand, barrier, {.what = What::project_added, .after = project});
    record(tx, hand, barrier, "project_added", {{"project", project}});
    tell_project(tx, hand, barrier, project, "project_stopped");
    return true;
}

bool take_away_project(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
                       std::string const& project) {
    if (!remove_project(tx, barrier.id, project)) return false;
    happened(tx, hand, barrier, {.what = What::project_removed, .before = project});
    record(tx, hand, barrier, "project_removed", {{"project", project}});
    tell_project(tx, hand, barrier, project, "project_untied");
    return true;
}

void merge(db::Transaction& tx, Hand const& hand, Barrier whole, Barrier away,
           std::string const& reason) {
    auto family = told_in(tx, away.id);
    for (auto& one : family)
        if (one.id == away.id) {
            one.merged_into = whole.id;
            ++one.version;
            one.updated_at = hand.now;
        }
    count_in(tx, family, whole.id);
    save(tx, hand, whole);
    happened(tx, hand, away, {.what = What::merged, .words = reason, .after = whole.id.string()});
    happened(tx, hand, whole, {.what = What::merged, .words = reason, .before = away.id.string()});
    record(tx, hand, away, "merged", {{"into", whole.id.text()}});
    record(tx, hand, whole, "merged", {{"from", away.id.text()}});
}

void undo_merge(db::Transaction& tx, Hand const& hand, Barrier away, std::string const& reason) {
    if (!away.is_merged()) return;
    auto whole = find(tx, away.counted_in).value();
    auto const parent = find(tx, away.merged_into).value();
    auto own = with_its_own(told_in(tx, whole.id), away.id);
    for (auto& one : own)
        if (one.id == away.id) {
            one.merged_into = {};
            // What was decided about the whole was decided about its words too.
            one.is_hidden = one.is_hidden || whole.is_hidden;
            ++one.version;
            one.updated_at = hand.now;
        }
    count_in(tx, own, away.id);
    if (whole.is_hidden && !away.is_hidden) {
        happened(tx, hand, away, {.what = What::hidden});
        record(tx, hand, away, "hidden");
    }
    save(tx, hand, whole);
    happened(tx, hand, away,
             {.what = What::unmerged, .words = reason, .before = parent.id.string()});
    happened(tx, hand, whole, {.what = What::unmerged, .words = reason, .after = away.id.string()});
    record(tx, hand, away, "unmerged", {{"from", whole.id.text()}});
    record(tx, hand, whole, "unmerged", {{"away", away.id.text()}});
}

void set_hidden(db::Transaction& tx, Hand const& hand, Barrier barrier, bool is_hidden) {
    if (barrier.is_hidden == is_hidden) return;
    barrier.is_hidden = is_hidden;
    save(tx, hand, barrier);
    happened(tx, hand, barrier, {.what = is_hidden ? What::hidden : What::shown});
    record(tx, hand, barrier, is_hidden ? "hidden" : "shown");
}

}
