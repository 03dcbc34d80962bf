// What waits for the person, by their roles: each line leads to where it is done.
#include "app/account/handlers.h"
#include "features/ideas/ideas.h"
#include "features/knowledge/knowledge.h"
#include "services/moderation/moderation.h"

namespace account {

std::vector<web::View> task_views(web::Services& services, web::Visit const& visit) {
    using permissions::Permission;
    std::int64_t needs = 0, cases = 0, duplicates = 0, reports = 0;
    {
        auto reader = services.database.read();
        auto const today = basics::day_in_stockholm(services.now());
        for (auto const& organisation : visit.viewer.organisations()) {
            if (organisation.empty()) continue;
            needs += ideas::unanswered_needs(reader, visit.viewer, organisation, today);
            cases += knowledge::cases_in_review(reader, visit.viewer, organisation, today);
        }
        if (visit.may(Permission::coordinate)) duplicates = knowledge::open_duplicates(reader);
        reports = moderation::waiting(services, visit, reader);
    }
    std::vector<web::View> tasks;
    auto add = [&](std::int64_t count, std::string_view text, std::string_view path) {
        if (count > 0)
            tasks.push_back(
                web::View()
                    .set("task_text", services.pages.format(visit, text, {{"count", count}}))
                    .set("task_url", visit.address(path)));
    };
    add(reports, "account.task_reports", "/moderation");
    add(needs, "account.task_needs", "/needs/desk");
    add(cases, "account.task_cases", "/cases/review");
    add(duplicates, "account.task_duplicates", "/duplicates");
    return tasks;
}

}
