// What a project amounts to: what people wrote here goes before what sources say, the first source
// before others.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/basics/time.h"
#include "platform/json/value.h"
#include "services/permissions/permissions.h"

namespace knowledge {

/// What one source says, as fields (content_json.h).
struct SourceFields {
    std::string key;  ///< "vinnova:2015-06045".
    json::Object fields;
};

/// What a person wrote in one field. Null means that they emptied it.
struct Edit {
    json::Value value;
    basics::Time at = {};
    members::MemberId member = {};
};
using Edits = std::map<std::string, Edit>;

/// Field by field the value, and the keys of those who gave it ("hand" for people here).
struct Resolved {
    json::Object fields;
    std::map<std::string, std::vector<std::string>> givers;
};

/// Lists of keywords, goals, subjects, links, results, partners and places are joined, without
/// repetition; for all other fields the first source that knows gives the value. An edit replaces
/// both.
Resolved resolve(std::vector<SourceFields> const& sources, Edits const& edits);

/// The fields in which the two differ, with both values (null when absent): {"title.sv": {"old": …,
/// "new": …}}.
json::Object differences(json::Object const& old_fields, json::Object const& new_fields);

}
