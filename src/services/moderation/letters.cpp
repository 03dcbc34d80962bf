// One letter for each who has a say in the matter, with a link of its own.
#include "services/moderation/letters.h"

#include <set>

#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/own_site.h"

namespace moderation {

namespace {

struct Receiver {
    std::string email = {};
    texts::Language language = texts::Language::sv;
    Opened opens = {};
};

Receiver receiver(web::Services& services, db::Reader& reader, Notice const& notice) {
    Receiver to{reporter(reader, notice), notice.language, {notice.matter, notice.id}};
    if (to.email.empty() && !notice.member.empty())
        if (auto const member = services.members.find(notice.member)) {
            to.email = member->email;
            to.language = member->language;
        }
    return to;
}

std::string who(web::Services& services, Matter const& matter, texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* known = directory->find(matter.organisation);
    return known && is_taken_care_of(services, matter.organisation)
               ? std::string(organisations::name_in(*known, language))
               : services.texts.text(language, "moderation.process_leader");
}

void post(web::Services& services, db::Transaction& tx, Receiver const& to, Matter const& matter,
          std::string_view about, std::string reason) {
    if (to.email.empty()) return;
    auto const language = std::string(texts::code(to.language));
    services.post(tx, {.to = to.email,
                       .language = to.language,
                       .about = "moderation.mail_" + std::string(about) + "_",
                       .arguments = {{"title", matter.title},
                                     {"who", who(services, matter, to.language)},
                                     {"reason", std::move(reason)},
                                     {"days", days_to_ask}},
                       .path = "/" + language + "/reports/" + new_code(tx, to.opens),
                       .address = web::own_site(services, matter.organisation)});
}

/// What those who reported read of: the text is hidden, left, shown again after another look, or
/// nothing has changed by it.
std::string_view to_reporters(Outcome before, Outcome now) {
    if (before == now) return now == Outcome::hidden ? "still_hidden" : "still_left";
    if (now == Outcome::hidden) return "hidden";
    return before == Outcome::hidden ? "shown_again" : "left";
}

/// Nothing for who wrote a text that was never hidden: nothing has happened to it.
std::string_view to_writer(Outcome before, Outcome now) {
    if (now == Outcome::hidden) return before == now ? "yours_still_hidden" : "yours_hidden";
    return before == Outcome::hidden ? "yours_shown" : "";
}

void tell_writer(web::Services& services, db::Transaction& tx, Matter const& matter,
                 std::string_view about, Ruling const& ruling) {
    auto const* kind = moderated(services, matter.subject.kind);
    if (about.empty() || !kind) return;
    auto const writer = kind->writer(tx, matter.subject.id);
    post(services, tx, {writer.email, writer.language, {matter.id, {}}}, matter, about,
         because(services.texts, writer.language, ruling.reason, ruling.words));
}

}

void tell_deciders(web::Services& services, db::Transaction& tx, Matter const& matter) {
    std::set<members::MemberId> reached;
    for (auto const& id : whose_turn(matter, deciders(services, tx, matter)))
        reached.insert(services.members.reached_instead_of(id, matter.organisation));
    for (auto const& id : reached)
        if (auto const member = services.members.find(id); member && !member->email.empty())
            services.post(tx, {.to = member->email,
                               .language = member->language,
                               .about = "moderation.mail_urgent_",
                               .path = "/" + std::string(texts::code(member->language)) +
                                       "/moderation/" + matter.id.string(),
                               .address = web::own_site(services, matter.organisation)});
}

void tell_hidden_unasked(web::Services& services, db::Transaction& tx, Matter const& matter,
                         Ruling const& ruling) {
    tell_writer(services, tx, matter, "yours_hidden_unasked", ruling);
}

void tell_received(web::Services& services, db::Transaction& tx, Taken const& taken) {
    post(services, tx, receiver(services, tx, taken.notice), taken.matter, "received", {});
}

void tell_decided(web::Services& services, db::Transaction& tx, Matter const& matter,
                  Outcome before, Ruling const& ruling) {
    auto reason = [&](texts::Language language) {
        return because(services.texts, language, ruling.reason, ruling.words);
    };
    for (auto const& notice : notices(tx, matter.id)) {
        auto const to = receiver(services, tx, notice);
        post(services, tx, to, matter, to_reporters(before, matter.outcome), reason(to.language));
    }
    tell_writer(services, tx, matter, to_writer(before, matter.outcome), ruling);
}

}
