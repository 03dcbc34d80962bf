// One place that knows by which numbers the system says that it is full.
#include "platform/basics/room.h"

#include <cerrno>

namespace basics {

bool means_no_room(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

bool means_no_room(std::error_code const& code) {
    bool const of_the_system =
        code.category() == std::generic_category() || code.category() == std::system_category();
    return of_the_system && means_no_room(code.value());
}

bool is_for_want_of_room(std::exception const& failure) {
    if (dynamic_cast<NoRoom const*>(&failure)) return true;
    auto const* system = dynamic_cast<std::system_error const*>(&failure);
    return system && means_no_room(system->code());
}

}
