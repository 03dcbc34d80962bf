// Where weighings are.
#include "features/ideas/weighing/pages.h"

namespace ideas::weighing {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

}

std::vector<web::Route> page_routes(web::Services& services) {
    auto const door = std::make_shared<letter_links::Door>(services);
    return {
        {get, "/weighings", Permission::everyone, on(services, show_list)},
        {get, "/weighings/new", Permission::coordinate, on(services, show_new)},
        {post, "/weighings/new", Permission::coordinate, on(services, make_new)},
        {get, "/weighings/thanks", Permission::everyone, on(services, show_thanks)},
        {get, "/weighings/letter/{link}", Permission::everyone,
         [door](web::Visit const& visit) { return show_letter(*door, visit); }},
        {post, "/weighings/letter/{link}", Permission::everyone,
         [door](web::Visit const& visit) { return send_by_letter(*door, visit); }},
        {get, "/weighings/{id}", Permission::everyone, on(services, show)},
        {get, "/weighings/{id}/answer", Permission::member, on(services, show_answering)},
        {post, "/weighings/{id}/answer", Permission::member, on(services, send_answer)},
        {post, "/weighings/{id}/work", Permission::coordinate, on(services, work)},
    };
}

std::vector<web::Route> machine_routes(web::Services& services) {
    return {
        {get, "/api/v1/weighings", Permission::everyone, on(services, list_json)},
        {post, "/api/v1/weighings", Permission::coordinate, on(services, make_json)},
        {get, "/api/v1/weighings/{id}", Permission::everyone, on(services, show_json)},
        {get, "/api/v1/weighings/{id}/answer", Permission::member, on(services, show_own_answer)},
        {put, "/api/v1/weighings/{id}/answer", Permission::member, on(services, put_own_answer)},
        {post, "/api/v1/weighings/{id}/work", Permission::coordinate, on(services, work_json)},
        {get, "/api/v1/weighings/{id}/table", Permission::everyone, on(services, result_csv)},
    };
}

}
