// What letters say; an address stands in no other place than the letter itself.
#include "features/escalations/letters.h"

#include "services/letter_links/letter_links.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/own_site.h"

namespace escalations {

namespace {

std::string organisation_name(web::Services& services, Known const& barrier,
                              texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(barrier.organisation);
    return one ? std::string(organisations::name_in(*one, language)) : services.pages.site_name();
}

std::string in(texts::Language language, std::string const& path) {
    return "/" + std::string(texts::code(language)) + path;
}

void send_to_registry(web::Services& services, db::Transaction& tx, Known const& barrier,
                      Sent const& sent, std::string const& about, std::string const& words) {
    auto const& one = sent.escalation;
    if (sent.link.empty()) return;
    auto const language = one.language;
    auto const until =
        basics::day_in_stockholm(letter_links::days_after(services.now(), days_for_desk));
    services.post(
        tx,
        {.to = told::said(one.told, "email"),
         .language = language,
         .about = about,
         .arguments = {{"who", organisation_name(services, barrier, language)},
                       {"title", barrier.title},
                       {"body", told::said(one.told, "body")},
                       {"has_body", told::said(one.told, "body").empty() ? "no" : "yes"},
                       {"number", told::said(one.told, "our_number")},
                       {"has_number", told::said(one.told, "our_number").empty() ? "no" : "yes"},
                       {"words", words},
                       {"date", texts::date(language, until)}},
         .path = in(language, "/addressees/desk/" + sent.link),
         .address = web::own_site(services, barrier.organisation)});
}

}

void send_desk(web::Services& services, db::Transaction& tx, Known const& barrier,
               Sent const& sent) {
    send_to_registry(services, tx, barrier, sent, "escalations.mail_desk_",
                     told::said(sent.escalation.told, "asked"));
}

void send_words(web::Services& services, db::Transaction& tx, Known const& barrier,
                Sent const& sent, std::string const& words) {
    send_to_registry(services, tx, barrier, sent, "escalations.mail_words_", words);
}

void tell_sender(web::Services& services, db::Transaction& tx, Known const& barrier,
                 Escalation const& one, std::string const& who, Said said) {
    auto& members = services.members;
    auto const member = members.find(members.reached_instead_of(one.sent_by, barrier.organisation));
    if (!member || member->email.empty()) return;
    services.post(tx, {.to = member->email,
                       .language = member->language,
                       .about = "escalations.mail_said_",
                       .arguments = {{"title", barrier.title},
                                     {"who", who},
                                     {"said", services.texts.text(
                                                  member->language,
                                                  "escalations.said_" + std::string(name(said)))}},
                       .path = in(member->language, "/barriers/" + barrier.id + "/way"),
                       .address = web::own_site(services, barrier.organisation)});
}

}
