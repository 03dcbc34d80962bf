// Organisations in the database.
#pragma once
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/db/database.h"
#include "platform/resources/resources.h"
#include "services/organisations/directory.h"
#include "services/organisations/table.h"

namespace organisations {

struct Loaded {
    std::size_t created = 0, updated = 0, unchanged = 0;
    friend bool operator==(Loaded const&, Loaded const&) = default;
};

/// Brings the organisations of the registers into the database: new ones are added, changed facts
/// updated, and what a person has written is left alone. Doing it again changes nothing. Nothing is
/// deleted.
Loaded load_registers(db::Transaction& tx, resources::Resources const& resources);

std::optional<Organisation> find(db::Reader& reader, OrganisationId const& id);
std::optional<Organisation> find_municipality(db::Reader& reader, std::string_view country,
                                              std::string_view code);

/// Every organisation, by id.
std::vector<Organisation> all(db::Reader& reader);

/// Which organisations to list. Empty fields do not narrow.
struct Filter {
    std::optional<Kind> kind = {};
    std::string country = {}, county_code = {};
    std::string name_begins = {};  ///< In any case.
};

/// A place in the list: after which organisation to go on. Default: from the beginning.
struct ListPlace {
    std::string sort_key = {};
    OrganisationId id = {};
};

/// The place of an organisation in lists.
ListPlace place_of(Organisation const& organisation);

/// At most `limit` organisations after the place, in Swedish order of name.
std::vector<Organisation> list(db::Reader& reader, Filter const& filter, ListPlace const& after,
                               std::size_t limit);

/// Adds an organisation that somebody wrote, under a new id, or says what is wrong with it
/// (rules.h). The caller records, commits and refreshes the shelf.
std::expected<Organisation, basics::Problems> add(db::Transaction& tx, Organisation draft,
                                                  Directory const& directory);

/// Changes an organisation by hand; what differs from before belongs to people from now on. Throws
/// std::out_of_range when there is none with the draft's id.
std::expected<Organisation, basics::Problems> change(db::Transaction& tx, Organisation draft,
                                                     Directory const& directory);

/// The organisation that a row of a table is about: the one with its number, otherwise the only one
/// of its country with its name (in any case). A problem when several share the name.
std::expected<std::optional<Organisation>, basics::Problems> find_same(db::Reader& reader,
                                                                       Organisation const& draft);

/// Adds what a table says, or says what is wrong with it. The kind must be among what is given.
std::expected<Organisation, basics::Problems> add_from_table(db::Transaction& tx,
                                                             Draft const& draft,
                                                             Directory const& directory);

/// Changes `before` to what a table gives, apart from what a person wrote; gives `before` back when
/// nothing differs. A register's organisation that would change is a problem.
std::expected<Organisation, basics::Problems> update_from_table(db::Transaction& tx,
                                                                Organisation const& before,
                                                                Draft const& draft,
                                                                Directory const& directory);

}
