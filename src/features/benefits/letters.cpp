// What letters say; addresses are in no other place than the letter itself.
#include "features/benefits/letters.h"

#include <algorithm>

#include "services/letter_links/letter_links.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/told/form.h"
#include "services/web/own_site.h"

namespace benefits {

namespace {

std::string organisation_name(web::Services& services, knowledge::Brief const& project,
                              texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(project.organisation);
    return one ? std::string(organisations::name_in(*one, language)) : services.pages.site_name();
}

/// What every letter about a benefit names.
texts::Arguments arguments(web::Services& services, Benefit const& benefit,
                           knowledge::Brief const& project) {
    auto const language = benefit.language;
    auto const until =
        basics::day_in_stockholm(letter_links::days_after(services.now(), days_to_answer));
    return {{"who", organisation_name(services, project, language)},
            {"title", project.title(language)},
            {"benefit", told::said(benefit.told, "title")},
            {"owner", told::said(benefit.told, "owner_name")},
            {"date", texts::date(language, until)}};
}

std::string beginning(texts::Language language) {
    return "/" + std::string(texts::code(language)) + "/benefits/";
}

}

std::string figure_text(texts::Language language, Benefit const& benefit, std::int64_t hundredths) {
    return is_money(benefit.kind())
               ? told::money_text(language, hundredths, benefit.unit())
               : told::number_text(language, hundredths) + " " + benefit.unit();
}

void send_questions(web::Services& services, db::Transaction& tx, Done const& done,
                    knowledge::Brief const& project) {
    auto const& benefit = done.whole.benefit;
    for (auto const& sent : done.sent) {
        if (sent.link.empty()) continue;
        auto values = arguments(services, benefit, project);
        values.emplace_back("year", std::to_string(sent.value.year));
        values.emplace_back("figure", figure_text(benefit.language, benefit, sent.value.figure));
        services.post(tx, {.to = told::said(benefit.told, "controller_email"),
                           .language = benefit.language,
                           .about = "benefits.mail_confirm_",
                           .arguments = std::move(values),
                           .path = beginning(benefit.language) + "answer/" + sent.link,
                           .address = web::own_site(services, project.organisation)});
    }
}

void send_to_owner(web::Services& services, db::Transaction& tx, Benefit const& benefit,
                   std::string const& link, knowledge::Brief const& project) {
    if (link.empty()) return;
    services.post(tx, {.to = told::said(benefit.told, "owner_email"),
                       .language = benefit.language,
                       .about = "benefits.mail_report_",
                       .arguments = arguments(services, benefit, project),
                       .path = beginning(benefit.language) + "report/" + link,
                       .address = web::own_site(services, project.organisation)});
}

void tell_stater(web::Services& services, db::Transaction& tx, Whole const& whole, int year,
                 knowledge::Brief const& project) {
    auto const& benefit = whole.benefit;
    auto const value = std::ranges::find(whole.values, year, &Value::year);
    auto& members = services.members;
    auto const member =
        members.find(members.reached_instead_of(benefit.stated_by, project.organisation));
    if (value == whole.values.end() || !member || member->email.empty()) return;
    services.post(tx,
                  {.to = member->email,
                   .language = member->language,
                   .about = value->state == State::confirmed ? "benefits.mail_confirmed_"
                                                             : "benefits.mail_denied_",
                   .arguments = {{"title", project.title(member->language)},
                                 {"benefit", told::said(benefit.told, "title")},
                                 {"year", std::to_string(year)},
                                 {"figure", figure_text(member->language, benefit, value->figure)},
                                 {"controller", value->controller},
                                 {"comment", value->comment},
                                 {"has_comment", value->comment.empty() ? "no" : "yes"}},
                   .path = beginning(member->language) + benefit.project,
                   .address = web::own_site(services, project.organisation)});
}

}
