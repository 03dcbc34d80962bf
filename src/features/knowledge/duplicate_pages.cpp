// Two projects side by side: the same, or not? Either answer can be taken back.
#include <algorithm>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/import_pages.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/project_view.h"
#include "services/organisations/shelf.h"

namespace knowledge::pages {

namespace {

using permissions::Permission;
using web::View;

/// Who answers for one of the two may decide; for projects of nobody, the process leader.
bool may_decide(web::Services& services, web::Visit const& visit, Project const& first,
                Project const& second) {
    // A process leader has no part in what is hidden where secrecy holds.
    if (!may_see(services, visit, first) || !may_see(services, visit, second)) return false;
    auto answers = [&](Project const& project) {
        return !project.organisation.empty() && may_coordinate(services, visit, project);
    };
    return visit.may(Permission::lead) || answers(first) || answers(second);
}

View side(web::Services& services, web::Visit const& visit, Project const& project) {
    auto const content = content_of(project.fields);
    std::string who, sums;
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator && who.empty()) who = partner.name;
    if (!content.funding.empty())
        sums = texts::money(visit.language, content.funding.front().money);
    return View()
        .set("side_id", project.id.text())
        .set("side_title", project.title)
        .set("side_url", visit.address(project_path(project)))
        .set_optional("side_who", who)
        .set_optional("side_period", period_text(visit, services.pages, content))
        .set_optional("side_number", content.funder_number)
        .set_optional("side_funder", content.funder)
        .set_optional("side_sum", sums);
}

std::vector<View> pair_views(web::Services& services, web::Visit const& visit, db::Reader& reader,
                             PairState state) {
    std::vector<View> views;
    for (auto const& pair : pairs(reader, state, 100)) {
        auto const first = find(reader, pair.first), second = find(reader, pair.second);
        if (!first || !second || !may_decide(services, visit, *first, *second)) continue;
        if (state == PairState::open && (first->merged_into || second->merged_into)) continue;
        auto const& away = second->merged_into ? *second : *first;
        views.push_back(
            View()
                .set("pair_reason",
                     services.pages.text(visit, "knowledge.duplicate_reason_" + pair.reason))
                .set("first", side(services, visit, *first))
                .set("second", side(services, visit, *second))
                .set("away_id", away.id.text())
                .set("first_id", first->id.text())
                .set("second_id", second->id.text()));
    }
    return views;
}

}

http::Response duplicates(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    View view;
    view.set_list("open_pairs", pair_views(services, visit, reader, PairState::open))
        .set_list("merged_pairs", pair_views(services, visit, reader, PairState::merged))
        .set("decide_url", visit.address("/duplicates"))
        .set("undo_url", visit.address("/duplicates/undo"))
        .set("search_url", visit.address("/search"));
    return services.pages.page(
        visit, "knowledge/duplicates", std::move(view),
        {.title = services.pages.text(visit, "knowledge.duplicates_title"), .unlisted = true});
}

http::Response decide_duplicate(web::Services& services, web::Visit const& visit) {
    auto const first_id = ProjectId::parse(visit.request.form.text("keep")),
               second_id = ProjectId::parse(visit.request.form.text("other"));
    if (!first_id || !second_id || *first_id == *second_id)
        throw http::BadRequest{"keep and other are two projects"};
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const first = http::found(find(tx, *first_id)), second = http::found(find(tx, *second_id));
    if (!may_decide(services, visit, first, second)) throw http::Forbidden();
    // Somebody else may have decided meanwhile: then there is nothing left to do.
    if (first.merged_into || second.merged_into)
        return http::redirect(visit.address("/duplicates"));
    Hand const hand{services.activity, *directory, services.now(), visit.viewer.member};
    if (visit.request.form.text("answer") == "same") merge(tx, hand, first.id, second.id);
    else keep_apart(tx, hand, first.id, second.id);
    tx.commit();
    return http::redirect(visit.address("/duplicates"));
}

http::Response undo_duplicate(web::Services& services, web::Visit const& visit) {
    auto const id = ProjectId::parse(visit.request.form.text("other"));
    if (!id) throw http::BadRequest{"other is a project"};
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const away = http::found(find(tx, *id));
    if (!away.merged_into) return http::redirect(visit.address("/duplicates"));
    auto const into = http::found(find(tx, *away.merged_into));
    if (!may_decide(services, visit, away, into)) throw http::Forbidden();
    undo_merge(tx, {services.activity, *directory, services.now(), visit.viewer.member}, away.id);
    tx.commit();
    return http::redirect(visit.address("/duplicates"));
}

}
