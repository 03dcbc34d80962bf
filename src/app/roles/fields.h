// Single pieces of information that fewer people see than the thing that they belong to. What they
// say of a thing that is not everybody's itself, see things.h.
#pragma once
#include <span>
#include <string_view>

#include "services/permissions/standing.h"

namespace roles {

struct Field {
    std::string_view kind;   ///< Text id after "thing_": "need".
    std::string_view field;  ///< Text id after "field_": "sender_email".
    permissions::Permission permission;
    permissions::Over over;
};

/// Tests plant each of them and look for it in everything that anybody can open.
std::span<Field const> fields();

}
