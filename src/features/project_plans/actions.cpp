// The log says which part changed, never in which words.
#include "features/project_plans/actions.h"

#include <iterator>

namespace project_plans {

namespace {

void record(db::Transaction& tx, Hand const& hand, std::string const& home, Part part,
            std::string_view action) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::string(action),
                         .subject = {"project", home},
                         .organisation = hand.organisation,
                         .details = json::Object{{"part", name(part)}}});
}

}

std::vector<Kept> kept_of(db::Reader& reader, web::Access const& project) {
    std::vector<Kept> all;
    auto const take = [&](std::string const& home) {
        for (auto& entry : entries(reader, home)) all.push_back({home, std::move(entry)});
    };
    take(project.id);
    for (auto const& other : project.also) take(other);
    return all;
}

std::vector<Entry> entries_of(db::Reader& reader, web::Access const& project) {
    std::vector<Entry> all;
    for (auto& kept : kept_of(reader, project)) all.push_back(std::move(kept.entry));
    return all;
}

Entry tell(db::Transaction& tx, Hand const& hand, std::string const& home, Part part,
           Entry const* before, told::Told told) {
    if (before && before->holds() && before->told == told) return *before;
    Entry entry{.id = before ? before->id : EntryId::make(),
                .part = part,
                .version = before ? before->version + 1 : 1,
                .at = hand.now,
                .by = hand.member,
                .told = std::move(told)};
    add(tx, home, entry);
    record(tx, hand, home, part, "project_plans.told");
    return entry;
}

void remove(db::Transaction& tx, Hand const& hand, std::string const& home, Entry const& entry,
            std::string const& reason) {
    auto removed = entry;
    removed.version = entry.version + 1;
    removed.at = hand.now;
    removed.by = hand.member;
    removed.removed = reason;
    add(tx, home, removed);
    record(tx, hand, home, entry.part, "project_plans.removed");
}

}
