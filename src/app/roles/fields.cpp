#include "app/roles/fields.h"

#include <array>

namespace roles {

namespace {

using permissions::Over;
using permissions::Permission;

constexpr std::array all_fields = {
    Field{"need", "sender_name", Permission::coordinate, Over::unit},
    Field{"need", "sender_email", Permission::coordinate, Over::unit},
    Field{"need", "colleague_email", Permission::coordinate, Over::unit},
    Field{"project", "owner_email", Permission::contribute, Over::unit},
    Field{"project", "internal_reason", Permission::contribute, Over::unit},
    Field{"organisation", "invited_email", Permission::coordinate, Over::organisation},
};

}

std::span<Field const> fields() { return all_fields; }

}
