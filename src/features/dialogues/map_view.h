// Groups of opinion on a page: a map, and the same in words.
#pragma once
#include "features/dialogues/groupings.h"
#include "features/dialogues/show.h"

namespace dialogues {

/// {finding_text, has_map, map_label, dots[] {dots_path dots_kind}, labels[] {label_x label_y
/// label_text}, opinions[] {opinion_name, has_says, says[] {says_words says_text}}, united[]
/// {united_words united_text}, has_united}
web::View groups_view(Showing const& showing, Dialogue const& dialogue,
                      std::vector<Statement> const& statements, Grouping const* grouping);

}
