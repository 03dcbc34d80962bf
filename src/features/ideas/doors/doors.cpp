// Check, store and record; reading the register.
#include "features/ideas/doors/doors.h"

#include <algorithm>
#include <iterator>

#include "services/organisations/shelf.h"
#include "services/registers/registers.h"

namespace ideas::doors {

namespace {

void record(db::Transaction& tx, Hand const& hand,
            organisations::OrganisationId const& organisation, std::string action,
            json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::move(action),
                         .subject = {"organisation", organisation.string()},
                         .organisation = organisation,
                         .details = std::move(details)});
}

std::string column(std::string_view what, texts::Language language) {
    return std::string(what) + "_" + std::string(texts::code(language));
}

/// All but key and version.
bool is_same(Door const& one, Door const& other) {
    auto keyless = one;
    keyless.key = other.key;
    keyless.version = other.version;
    return keyless == other;
}

}

std::vector<Door> national(resources::Resources const& resources, std::string_view country,
                           texts::Language language) {
    std::vector<Door> doors;
    registers::each(resources, "doors", [&](registers::Row const& row) {
        if (row.text("country") != country) return;
        doors.push_back({.key = row.text("key"),
                         .kind = parse_kind(row.text("kind")).value_or(Kind::other),
                         .name = row.text(column("name", language)),
                         .what_for = row.text(column("for", language)),
                         .link = row.text("link"),
                         .phone = row.text("phone"),
                         .is_national = true});
    });
    return doors;
}

std::vector<Door> of(web::Services& services, db::Reader& reader,
                     organisations::OrganisationId const& organisation, texts::Language language) {
    auto doors = own(reader, organisation);
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    auto more = national(services.resources, one ? one->country : "SE", language);
    std::ranges::move(more, std::back_inserter(doors));
    return doors;
}

basics::Problems add(db::Transaction& tx, Hand const& hand,
                     organisations::OrganisationId const& organisation, Draft const& draft) {
    auto const door = checked(draft);
    if (!door) return door.error();
    auto const known = own(tx, organisation);
    if (std::ranges::any_of(known, [&](Door const& one) { return is_same(one, *door); })) return {};
    if (known.size() >= most_doors) return {{"name", "ideas.problem_doors_many"}};
    store::add(tx, organisation, *door);
    record(tx, hand, organisation, "ideas.door_added",
           {{"door", door->key}, {"name", door->name}, {"kind", name(door->kind)}});
    return {};
}

std::expected<Came, basics::Problems> change(db::Transaction& tx, Hand const& hand,
                                             organisations::OrganisationId const& organisation,
                                             std::string_view key, std::int64_t seen,
                                             Draft const& draft) {
    auto door = checked(draft);
    if (!door) return std::unexpected(door.error());
    auto const known = own(tx, organisation);
    auto const before = std::ranges::find(known, key, &Door::key);
    if (before == known.end()) return Came::gone;
    // Sent twice it is there once, also when the second comes with the old version.
    if (is_same(*before, *door)) return Came::same;
    if (before->version != seen) return Came::overtaken;
    door->key = before->key;
    door->version = before->version + 1;
    store::update(tx, organisation, *door);
    record(tx, hand, organisation, "ideas.door_changed",
           {{"door", door->key}, {"name", door->name}, {"kind", name(door->kind)}});
    return Came::done;
}

bool take_away(db::Transaction& tx, Hand const& hand,
               organisations::OrganisationId const& organisation, std::string_view key) {
    if (!store::remove(tx, organisation, key)) return false;
    record(tx, hand, organisation, "ideas.door_taken_away", {{"door", key}});
    return true;
}

}
