// One line per feature: deleting a feature is deleting its folder and its line here.
#include "app/features/features.h"

#include <utility>

#include "app/about/about.h"
#include "app/absence_pages/absence_pages.h"
#include "app/account/account.h"
#include "app/administration/administration.h"
#include "app/board/board.h"
#include "app/face/face.h"
#include "app/find/find.h"
#include "app/home/home.h"
#include "app/identity/identity.h"
#include "app/joining/joining.h"
#include "app/notifications/notifications.h"
#include "app/organisation/organisation.h"
#include "app/own_data/own_data.h"
#include "app/promise_pages/promise_pages.h"
#include "app/public_documents/public_documents.h"
#include "app/record/record.h"
#include "app/registration_pages/registration_pages.h"
#include "app/roles/roles.h"
#include "app/saved_searches/saved_searches.h"
#include "app/statements/statements.h"
#include "app/unit_pages/unit_pages.h"
#include "app/weeding_pages/weeding_pages.h"
#include "features/adoptions/adoptions.h"
#include "features/assessments/assessments.h"
#include "features/barriers/barriers.h"
#include "features/benefits/benefits.h"
#include "features/calls/calls.h"
#include "features/dialogues/dialogues.h"
#include "features/escalations/escalations.h"
#include "features/funds/funds.h"
#include "features/ideas/ideas.h"
#include "features/innovation/innovation.h"
#include "features/knowledge/knowledge.h"
#include "features/leverage/leverage.h"
#include "features/open_data/open_data.h"
#include "features/outcomes/outcomes.h"
#include "features/processes/processes.h"
#include "features/project_documents/project_documents.h"
#include "features/project_plans/project_plans.h"
#include "features/questions/questions.h"
#include "features/synonyms/synonyms.h"
#include "features/translations/translations.h"
#include "services/attachments/attachments.h"
#include "services/letter_links/letter_links.h"
#include "services/moderation/moderation.h"
#include "services/red_thread/red_thread.h"
#include "services/tags/tags.h"

namespace app {

namespace {

/// What each feature tells of a project in documents about it.
chapters::Write chapters(web::Services& services) {
    return [&services](chapters::Reading const& reading) {
        std::vector<chapters::Chapter> all;
        for (auto const write :
             {knowledge::chapters_of, innovation::chapters_of, project_plans::chapters_of,
              benefits::chapters_of, outcomes::chapters_of, assessments::chapters_of,
              adoptions::chapters_of})
            for (auto& chapter : write(services, reading)) all.push_back(std::move(chapter));
        return all;
    };
}

/// What people come for: src/features.
std::vector<web::Feature> contents(web::Services& services) {
    return {
        knowledge::feature(services),
        ideas::feature(services),
        innovation::feature(services),
        outcomes::feature(services),
        processes::feature(services),
        questions::feature(services),
        barriers::feature(services),
        escalations::feature(services),
        assessments::feature(services),
        adoptions::feature(services),
        open_data::feature(services),
        synonyms::feature(services),
        translations::feature(services),
        calls::feature(services),
        dialogues::feature(services),
        project_plans::feature(services),
        funds::feature(services),
        benefits::feature(services),
        project_documents::feature(services, chapters(services)),
        leverage::feature(services),
    };
}

/// What every installation has around it.
std::vector<web::Feature> surroundings(web::Services& services) {
    return {
        home::feature(services),
        organisation::feature(services),
        find::feature(services),
        account::feature(services),
        attachments::feature(services),
        tags::feature(services),
        notifications::feature(services),
        saved_searches::feature(services),
        own_data::feature(services),
        administration::feature(services),
        moderation::feature(services),
        unit_pages::feature(services),
        board::feature(services),
        record::feature(services),
        about::feature(services),
        weeding_pages::feature(services),
        identity::feature(services),
        statements::feature(services),
        face::feature(services),
        joining::feature(services),
        absence_pages::feature(services),
        registration_pages::feature(services),
        public_documents::feature(services),
        promise_pages::feature(services),
        red_thread::feature(services),
        letter_links::feature(services),
    };
}

/// A project is found by the step of the process that it stands in.
void find_by_step(std::vector<web::Feature>& all) {
    for (auto& feature : all)
        for (auto& kind : feature.subjects)
            if (kind.kind == "project")
                kind.describe = innovation::with_step(std::move(kind.describe));
}

}

std::vector<web::Feature> features(web::Services& services) {
    auto all = contents(services);
    find_by_step(all);
    for (auto& one : surroundings(services)) all.push_back(std::move(one));
    // Last: it shows the routes of all others.
    all.push_back(roles::feature(services, all));
    return all;
}

std::vector<web::Place> footer() {
    return {{"about.accessibility_title", "/accessibility"},
            {"about.privacy_title", "/privacy"},
            {"public_documents.title", "/public-documents"},
            {"innovation.funnel_title", "/innovation"},
            {"outcomes.count_title", "/implemented"},
            {"benefits.totals_title", "/benefits"},
            {"dialogues.title", "/dialogues"},
            {"funds.funds_title", "/funds"},
            {"processes.list_title", "/processes"},
            {"assessments.portfolio_title", "/assessments"},
            {"adoptions.title", "/adoptions"},
            {"open_data.open_data", "/open-data"}};
}

std::vector<web::Place> member_menu() {
    using permissions::Permission;
    return {
        {"notifications.title", "/account/notifications", Permission::member},
        {"ideas.desk_title", "/needs/desk", Permission::coordinate},
        {"questions.waiting_title", "/questions/waiting", Permission::contribute},
        {"moderation.queue_title", "/moderation", Permission::coordinate},
        {"ideas.enter_title", "/needs/enter", Permission::contribute},
        {"ideas.inside_title", "/needs/inside", Permission::contribute},
        {"knowledge.case_mine_title", "/cases/mine", Permission::contribute},
        {"knowledge.case_queue_title", "/cases/review", Permission::coordinate},
        {"knowledge.form_new", "/projects/new", Permission::contribute},
        {"knowledge.import_title", "/import", Permission::coordinate},
        {"connectors.title", "/connectors", Permission::lead},
        {"knowledge.duplicates_title", "/duplicates", Permission::coordinate},
        {"synonyms.menu", "/synonyms", Permission::lead},
        {"translations.title", "/translations", Permission::lead},
        {"promise_pages.menu", "/promises", Permission::lead},
        {"identity.providers_menu", "/providers", Permission::lead},
        {"account.colleagues_title", "/account/colleagues", Permission::coordinate},
        {"record.title", "/record", Permission::coordinate},
        {"find.unanswered_title", "/search/unanswered", Permission::lead},
        {"roles.title", "/roles", Permission::contribute},
    };
}

}
