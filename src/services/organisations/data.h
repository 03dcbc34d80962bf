// An organisation as data: what the API gives and takes.
#pragma once
#include <string>

#include "platform/basics/problems.h"
#include "platform/json/value.h"
#include "services/organisations/directory.h"

namespace organisations {

/// As the API gives it; what is not known is null.
json::Object as_json(Organisation const& organisation);

/// Tells one state of an organisation from another: for ETags and forms that were open meanwhile.
std::string version(Organisation const& organisation);

/// `before` with the members that `sent` mentions; null empties one. A municipality is sent as its
/// code or name. Unknown members and wrong types are problems beside their names; what the values
/// must fulfil is for rules.h.
struct Sent {
    Organisation organisation = {};
    basics::Problems problems = {};
};
Sent read_sent(json::Object const& sent, Organisation before, Directory const& directory);

}
