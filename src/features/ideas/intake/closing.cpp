// Looked at twice an hour: closing is a matter of days.
#include "features/ideas/intake/closing.h"

#include <algorithm>
#include <set>
#include <string>

#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/units/mailboxes.h"
#include "services/units/things.h"
#include "services/web/own_site.h"

namespace ideas::intake {

namespace {

struct Receiver {
    std::string email = {};
    texts::Language language = texts::Language::sv;
    friend auto operator<=>(Receiver const&, Receiver const&) = default;
};

/// Those who coordinate the organisation or a unit of it, or whoever stands in for them, and the
/// mailboxes of the organisation and its units: each address once.
std::vector<Receiver> receivers(web::Services& services, db::Reader& reader,
                                organisations::Organisation const& one) {
    std::vector<Receiver> all;
    auto const add = [&](Receiver receiver) {
        bool const is_new = !receiver.email.empty() &&
                            std::ranges::find(all, receiver.email, &Receiver::email) == all.end();
        if (is_new) all.push_back(std::move(receiver));
    };
    auto& members = services.members;
    for (auto const& holder : members.of_organisation(one.id))
        if (holder.role == permissions::Role::coordinator)
            if (auto const to = members.find(members.reached_instead_of(holder.member.id, one.id)))
                add({to->email, to->language});
    auto const language = one.country == "NO" ? texts::Language::nb : texts::Language::sv;
    for (auto const& [unit, address] : units::store::mailboxes(reader, one.id))
        add({address, language});
    return all;
}

bool is_closed(web::Services& services, db::Reader& reader,
               organisations::OrganisationId const& organisation) {
    // A pause of the whole stands before it: then nobody is surprised.
    return standing(services, reader, organisation, {}).why == Why::unanswered;
}

}

std::shared_ptr<void> Closing::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "intake_closing_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

bool Closing::tell(organisations::OrganisationId const& organisation) {
    auto const directory = services_.organisations.directory();
    auto const* one = directory->find(organisation);
    auto const now = services_.now();
    auto tx = services_.database.begin();
    if (!one || !is_closed(services_, tx, organisation) ||
        !store::note_closing(tx, organisation, now))
        return false;
    services_.activity.record(tx, {.at = now,
                                   .action = "ideas.intake_closed",
                                   .subject = {"organisation", organisation.string()},
                                   .organisation = organisation,
                                   .details = json::Object{}});
    for (auto const& to : receivers(services_, tx, *one))
        services_.post(
            tx, {.to = to.email,
                 .language = to.language,
                 .about = "ideas.mail_intake_closed_",
                 .arguments = {{"name", std::string(organisations::name_in(*one, to.language))},
                               {"count", most_passed},
                               {"days", quiet_days}},
                 .path = "/" + std::string(texts::code(to.language)) + "/administration/" +
                         organisation.string() + "/intake",
                 .address = web::own_site(services_, organisation)});
    tx.commit();
    return true;
}

std::size_t Closing::round() {
    std::vector<organisations::OrganisationId> closed, opened;
    {
        auto reader = services_.database.read();
        for (auto const& one :
             services_.members.organisations_with(permissions::Role::coordinator)) {
            bool const is_told = store::has_closing(reader, one);
            bool const is_now = is_closed(services_, reader, one);
            if (is_now && !is_told) closed.push_back(one);
            if (!is_now && is_told) opened.push_back(one);
        }
    }
    if (closed.empty() && opened.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "intake_closing");
    if (!lease) return 0;
    for (auto const& one : opened) {
        auto tx = services_.database.begin();
        if (is_closed(services_, tx, one)) continue;
        store::forget_closing(tx, one);
        tx.commit();
    }
    return static_cast<std::size_t>(
        std::ranges::count_if(closed, [&](auto const& one) { return tell(one); }));
}

}
