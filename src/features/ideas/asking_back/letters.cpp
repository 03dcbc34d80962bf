// The link's secret is known in the letter alone.
#include "features/ideas/asking_back/letters.h"

#include "features/ideas/letters.h"
#include "platform/texts/further.h"
#include "services/letter_links/letter_links.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/own_site.h"

namespace ideas::asking_back {

bool is_reached(web::Services& services, db::Reader& reader, Need const& need) {
    return !sender_of(services, reader, need).email.empty();
}

void send_question(web::Services& services, db::Transaction& tx, Need const& need,
                   Question const& question, bool is_reminder) {
    auto const to = sender_of(services, tx, need);
    if (to.email.empty()) return;
    auto const link = letter_links::make(tx, {.purpose = std::string(link_purpose),
                                              .subject = subject_of(need),
                                              .detail = question.id.string(),
                                              .address = to.email,
                                              .member = to.member,
                                              .made_at = services.now(),
                                              .expires_at = question.expires_at});
    auto const directory = services.organisations.directory();
    auto const* organisation = directory->find(need.told.organisation);
    auto const own = to.further ? services.further.now(*to.further) : nullptr;
    auto const day = basics::day_in_stockholm(question.expires_at);
    services.post(
        tx,
        {.to = to.email,
         .language = to.language,
         .further = to.further,
         .about = is_reminder ? "ideas.mail_sender_reminded_" : "ideas.mail_sender_asked_",
         .arguments = {{"title", need.told.title},
                       {"who", organisation ? organisations::name_in(*organisation, to.language)
                                            : services.pages.site_name()},
                       {"question", question.words},
                       {"date", own ? own->date(day) : texts::date(to.language, day)}},
         .path = "/" + std::string(own ? texts::code(own->language()) : texts::code(to.language)) +
                 "/needs/question/" + link,
         .address = web::own_site(services, need.told.organisation)});
}

void tell_asker(web::Services& services, db::Transaction& tx, Need const& need,
                Question const& question) {
    auto& members = services.members;
    auto const member =
        members.find(members.reached_instead_of(question.asked_by, need.told.organisation));
    if (!member || member->email.empty()) return;
    services.post(tx, {.to = member->email,
                       .language = member->language,
                       .about = "ideas.mail_sender_" + std::string(name(question.state)) + "_",
                       .arguments = {{"title", need.told.title}},
                       .path = "/" + std::string(texts::code(member->language)) + "/needs/desk/" +
                               need.id.string(),
                       .address = web::own_site(services, need.told.organisation)});
}

}
