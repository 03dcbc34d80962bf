// One letter for each answer: what it says, and the way to the need.
#include "features/ideas/letters.h"

#include <algorithm>

#include "features/ideas/coauthors/pages.h"
#include "features/ideas/merging.h"

#include "features/ideas/answer_times.h"
#include "features/ideas/asked/asked.h"
#include "features/ideas/letter_way.h"
#include "features/ideas/placing.h"
#include "features/ideas/store.h"
#include "platform/texts/further.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/units/mailboxes.h"
#include "services/web/own_site.h"

namespace ideas {

namespace {

std::string reason(Answer const& answer) {
    auto text = answer.reason;
    for (auto const* more : {&answer.referred_to, &answer.link})
        if (!more->empty()) text += "\n\n" + *more;
    return text;
}

}

web::Writer sender_of(web::Services& services, db::Reader& reader, Need const& need) {
    auto const told = texts::parse_language(need.told.language).value_or(texts::Language::sv);
    auto const given = sender(reader, need.id);
    auto const further =
        texts::parse_further(given.reads.empty() ? need.told.language : given.reads);
    if (!given.email.empty())
        return {need.told_by, given.email, further ? texts::Language::sv : told, further};
    auto const member = need.told_by.empty() ? std::nullopt : services.members.find(need.told_by);
    return member ? web::Writer{member->id, member->email, member->language, {}} : web::Writer();
}

namespace {

/// The way in for whoever told it: signed in, or by a link of the letter's own.
std::string way_in(web::Services& services, db::Transaction& tx, web::Writer const& to,
                   Need const& need) {
    return !to.member.empty() ? "/needs/mine/" + need.id.string()
                              : make_way(services, tx, need, to.email);
}

/// Co-authors are told the same.
void tell_coauthors(web::Services& services, db::Transaction& tx, Need const& need,
                    std::string const& about, texts::Arguments const& arguments,
                    State const* answered = nullptr) {
    coauthors::each_receiver(
        services, tx, need, [&](web::Writer const& to, std::string const& place) {
            auto own = arguments;
            auto const directory = services.organisations.directory();
            auto const* organisation = directory->find(need.told.organisation);
            if (answered) {
                own.emplace_back("who", organisation
                                            ? organisations::name_in(*organisation, to.language)
                                            : services.pages.site_name());
                own.emplace_back(
                    "state", services.texts.text(
                                 to.language, "ideas.state_lead_" + std::string(name(*answered))));
            }
            services.post(tx, {.to = to.email,
                               .language = to.language,
                               .about = about,
                               .arguments = std::move(own),
                               .path = "/" + std::string(texts::code(to.language)) + place,
                               .address = web::own_site(services, need.told.organisation)});
        });
}

void tell_of_answer(web::Services& services, db::Transaction& tx, Need const& need,
                    Answer const& answer) {
    tell_coauthors(services, tx, need, "ideas.mail_answer_",
                   {{"title", need.told.title}, {"reason", reason(answer)}}, &answer.state);
    auto const to = sender_of(services, tx, need);
    if (to.email.empty()) return;
    auto const directory = services.organisations.directory();
    auto const* organisation = directory->find(need.told.organisation);
    auto const state = "ideas.state_lead_" + std::string(name(answer.state));
    auto const place = way_in(services, tx, to, need);
    auto const own = to.further ? services.further.now(*to.further) : nullptr;
    auto const* in_own = own ? own->find(state) : nullptr;
    auto words = reason(answer);
    if (auto const by = promise_sentence(services, tx, need, to.language); !by.empty() && !own)
        words += "\n\n" + by;
    auto const code = own ? texts::code(own->language()) : texts::code(to.language);
    services.post(
        tx, {.to = to.email,
             .language = to.language,
             .further = to.further,
             .about = "ideas.mail_answer_",
             .arguments = {{"title", need.told.title},
                           {"who", organisation ? organisations::name_in(*organisation, to.language)
                                                : services.pages.site_name()},
                           {"state", in_own ? *in_own : services.texts.text(to.language, state)},
                           {"reason", std::move(words)}},
             .path = "/" + std::string(code) + place,
             .address = web::own_site(services, need.told.organisation)});
}

void tell_of_other(web::Services& services, db::Transaction& tx, Need const& need,
                   Need const& other, std::string const& about, std::string const& reason) {
    tell_coauthors(services, tx, need, about,
                   {{"title", need.told.title}, {"other", other.told.title}, {"reason", reason}});
    auto const to = sender_of(services, tx, need);
    if (to.email.empty()) return;
    auto const own = to.further ? services.further.now(*to.further) : nullptr;
    auto const code = own ? texts::code(own->language()) : texts::code(to.language);
    services.post(
        tx,
        {.to = to.email,
         .language = to.language,
         .further = to.further,
         .about = about,
         .arguments = {{"title", need.told.title}, {"other", other.told.title}, {"reason", reason}},
         .path = "/" + std::string(code) + way_in(services, tx, to, need),
         .address = web::own_site(services, need.told.organisation)});
}

void tell_one_became(web::Services& services, db::Transaction& tx, Need const& need,
                     web::Became const& became) {
    auto const to = sender_of(services, tx, need);
    if (to.email.empty() || became.knowing.contains(need.told_by)) return;
    auto const told = became.told(to.language);
    if (!told) return;
    services.post(
        tx,
        {.to = to.email,
         .language = to.language,
         .about = "ideas.mail_became_",
         .arguments = {{"title", need.told.title}, {"other", told->title}, {"what", told->what}},
         .path = "/" + std::string(texts::code(to.language)) + way_in(services, tx, to, need),
         .lines = {{told->title, told->path}},
         .address = web::own_site(services, need.told.organisation)});
}

/// It and all that lives in it.
std::vector<Need> with_merged(db::Reader& reader, Need const& need) {
    std::vector<Need> all{need};
    for (auto& one : merged_into(reader, need.id)) all.push_back(std::move(one));
    return all;
}

}

void tell_answer(web::Services& services, db::Transaction& tx, Need const& need,
                 Answer const& answer) {
    for (auto const& one : with_merged(tx, need)) tell_of_answer(services, tx, one, answer);
}

void tell_merged(web::Services& services, db::Transaction& tx, Need const& gone, Need const& home,
                 std::string const& reason) {
    auto const came = with_merged(tx, gone);
    auto is_of_gone = [&](Need const& one) {
        return std::ranges::find(came, one.id, &Need::id) != came.end();
    };
    for (auto const& one : came)
        tell_of_other(services, tx, one, home, "ideas.mail_merged_", reason);
    for (auto const& one : with_merged(tx, home))
        if (!is_of_gone(one)) tell_of_other(services, tx, one, gone, "ideas.mail_merged_", reason);
}

void tell_split(web::Services& services, db::Transaction& tx, Need const& own, Need const& left,
                std::string const& reason) {
    for (auto const& one : with_merged(tx, own))
        tell_of_other(services, tx, one, left, "ideas.mail_split_", reason);
    for (auto const& one : with_merged(tx, left))
        tell_of_other(services, tx, one, own, "ideas.mail_split_", reason);
}

void tell_became(web::Services& services, db::Transaction& tx, Need const& need,
                 web::Became const& became) {
    if (need.visibility == Visibility::withdrawn) return;
    for (auto const& one : with_merged(tx, need)) tell_one_became(services, tx, one, became);
}

void tell_way(web::Services& services, db::Transaction& tx, Need const& need,
              std::string const& address) {
    auto const to = sender_of(services, tx, need);
    if (to.email != address || !to.member.empty()) return;
    auto const own = to.further ? services.further.now(*to.further) : nullptr;
    auto const code = own ? texts::code(own->language()) : texts::code(to.language);
    services.post(tx, {.to = to.email,
                       .language = to.language,
                       .further = to.further,
                       .about = "ideas.mail_way_",
                       .arguments = {{"title", need.told.title}},
                       .path = "/" + std::string(code) + way_in(services, tx, to, need),
                       .address = web::own_site(services, need.told.organisation)});
}

void tell_opening_asked(web::Services& services, db::Transaction& tx, Need const& need) {
    auto const to = sender_of(services, tx, need);
    if (to.email.empty()) return;
    services.post(
        tx, {.to = to.email,
             .language = to.language,
             .about = "ideas.mail_open_",
             .arguments = {{"title", need.told.title}},
             .path = "/" + std::string(texts::code(to.language)) + way_in(services, tx, to, need),
             .address = web::own_site(services, need.told.organisation)});
}

void tell_taker(web::Services& services, db::Transaction& tx, Need const& need,
                asked::Letter const& letter) {
    auto const to = sender_of(services, tx, need);
    if (to.email.empty()) return;
    auto arguments = letter.arguments(to.language);
    arguments.push_back({"told", need.told.title});
    services.post(
        tx, {.to = to.email,
             .language = to.language,
             .about = letter.about,
             .arguments = std::move(arguments),
             .path = "/" + std::string(texts::code(to.language)) + way_in(services, tx, to, need),
             .address = web::own_site(services, need.told.organisation)});
}

void tell_mailbox(web::Services& services, db::Transaction& tx, Need const& need) {
    auto const today = basics::day_in_stockholm(services.now());
    auto const& organisation = need.told.organisation;
    auto const address = units::mailbox_for(
        units::store::mailboxes(tx, organisation), units::chart_of(tx, organisation, today),
        units::given_on(units::store::stays(tx, organisation, subject_of(need)), today));
    if (address.empty()) return;
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    auto const language = one && one->country == "NO" ? texts::Language::nb : texts::Language::sv;
    services.post(
        tx, {.to = address,
             .language = language,
             .about = "ideas.mail_waits_",
             .arguments = {{"title", need.told.title},
                           {"promise", promise_sentence(services, tx, need, language)}},
             .path = "/" + std::string(texts::code(language)) + "/needs/desk/" + need.id.string(),
             .address = web::own_site(services, organisation)});
}

void tell_mailbox_of_many(web::Services& services, db::Transaction& tx, Need const& first,
                          std::size_t count, Gathering const& at) {
    auto const today = basics::day_in_stockholm(services.now());
    auto const& organisation = first.told.organisation;
    auto const address = units::mailbox_for(
        units::store::mailboxes(tx, organisation), units::chart_of(tx, organisation, today),
        units::given_on(units::store::stays(tx, organisation, subject_of(first)), today));
    if (address.empty()) return;
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    auto const language = one && one->country == "NO" ? texts::Language::nb : texts::Language::sv;
    services.post(tx, {.to = address,
                       .language = language,
                       .about = "ideas.mail_gathered_",
                       .arguments = {{"count", std::to_string(count)}, {"name", at.name}},
                       .path = "/" + std::string(texts::code(language)) + at.path,
                       .address = web::own_site(services, organisation)});
}

}
