// One letter to each person for each organisation; its link opens all that the organisation is
// asked.
#include "features/escalations/afterwards/asking.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "features/knowledge/knowledge.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/letter_links/letter_links.h"
#include "services/members/members.h"
#include "services/web/own_site.h"

namespace escalations {

namespace {

using organisations::OrganisationId;

constexpr std::size_t most_at_once = 200;

/// What one organisation is asked.
struct Question {
    Known const& barrier;
    told::Told const& outcome;
    int round = 0;
    OrganisationId organisation = {};
    std::int64_t projects = 0;
    bool has_it = false;
    bool is_reminder = false;
};

void add_reached(web::Services& services, std::vector<members::Member>& all,
                 members::MemberId const& id, OrganisationId const& organisation) {
    auto const reached = services.members.reached_instead_of(id, organisation);
    // The link answers in the organisation's name: who has left it gets none.
    if (!permissions::may_in_part(services.members.viewer(reached),
                                  permissions::Permission::contribute, organisation))
        return;
    auto const member = services.members.find(reached);
    bool const is_there = !member || member->email.empty() ||
                          std::ranges::find(all, member->id, &members::Member::id) != all.end();
    if (!is_there) all.push_back(*member);
}

/// Those who said that the organisation has it, or else those who coordinate there.
std::vector<members::Member> recipients(web::Services& services, Known const& barrier,
                                        OrganisationId const& organisation) {
    std::vector<members::Member> all;
    for (auto const& one : barrier.behind)
        if (one.organisation == organisation) add_reached(services, all, one.member, organisation);
    if (!all.empty()) return all;
    for (auto const& holder : services.members.of_organisation(organisation))
        if (holder.has_whole(permissions::Role::coordinator))
            add_reached(services, all, holder.member.id, organisation);
    return all;
}

void send(web::Services& services, db::Transaction& tx, Question const& question,
          members::Member const& member) {
    auto const& barrier = question.barrier;
    auto const until = letter_links::days_after(services.now(), days_to_say);
    auto const token =
        letter_links::make(tx, {.purpose = std::string(now_purpose),
                                .subject = {"barrier", barrier.id},
                                .detail = link_detail(question.round, question.organisation),
                                .address = member.email,
                                .member = member.id,
                                .made_at = services.now(),
                                .expires_at = until});
    auto const& rule = told::said(question.outcome, "rule");
    services.post(
        tx,
        {.to = member.email,
         .language = member.language,
         .about = question.is_reminder ? "escalations.mail_gone_again_" : "escalations.mail_gone_",
         .arguments = {{"title", barrier.title},
                       {"changed", told::said(question.outcome, "changed")},
                       {"rule", rule},
                       {"has_rule", rule.empty() ? "no" : "yes"},
                       {"has_it", question.has_it ? "yes" : "no"},
                       {"projects", question.projects},
                       {"date", texts::date(member.language, basics::day_in_stockholm(until))}},
         .path = "/" + std::string(texts::code(member.language)) + "/barriers/now/answer/" + token,
         .address = web::own_site(services, question.organisation)});
}

/// Sends to all who are reached, and how many there are.
std::size_t ask(web::Services& services, db::Transaction& tx, Question const& question) {
    auto const all = recipients(services, question.barrier, question.organisation);
    // The links before stay good where nobody gets a new one.
    if (all.empty()) return 0;
    letter_links::forget_address(tx, now_purpose, {"barrier", question.barrier.id},
                                 link_detail(question.round, question.organisation),
                                 services.now());
    for (auto const& member : all) send(services, tx, question, member);
    return all.size();
}

std::vector<Party> asked_parties(db::Reader& reader, Known const& barrier) {
    std::vector<OrganisationId> organisations;
    for (auto const& one : barrier.behind) organisations.push_back(one.organisation);
    std::vector<Party> projects;
    for (auto const& id : barrier.projects) {
        auto const project = knowledge::brief(reader, id);
        // One that came from a source and is nobody's yet has nobody to ask.
        if (!project || project->organisation.empty()) continue;
        bool const has_it =
            std::ranges::find(organisations, project->organisation) != organisations.end();
        if (has_it || barrier.is_public) projects.push_back({project->organisation, project->id});
    }
    return parties_of(organisations, projects);
}

std::int64_t projects_of(std::vector<Party> const& parties, OrganisationId const& organisation) {
    return std::ranges::count_if(parties, [&](Party const& one) {
        return one.organisation == organisation && !one.project.empty();
    });
}

bool is_asked_itself(std::vector<Party> const& parties, OrganisationId const& organisation) {
    return std::ranges::find(parties, Party{organisation, {}}) != parties.end();
}

std::optional<Outcome> last_outcome(db::Reader& reader, std::string_view barrier) {
    auto const all = outcomes_of(reader, barrier);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

void remind_one(web::Services& services, Waiting const& waiting) {
    auto tx = services.database.begin();
    auto const barrier = known(tx, waiting.barrier);
    auto const outcome = last_outcome(tx, waiting.barrier);
    // What is never looked at again must not stand first in every round.
    if (!barrier || !outcome) {
        settle_round(tx, waiting, services.now());
        tx.commit();
        return;
    }
    std::vector<AskedNow> left;
    std::vector<Party> parties;
    for (auto const& one : asked_now(tx, waiting.barrier)) {
        if (one.round != waiting.round || one.party.organisation != waiting.organisation ||
            one.is_answered() || one.is_reminded())
            continue;
        left.push_back(one);
        parties.push_back(one.party);
    }
    bool const is_still_gone =
        way_of(tx, *barrier).is_gone() && outcome->number == waiting.round && !barrier->is_hidden;
    std::size_t sent = 0;
    if (is_still_gone && !left.empty())
        sent = ask(services, tx,
                   {.barrier = *barrier,
                    .outcome = outcome->told,
                    .round = waiting.round,
                    .organisation = waiting.organisation,
                    .projects = projects_of(parties, waiting.organisation),
                    .has_it = is_asked_itself(parties, waiting.organisation),
                    .is_reminder = true});
    for (auto& one : left) {
        one.reminded_at = services.now();
        one.is_reached = one.is_reached || sent > 0;
        put(tx, waiting.barrier, one);
    }
    if (left.empty()) settle_round(tx, waiting, services.now());
    tx.commit();
}

}

void ask_what_now(web::Services& services, db::Transaction& tx, Known const& barrier,
                  Resolved const& resolved) {
    auto const outcome = last_outcome(tx, barrier.id);
    if (!outcome) return;
    auto const parties = asked_parties(tx, barrier);
    std::vector<OrganisationId> organisations;
    for (auto const& one : parties)
        if (std::ranges::find(organisations, one.organisation) == organisations.end())
            organisations.push_back(one.organisation);
    for (auto const& organisation : organisations) {
        auto const sent = ask(services, tx,
                              {.barrier = barrier,
                               .outcome = resolved.told,
                               .round = outcome->number,
                               .organisation = organisation,
                               .projects = projects_of(parties, organisation),
                               .has_it = is_asked_itself(parties, organisation)});
        for (auto const& party : parties)
            if (party.organisation == organisation)
                put(tx, barrier.id,
                    AskedNow{.round = outcome->number,
                             .party = party,
                             .is_reached = sent > 0,
                             .asked_at = services.now()});
    }
}

std::shared_ptr<void> Reminding::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "asking_what_now_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Reminding::round() {
    std::vector<Waiting> due;
    {
        auto reader = services_.database.read();
        due = to_remind(reader, letter_links::days_after(services_.now(), -days_to_remind),
                        most_at_once);
    }
    if (due.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "barrier_now");
    if (!lease) return 0;
    for (auto const& one : due) remind_one(services_, one);
    return due.size();
}

}
