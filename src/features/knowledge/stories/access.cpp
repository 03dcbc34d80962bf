// As with the text: contributors write, coordinators decide what is public.
#include "features/knowledge/stories/access.h"

#include "features/knowledge/reach.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/show.h"
#include "features/knowledge/stories/store.h"

namespace knowledge::stories {

std::optional<web::Access> access_to(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id) {
    auto const case_id = CaseId::parse(id);
    auto const of = case_id ? find(reader, *case_id) : std::nullopt;
    if (!of) return std::nullopt;
    bool const works = works_with(services, visit, *of);
    return web::Access{.may_see = of->published.has_value() || works,
                       .may_change = works,
                       .may_show = works && may_over(services, visit.viewer, needed(Move::publish),
                                                     of->organisation, {"case", of->id.string()}),
                       .may_tie = works,
                       .is_public = of->published.has_value(),
                       .organisation = of->organisation,
                       .title = of->title,
                       .path = path_of(*of),
                       .id = of->id.string()};
}

}
