// The drawing of a chain as the partial thread_picture wants it.
#pragma once
#include <functional>
#include <string>

#include "platform/templates/view.h"
#include "services/red_thread/picture.h"

namespace red_thread {

/// What stands above a box's title, and where the box leads.
struct Caption {
    std::string kind = {}, url = {};
};

templates::View picture_view(Picture const& picture, Subject const& start,
                             std::function<Caption(Subject const&)> const& caption);

}
