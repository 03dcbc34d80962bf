// Where co-authors are asked, and answer.
#include "features/ideas/coauthors/pages.h"

namespace ideas::coauthors {

std::vector<web::Route> page_routes(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto const door = std::make_shared<letter_links::Door>(services);
    auto const asking = std::make_shared<Asking>();
    return {
        {post, "/needs/coauthors", Permission::everyone,
         [&services, asking](web::Visit const& visit) { return manage(services, *asking, visit); }},
        {get, "/needs/coauthors", Permission::everyone,
         [](web::Visit const& visit) { return http::redirect(visit.address("/needs/claim")); }},
        {get, "/needs/coauthor/{link}", Permission::everyone,
         [door](web::Visit const& visit) { return show_link(*door, visit); }},
        {post, "/needs/coauthor/{link}", Permission::everyone,
         [door](web::Visit const& visit) { return act_by_link(*door, visit); }},
        {get, "/needs/coauthored/{id}", Permission::member,
         [&services](web::Visit const& visit) { return show_own(services, visit); }},
        {post, "/needs/coauthored/{id}", Permission::member,
         [&services](web::Visit const& visit) { return act_own(services, visit); }},
    };
}

}
