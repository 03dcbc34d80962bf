// One way to change a group, for pages and programs.
#include "features/synonyms/actions.h"

#include <algorithm>

#include "services/search/search.h"

namespace synonyms {

Keeper::Keeper(web::Services& services)
    : services_(services), registered_(registered(services.resources)) {
    refresh();
}

std::vector<Group> Keeper::all() const {
    auto reader = services_.database.read();
    return synonyms::all(reader, registered_);
}

std::optional<Group> Keeper::find(std::string_view id) const {
    auto reader = services_.database.read();
    return synonyms::find(reader, registered_, id);
}

std::expected<Group, Refused> Keeper::save(Group group, std::string_view action,
                                           std::string const& reason, members::MemberId by) {
    auto tx = services_.database.begin();
    auto const before = synonyms::find(tx, registered_, group.id);
    if (!before && stored(tx) >= most_groups) return std::unexpected(Refused::full);
    auto const now = services_.now();
    if (!synonyms::save(tx, group, now)) return std::unexpected(Refused::overtaken);
    json::Object details{{"words", words_json(group.words)}, {"reason", reason}};
    if (before) details.append("before", words_json(before->words));
    // First what search knows, then the edition: no page is kept that was made in between.
    tx.after_commit([this] { refresh(); });
    services_.activity.record(tx, {.at = now,
                                   .actor = by,
                                   .action = "synonyms." + std::string(action),
                                   .subject = subject_of(group),
                                   .details = std::move(details)});
    tx.commit();
    ++group.version;
    group.changed_at = now;
    return group;
}

void Keeper::refresh() {
    // Two changes at once: whoever comes last has read last.
    std::lock_guard const lock(refreshing_);
    std::vector<search::SynonymGroup> groups;
    for (auto const& group : all())
        if (!group.hidden) groups.push_back(for_search(group.words));
    services_.search.use_synonyms(groups);
}

activity::Subject subject_of(Group const& group) { return {"synonyms", group.id}; }

}
