// Each co-author gets a letter of their own: nobody learns another's address.
#include "features/ideas/coauthors/pages.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/own_site.h"

namespace ideas::coauthors {

namespace {

std::string new_link(web::Services& services, db::Transaction& tx, Need const& need,
                     Coauthor const& one) {
    auto const now = services.now();
    return "/needs/coauthor/" +
           letter_links::make(tx, {.purpose = std::string(link_purpose),
                                   .subject = subject_of(need),
                                   .detail = one.id.string(),
                                   .address = one.address,
                                   .made_at = now,
                                   .expires_at = letter_links::days_after(now, days_of_link)});
}

}

void each_receiver(web::Services& services, db::Transaction& tx, Need const& need,
                   std::function<void(web::Writer const&, std::string const&)> const& tell) {
    auto const language = texts::parse_language(need.told.language).value_or(texts::Language::sv);
    for (auto const& one : store::of_need(tx, need.id)) {
        if (one.state != State::accepted) continue;
        auto const member = one.member.empty() ? std::nullopt : services.members.find(one.member);
        if (member)
            tell({member->id, member->email, member->language, {}},
                 "/needs/coauthored/" + need.id.string());
        else if (!one.address.empty())
            tell({{}, one.address, language, {}}, new_link(services, tx, need, one));
    }
}

void tell_withdrawn(web::Services& services, db::Transaction& tx, Need const& need) {
    each_receiver(services, tx, need, [&](web::Writer const& to, std::string const&) {
        services.post(tx, {.to = to.email,
                           .language = to.language,
                           .about = "ideas.mail_coauthor_withdrawn_",
                           .arguments = {{"title", need.told.title}},
                           .address = web::own_site(services, need.told.organisation)});
    });
    for (auto const& one : store::of_need(tx, need.id))
        letter_links::forget_address(tx, link_purpose, subject_of(need), one.id.text(),
                                     services.now());
    store::forget_all(tx, need.id);
}

void send_invitation(web::Services& services, db::Transaction& tx, Need const& need,
                     Coauthor const& one, std::string const& from) {
    auto const language = texts::parse_language(need.told.language).value_or(texts::Language::sv);
    auto const directory = services.organisations.directory();
    auto const* organisation = directory->find(need.told.organisation);
    services.post(
        tx, {.to = one.address,
             .language = language,
             .about = from.empty() ? "ideas.mail_coauthor_" : "ideas.mail_coauthor_named_",
             .arguments = {{"title", need.told.title},
                           {"name", from},
                           {"who", organisation ? organisations::name_in(*organisation, language)
                                                : services.pages.site_name()}},
             .path = "/" + std::string(texts::code(language)) + new_link(services, tx, need, one),
             .address = web::own_site(services, need.told.organisation)});
}

}
