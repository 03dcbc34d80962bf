// Each adoption, and each digest, in a transaction of its own.
#include "features/adoptions/asking.h"

#include <map>

#include "features/adoptions/letters.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/letter_links/letter_links.h"
#include "services/members/members.h"

namespace adoptions {

namespace {

constexpr std::size_t most_at_once = 200;

Hand hand_of(web::Services& services) { return {services.activity, services.now(), {}}; }

void ask_one(web::Services& services, AdoptionId const& id) {
    auto tx = services.database.begin();
    auto adoption = find(tx, id);
    if (!adoption || adoption->ask_next_at.microseconds == 0 ||
        adoption->ask_next_at > services.now())
        return;
    auto const subject = brief_of(tx, adoption->subject);
    auto const next = later_question(adoption->asked_from, adoption->round);
    auto const member = asked_member(services, *adoption);
    if (!subject || !next || !is_used(adoption->step.state)) stop_asking(tx, *adoption);
    else if (!member) {
        // There is nobody to ask: it is not known whether it is still used.
        adoption->ask_next_at = {};
        adoption->round = next->months;
        lapse(tx, hand_of(services), *adoption);
    } else
        send_question(services, tx,
                      ask(tx, hand_of(services), *adoption, next->months, member->email), *member,
                      *subject);
    tx.commit();
}

void lapse_one(web::Services& services, AdoptionId const& id) {
    auto tx = services.database.begin();
    auto const adoption = find(tx, id);
    if (!adoption || !has_lapsed(*adoption, services.now())) return;
    lapse(tx, hand_of(services), *adoption);
    tx.commit();
}

/// What others have said since the last letter, if that is a day old.
void tell_origin(web::Services& services, organisations::OrganisationId const& origin,
                 std::vector<AdoptionId> const& ids) {
    auto tx = services.database.begin();
    auto const now = services.now();
    if (letter_links::days_after(last_digest(tx, origin), 1) > now) return;
    std::vector<News> news;
    for (auto const& id : ids) {
        auto const adoption = find(tx, id);
        if (!adoption || adoption->origin_told_at.microseconds != 0) continue;
        auto const subject = brief_of(tx, adoption->subject);
        if (subject && subject->organisation == origin) news.push_back({*adoption, *subject});
    }
    if (news.empty()) return;
    if (send_digest(services, tx, origin, news)) set_last_digest(tx, origin, now);
    for (auto const& one : news) set_origin_told(tx, one.adoption.id, now);
    tx.commit();
}

std::map<organisations::OrganisationId, std::vector<AdoptionId>> by_origin(
    db::Reader& reader, std::vector<AdoptionId> const& untold) {
    std::map<organisations::OrganisationId, std::vector<AdoptionId>> found;
    for (auto const& id : untold) {
        auto const adoption = find(reader, id);
        auto const subject = adoption ? brief_of(reader, adoption->subject) : std::nullopt;
        // Of nobody's too: there is nobody to tell, and they are looked at once.
        if (subject) found[subject->organisation].push_back(id);
    }
    return found;
}

}

std::shared_ptr<void> Asking::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(10), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "asking_adopters_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Asking::round() {
    std::vector<AdoptionId> due, silent;
    std::map<organisations::OrganisationId, std::vector<AdoptionId>> news;
    {
        auto reader = services_.database.read();
        due = to_ask(reader, services_.now(), most_at_once);
        silent = unanswered(reader, letter_links::days_after(services_.now(), -days_to_answer),
                            most_at_once);
        news = by_origin(reader, untold(reader, most_at_once));
    }
    if (due.empty() && silent.empty() && news.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "adopters");
    if (!lease) return 0;
    for (auto const& id : due) ask_one(services_, id);
    for (auto const& id : silent) lapse_one(services_, id);
    for (auto const& [origin, ids] : news) tell_origin(services_, origin, ids);
    return due.size() + silent.size() + news.size();
}

}
