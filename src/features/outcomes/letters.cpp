// What letters say; the address of the line owner is in no other place than the letter itself.
#include "features/outcomes/letters.h"

#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/own_site.h"

namespace outcomes {

namespace {

std::string organisation_name(web::Services& services, knowledge::Brief const& project,
                              texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(project.organisation);
    return one ? std::string(organisations::name_in(*one, language)) : services.pages.site_name();
}

}

void send_question(web::Services& services, db::Transaction& tx, Done const& done,
                   knowledge::Brief const& project) {
    auto const& statement = done.statement;
    if (done.link.empty() || statement.told.owner.email.empty()) return;
    auto const language = statement.language;
    auto const stater = services.members.find(statement.stated_by);
    auto const until =
        basics::day_in_stockholm(letter_links::days_after(statement.asked_at, days_to_answer));
    services.post(
        tx, {.to = statement.told.owner.email,
             .language = language,
             .about = statement.round == 0 ? "outcomes.mail_ask_" : "outcomes.mail_later_",
             .arguments = {{"who", organisation_name(services, project, language)},
                           {"name", stater ? stater->name : services.pages.site_name()},
                           {"title", project.title(language)},
                           {"since", texts::date(language, statement.told.since)},
                           {"months", statement.round},
                           {"date", texts::date(language, until)}},
             .path = "/" + std::string(texts::code(language)) + "/implemented/answer/" + done.link,
             .address = web::own_site(services, project.organisation)});
}

void tell_stater(web::Services& services, db::Transaction& tx, Statement const& statement,
                 knowledge::Brief const& project) {
    auto& members = services.members;
    auto const member =
        members.find(members.reached_instead_of(statement.stated_by, project.organisation));
    if (!member || member->email.empty()) return;
    services.post(tx, {.to = member->email,
                       .language = member->language,
                       .about = "outcomes.mail_" + std::string(name(statement.state)) + "_",
                       .arguments = {{"title", project.title(member->language)},
                                     {"owner", statement.told.owner.name},
                                     {"comment", statement.comment},
                                     {"has_comment", statement.comment.empty() ? "no" : "yes"}},
                       .path = "/" + std::string(texts::code(member->language)) + "/implemented/" +
                               statement.project,
                       .address = web::own_site(services, project.organisation)});
}

}
