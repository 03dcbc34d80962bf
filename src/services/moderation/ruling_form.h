// The form of a decision, for one matter and for several.
#pragma once
#include "services/moderation/show.h"

namespace moderation {

/// What was asked for, when the page comes back instead of doing it.
struct Asked {
    std::string act = {};  ///< "left" or "hidden".
    Ruling ruling = {};
    basics::Problems problems = {};
};

/// The form as it came.
Asked asked_in(web::Visit const& visit);

/// act_field, because_field (reasons in two groups: groups[] {group_name, choices[]}), words_field.
web::View ruling_view(Showing const& showing, Asked const& asked);

}
