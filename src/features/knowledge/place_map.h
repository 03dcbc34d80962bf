// A small map of where a project happens, drawn here, with words that say the same.
#pragma once
#include <string>
#include <vector>

#include "features/knowledge/project.h"
#include "platform/resources/resources.h"
#include "services/organisations/directory.h"
#include "services/web/land.h"
#include "services/web/pages.h"

namespace knowledge {

/// Where municipalities lie on the drawing of the land (web/build/places.mjs). Immutable.
class PlaceMap {
public:
    /// Throws std::runtime_error when the program was built without the drawing.
    explicit PlaceMap(resources::Resources const& resources) : land_(resources) {}

    /// The value of the partial place_figure: the project's places, or where none is told the
    /// municipalities that take part. Nothing when neither is known.
    std::optional<web::View> view(web::Visit const& visit, web::Pages const& pages,
                                  Content const& content,
                                  organisations::Directory const& directory) const;

private:
    web::Land land_;
};

}
