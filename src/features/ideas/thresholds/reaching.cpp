// Each matter in a transaction of its own, in which it is looked at again.
#include "features/ideas/thresholds/reaching.h"

#include "features/ideas/store.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/units/mailboxes.h"
#include "services/units/things.h"
#include "services/web/own_site.h"

namespace ideas::thresholds {

namespace {

constexpr std::size_t most_at_once = 200;

void record(db::Transaction& tx, Hand const& hand,
            organisations::OrganisationId const& organisation, std::string_view what,
            activity::Subject const& subject, json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas." + std::string(what),
                         .subject = subject,
                         .organisation = organisation,
                         .details = std::move(details)});
}

struct Receiver {
    std::string email = {};
    texts::Language language = texts::Language::sv;
};

/// The member, or whoever stands in for them, while they have a role there; the address; or, when
/// whoever was named has left, the organisation's own mailbox.
Receiver receiver(web::Services& services, db::Reader& reader, Rule const& rule,
                  organisations::OrganisationId const& organisation) {
    auto& members = services.members;
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    auto const language = one && one->country == "NO" ? texts::Language::nb : texts::Language::sv;
    if (!rule.member.empty() &&
        permissions::may_in_part(members.viewer(rule.member), permissions::Permission::contribute,
                                 organisation))
        if (auto const to = members.find(members.reached_instead_of(rule.member, organisation)))
            return {to->email, to->language};
    if (!rule.address.empty()) return {rule.address, language};
    auto const today = basics::day_in_stockholm(services.now());
    return {units::mailbox_for(units::store::mailboxes(reader, organisation),
                               units::chart_of(reader, organisation, today), {}),
            language};
}

void tell(web::Services& services, db::Transaction& tx, Need const& need, Rule const& rule,
          Reached const& one) {
    auto const to = receiver(services, tx, rule, need.told.organisation);
    if (to.email.empty()) return;
    services.post(
        tx, {.to = to.email,
             .language = to.language,
             .about = "ideas.mail_reached_" + std::string(name(one.why)) + "_",
             .arguments = {{"title", need.told.title}, {"who", one.who}, {"count", one.supports}},
             .path = "/" + std::string(texts::code(to.language)) + path_of(need),
             .address = web::own_site(services, need.told.organisation)});
}

}

void set_rule(db::Transaction& tx, Hand const& hand,
              organisations::OrganisationId const& organisation, Rule rule) {
    rule.changed_at = hand.now;
    store::put(tx, organisation, rule);
    record(tx, hand, organisation, "threshold_set", {"organisation", organisation.string()},
           {{"who", rule.who},
            {"supports", rule.supports},
            {"day", rule.day == basics::Date() ? std::string() : basics::iso(rule.day)}});
}

bool take_rule(db::Transaction& tx, Hand const& hand,
               organisations::OrganisationId const& organisation) {
    if (!store::remove(tx, organisation)) return false;
    record(tx, hand, organisation, "threshold_taken_away", {"organisation", organisation.string()},
           {});
    return true;
}

bool reach(web::Services& services, db::Transaction& tx, NeedId const& id) {
    auto const need = find(tx, id);
    auto const rule = need ? rule_of(tx, need->told.organisation) : std::nullopt;
    auto const now = services.now();
    auto const why = rule ? reaches(*rule, *need, basics::day_in_stockholm(now)) : std::nullopt;
    if (!why) return false;
    Reached const one{need->id, need->told.organisation, rule->who, rule->member,
                      *why,     need->supports,          now};
    if (!store::add(tx, one)) return false;
    record(tx, {services.activity, now, {}}, need->told.organisation, "threshold_reached",
           subject_of(*need), {{"why", name(*why)}, {"who", rule->who}});
    tell(services, tx, *need, *rule, one);
    return true;
}

std::shared_ptr<void> Reaching::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "thresholds_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Reaching::round() {
    auto const today = basics::day_in_stockholm(services_.now());
    std::vector<NeedId> found;
    {
        auto reader = services_.database.read();
        for (auto const& organisation : store::with_rule(reader)) {
            auto const rule = rule_of(reader, organisation);
            if (!rule || found.size() >= most_at_once) continue;
            bool const has_come = last_come(*rule, today).has_value();
            if (!has_come && rule->supports == 0) continue;
            NeedId after;
            // Those that the day does not concern are passed over, page by page.
            for (bool more = true; more && found.size() < most_at_once;) {
                auto const page = store::candidates(
                    reader, organisation, has_come ? 0 : rule->supports, after, most_at_once);
                for (auto const& id : page)
                    if (auto const need = find(reader, id); need && reaches(*rule, *need, today))
                        found.push_back(id);
                more = page.size() == most_at_once;
                if (more) after = page.back();
            }
        }
    }
    if (found.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "thresholds");
    if (!lease) return 0;
    for (auto const& id : found) {
        auto tx = services_.database.begin();
        if (reach(services_, tx, id)) tx.commit();
    }
    return found.size();
}

}
