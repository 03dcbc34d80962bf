// Groups of words: the register's, and what editors made of them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/synonyms/group.h"
#include "platform/db/database.h"
#include "platform/json/value.h"
#include "platform/resources/resources.h"

namespace synonyms {

/// The groups of registers/synonyms.csv, in its order.
std::vector<Group> registered(resources::Resources const& resources);

/// Every group, hidden ones too, sorted by its first word: the register's where no editor has
/// changed it.
std::vector<Group> all(db::Reader& reader, std::vector<Group> const& registered);
std::optional<Group> find(db::Reader& reader, std::vector<Group> const& registered,
                          std::string_view id);

/// How many groups editors have added or changed.
std::size_t stored(db::Reader& reader);

/// Writes the group as its next version. False, and nothing written, when the one stored is not of
/// the version that `group` was read as.
bool save(db::Transaction& tx, Group const& group, basics::Time now);

/// {"sv": […], "en": […], "nb": […], "leads_here": […]}
json::Object words_json(Words const& words);
Words words_of(json::Value const& value);

}
