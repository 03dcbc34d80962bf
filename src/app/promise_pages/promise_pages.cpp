// The feature at a glance.
#include "app/promise_pages/promise_pages.h"

#include "app/promise_pages/pages.h"
#include "app/promise_pages/reminding.h"
#include "services/promises/clock.h"
#include "services/promises/reminders.h"

namespace promise_pages {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto reminding = std::make_shared<Reminding>(services);
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "promise_pages",
        .pages =
            {
                {get, "/administration/{id}/promises", Permission::coordinate, on(show_promises)},
                {post, "/administration/{id}/promises", Permission::coordinate,
                 on(change_promises)},
                {get, "/administration/{id}/promises/list", Permission::coordinate, on(show_list)},
                {get, "/organisations/{id}/{slug}/answers", Permission::everyone, on(show_figures)},
                {get, "/promises", Permission::lead, on(show_national)},
                {post, "/promises", Permission::lead, on(change_national)},
            },
        .machine =
            {
                {get, "/api/v1/organisations/{id}/promises", Permission::everyone, on(api_show)},
                {get, "/api/v1/organisations/{id}/answers", Permission::everyone, on(api_figures)},
                {put, "/api/v1/organisations/{id}/promises", Permission::coordinate, on(api_put)},
            },
        .begin_work = [reminding] { return reminding->begin_work(); },
        .forget_subject = promises::forget_subject,
    };
}

void pass_over_reminders(web::Services& services) {
    auto tx = services.database.begin();
    while (true) {
        auto const due = promises::to_remind(tx, services.now(), 500);
        if (due.empty()) break;
        for (auto const& one : due) promises::claim(tx, one);
    }
    tx.commit();
}

}
