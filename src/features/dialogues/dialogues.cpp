// The feature at a glance: all that it offers the rest of the program.
#include "features/dialogues/dialogues.h"

#include <utility>

#include "features/dialogues/found.h"
#include "features/dialogues/halls.h"
#include "features/dialogues/pages.h"
#include "features/dialogues/turning.h"

namespace dialogues {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

/// The same with what is counted between visits.
template <class Handler>
web::Handler counted(web::Services& services, std::shared_ptr<Limits> const& limits,
                     Handler handler) {
    return [&services, limits, handler](web::Visit const& visit) {
        return handler(services, *limits, visit);
    };
}

/// The same with what is known of groups of opinion.
template <class Handler>
web::Handler knowing(web::Services& services, std::shared_ptr<Groupings> const& groupings,
                     Handler handler) {
    return [&services, groupings, handler](web::Visit const& visit) {
        return handler(services, *groupings, visit);
    };
}

std::vector<web::Route> page_routes(web::Services& services, std::shared_ptr<Limits> const& limits,
                                    std::shared_ptr<Groupings> const& groupings) {
    return {
        {get, "/dialogues", Permission::everyone, on(services, list)},
        {get, "/dialogues/new", Permission::coordinate, on(services, show_new)},
        {post, "/dialogues/new", Permission::coordinate, counted(services, limits, make_new)},
        {get, "/dialogues/join", Permission::everyone, counted(services, limits, show_join)},
        {post, "/dialogues/join", Permission::everyone, counted(services, limits, join)},
        {get, "/dialogues/{id}", Permission::everyone, on(services, show)},
        {get, "/dialogues/{id}/edit", Permission::coordinate, on(services, show_edit)},
        {post, "/dialogues/{id}/edit", Permission::coordinate, on(services, edit)},
        {get, "/dialogues/{id}/desk", Permission::coordinate, on(services, show_desk)},
        {post, "/dialogues/{id}/desk", Permission::coordinate, on(services, work)},
        {get, "/dialogues/{id}/screen", Permission::coordinate, on(services, show_screen)},
        {get, "/dialogues/{id}/take-part", Permission::everyone,
         knowing(services, groupings, show_part)},
        {post, "/dialogues/{id}/take-part", Permission::everyone,
         [&services, limits, groupings](web::Visit const& visit) {
             return take_part(services, *limits, *groupings, visit);
         }},
        {get, "/dialogues/{id}/results", Permission::everyone,
         knowing(services, groupings, show_results)},
        {get, "/dialogues/{id}/{slug}", Permission::everyone, on(services, show)},
    };
}

std::vector<web::Route> machine_routes(web::Services& services,
                                       std::shared_ptr<Limits> const& limits,
                                       std::shared_ptr<Groupings> const& groupings,
                                       std::shared_ptr<Halls> const& halls) {
    return {
        {get, "/dialogues/{id}/live", Permission::everyone,
         [halls](web::Visit const& visit) { return halls->listen(visit); }},
        {get, "/d/{code}", Permission::everyone, counted(services, limits, lead_in)},
        {get, "/api/v1/dialogues", Permission::everyone, on(services, api::list)},
        {get, "/api/v1/dialogues/{id}", Permission::everyone, on(services, api::show)},
        {get, "/api/v1/dialogues/{id}/statements", Permission::everyone,
         on(services, api::statements)},
        {get, "/api/v1/dialogues/{id}/statements.csv", Permission::everyone,
         on(services, api::csv)},
        {get, "/api/v1/dialogues/{id}/bundle", Permission::everyone,
         knowing(services, groupings, api::bundle)},
        {get, "/dialogues/{id}/calendar.ics", Permission::everyone, on(services, show_calendar)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const limits = std::make_shared<Limits>();
    auto const groupings = std::make_shared<Groupings>();
    auto const turning = std::make_shared<Turning>(services, groupings);
    auto const halls = std::make_shared<Halls>(services);
    return {
        .name = "dialogues",
        .pages = page_routes(services, limits, groupings),
        .machine = machine_routes(services, limits, groupings, halls),
        .subjects = {subject(services)},
        .begin_work =
            [turning, halls] {
                using Both = std::pair<std::shared_ptr<void>, std::shared_ptr<void>>;
                return std::make_shared<Both>(turning->begin_work(), halls->begin_work());
            },
        .lifetimes = lifetime_rules(),
        .beside = beside(services),
    };
}

}
