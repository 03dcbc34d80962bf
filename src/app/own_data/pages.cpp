// Everything that is kept about a person, for themselves as a file; and leaving for good.
#include "app/own_data/pages.h"
#include "app/notifications/own_data.h"

#include "app/account/handlers.h"
#include "app/saved_searches/own_data.h"
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
#include "features/outcomes/outcomes.h"
#include "features/processes/processes.h"
#include "features/project_plans/project_plans.h"
#include "features/questions/questions.h"
#include "platform/db/reach.h"
#include "platform/files/zip.h"
#include "platform/logging/log.h"
#include "services/activity/by_actor.h"
#include "services/attachments/own_data.h"
#include "services/identities/ways.h"
#include "services/letter_links/letter_links.h"
#include "services/looking/looking.h"
#include "services/members/own_data.h"
#include "services/members/rules.h"
#include "services/moderation/moderation.h"
#include "services/outbox/own_letters.h"
#include "services/red_thread/own_data.h"
#include "services/tags/own_data.h"

namespace own_data {

namespace {

using web::View;

json::Array done_by(db::Reader& reader, members::MemberId const& member) {
    json::Array done;
    activity::each_by(reader, member, [&](activity::Entry const& entry) {
        done.push_back(json::Object{{"at", basics::iso(entry.at)},
                                    {"action", entry.action},
                                    {"kind", entry.subject.kind},
                                    {"id", entry.subject.id}});
    });
    return done;
}

json::Object everything(db::Reader& reader, members::Member const& member) {
    json::Object all;
    auto add = [&](json::Object const& part) {
        for (auto const& [section, rows] : part.members()) all.append(section, rows);
    };
    add(members::own_data(reader, member.id));
    add(identities::own_data(reader, member.id));
    add(notifications::own_data(reader, member.id));
    add(saved_searches::own_data(reader, member.id));
    add(ideas::own_data(reader, member.id));
    add(calls::own_data(reader, member.id));
    add(barriers::own_data(reader, member.id));
    add(dialogues::own_data(reader, member.id));
    add(escalations::own_data(reader, member.id));
    add(funds::own_data(reader, member.id));
    add(knowledge::own_data(reader, member.id));
    add(innovation::own_data(reader, member.id));
    add(outcomes::own_data(reader, member.id));
    add(benefits::own_data(reader, member.id));
    add(project_plans::own_data(reader, member.id));
    add(processes::own_data(reader, member.id));
    add(questions::own_data(reader, member.id));
    add(assessments::own_data(reader, member.id));
    add(adoptions::own_data(reader, member.id));
    add(attachments::own_data(reader, member.id));
    add(tags::own_data(reader, member.id));
    add(red_thread::own_data(reader, member.id));
    add(moderation::own_data(reader, member.id));
    add(letter_links::own_data(reader, member.id));
    all.append("letters", outbox::letters_to(reader, member.email));
    all.append("activity", done_by(reader, member.id));
    return all;
}

View row_view(json::Value const& row) {
    std::vector<View> fields;
    if (row.object())
        for (auto const& [name, value] : row.object()->members()) {
            // Numbers, lists and the like as the other file has them: the two say the same.
            auto shown = value.text().empty() ? json::write(value) : std::string(value.text());
            if (!value.is_null() && shown != "\"\"")
                fields.push_back(View().set("own_name", name).set("own_value", std::move(shown)));
        }
    return View().set_list("own_fields", std::move(fields));
}

/// The same for people: one page without layout, styles or links.
std::string as_page(web::Services& services, web::Visit const& visit, json::Object const& all) {
    std::vector<View> sections;
    for (auto const& [section, rows] : all.members()) {
        std::vector<View> own_rows;
        for (auto const& row : rows.elements()) own_rows.push_back(row_view(row));
        sections.push_back(
            View()
                .set("own_section", services.pages.text(visit, "own_data.data_section_" + section))
                .set_list("own_rows", std::move(own_rows)));
    }
    View view;
    view.set("code", texts::code(visit.language))
        .set("own_when", texts::date_time(visit.language, services.now()))
        .set("own_site", services.pages.site_name())
        .set_list("own_sections", std::move(sections));
    return services.pages.part(visit, "own_data/data_file", view);
}

http::Response data_page(web::Services& services, web::Visit const& visit,
                         basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.set("download_url", visit.address("/account/data/file"))
        .set("leave_url", visit.address("/account/data/leave"))
        .set("sure_field",
             web::choices_view({.name = "sure",
                                .label = pages.text(visit, "own_data.leave_sure_label"),
                                .problem = web::problem_text(visit, pages, problems, "sure"),
                                .type = "checkbox",
                                .required = true},
                               {{"yes", pages.text(visit, "own_data.leave_sure"), false}}))
        .set("breadcrumbs", account::own_page_crumb(services, visit));
    return account::private_page(pages.page(visit, "own_data/data", std::move(view),
                                            {.title = pages.text(visit, "own_data.data_title"),
                                             .status = problems.empty() ? 200 : 422,
                                             .unlisted = true}));
}

/// One transaction: either the person is gone from every table, or nothing has happened.
void leave_for_good(web::Services& services, db::Transaction& tx, members::Member const& member) {
    notifications::forget_member(tx, member.id);
    saved_searches::forget_member(tx, member.id);
    ideas::forget_member(tx, member.id);
    funds::forget_member(tx, member.id);
    knowledge::forget_member(tx, member.id);
    innovation::forget_member(tx, member.id, member.email);
    outcomes::forget_member(tx, member.id, member.email);
    auto const address = members::email_key(member.email);
    benefits::forget_member(tx, address);
    project_plans::forget_member(tx, address);
    questions::forget_member(tx, member.id, member.email);
    identities::forget_member(tx, member.id);
    letter_links::forget_member(tx, member.id, member.email);
    letter_links::forget_member(tx, member.id, address);
    outbox::remove_letters_to(tx, member.email);
    outbox::remove_letters_to(tx, address);
    members::anonymise(tx, member.id,
                       services.texts.text(member.language, "own_data.former_participant"));
    services.activity.record(tx, {.at = services.now(),
                                  .actor = member.id,
                                  .action = "members.left",
                                  .subject = {"member", member.id.string()}});
}

}

http::Response show_data(web::Services& services, web::Visit const& visit) {
    return data_page(services, visit, {});
}

http::Response download_data(web::Services& services, web::Visit const& visit) {
    if (auto ask = account::unless_confirmed(services, visit)) return *std::move(ask);
    auto const member = http::found(services.members.find(visit.viewer.member));
    // Of oneself, wherever it lies.
    db::Within const whole(db::Reach::everything());
    auto reader = services.database.read();
    auto const all = everything(reader, member);
    http::Response response;
    response.body = files::zip({{"samverk.json", json::write(all) + "\n"},
                                {"samverk.html", as_page(services, visit, all)}});
    response.with("Content-Type", "application/zip")
        .with("Content-Disposition", "attachment; filename=\"samverk.zip\"");
    looking::record(services,
                    {member.id, "members.own_data_exported", {"member", member.id.string()}, {}});
    services.log.write(logging::Level::info, "own_data_taken", {{"member", member.id.string()}});
    return account::private_page(std::move(response));
}

http::Response leave(web::Services& services, web::Visit const& visit) {
    if (visit.request.form.text("sure") != "yes")
        return data_page(services, visit, {{"sure", "own_data.leave_not_sure"}});
    if (auto ask = account::unless_confirmed(services, visit)) return *std::move(ask);
    auto const member = http::found(services.members.find(visit.viewer.member));
    // Gone from everywhere, not only from where one has a role.
    db::Within const whole(db::Reach::everything());
    auto tx = services.database.begin();
    if (members::is_last_of_a_national_role(tx, member.id))
        return data_page(services, visit, {{"sure", "own_data.leave_last"}});
    leave_for_good(services, tx, member);
    tx.commit();
    services.members.forget();
    auto response = http::redirect(visit.address("/account/left"));
    account::set_session_cookie(response, services.members, "");
    return account::private_page(std::move(response));
}

http::Response show_left(web::Services& services, web::Visit const& visit) {
    // Whoever still has an account is not told, by a link that somebody sent, that it is gone.
    if (visit.viewer.signed_in()) return http::redirect(visit.address("/account/data"));
    return account::private_page(services.pages.page(
        visit, "own_data/left", {},
        {.title = services.pages.text(visit, "own_data.left_title"), .unlisted = true}));
}

}
