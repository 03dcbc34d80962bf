// The log says what happened with which trial and site, never in which words.
#include "features/innovation/trials.h"

#include <algorithm>

namespace innovation {

namespace {

void note(db::Transaction& tx, Hand const& hand, Experiment const& one, std::string_view action) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "innovation.experiment_" + std::string(action),
                         .subject = {"project", one.project},
                         .organisation = hand.organisation,
                         .details = json::Object{{"experiment", one.number}}});
}

void note(db::Transaction& tx, Hand const& hand, Site const& site, std::string_view action) {
    hand.log.record(
        tx, {.at = hand.now,
             .actor = hand.member,
             .action = "innovation.site_" + std::string(action),
             .subject = {"project", site.project},
             .organisation = hand.organisation,
             .details = json::Object{{"experiment", site.experiment}, {"site", site.number}}});
}

/// Whole seconds: that is what fingerprints say.
basics::Time second(basics::Time time) { return {time.microseconds / 1'000'000 * 1'000'000}; }

void lock(Experiment& one, Hand const& hand) {
    one.state = Trial::registered;
    one.registered_by = hand.member;
    one.registered_at = second(hand.now);
    one.fingerprint = fingerprint_of(one);
}

bool is_said(std::vector<Addendum> const& before, std::string const& words) {
    return !before.empty() && before.back().words == words;
}

/// With an answer to the invitation.
bool answered(db::Transaction& tx, Hand const& hand, Site& site, SiteState now, SiteState was) {
    site.state = now;
    site.answered_by = hand.member;
    if (!update_site(tx, site, was)) return false;
    ++site.version;
    return true;
}

}

Experiment write_down(db::Transaction& tx, Hand const& hand, std::string const& project,
                      Plan const& plan, bool is_locked) {
    for (auto const& other : experiments(tx, project)) {
        if (other.plan != plan) continue;
        if (!is_locked || other.state != Trial::draft) return other;
        return rewrite(tx, hand, other, plan, other.version, true).value_or(other);
    }
    Experiment one{.project = project, .plan = plan, .begun_by = hand.member, .begun_at = hand.now};
    one.number = add_experiment(tx, one);
    note(tx, hand, one, "begun");
    if (!is_locked) return one;
    return rewrite(tx, hand, one, plan, one.version, true).value_or(one);
}

std::optional<Experiment> rewrite(db::Transaction& tx, Hand const& hand, Experiment one,
                                  Plan const& plan, std::int64_t version, bool is_locked) {
    one.plan = plan;
    ++one.version;
    if (is_locked) lock(one, hand);
    if (!update_experiment(tx, one, Trial::draft, version)) return std::nullopt;
    note(tx, hand, one, is_locked ? "registered" : "changed");
    return one;
}

std::optional<Experiment> end_trial(db::Transaction& tx, Hand const& hand, Experiment one,
                                    Finding const& found) {
    one.state = Trial::ended;
    one.ending = found.ending;
    one.result = found.result;
    one.learned = found.learned;
    one.ended_by = hand.member;
    one.ended_at = hand.now;
    if (!update_experiment(tx, one, Trial::registered, one.version)) return std::nullopt;
    note(tx, hand, one, "ended");
    return one;
}

bool add_to(db::Transaction& tx, Hand const& hand, Experiment const& one,
            std::string const& words) {
    if (is_said(experiment_addenda(tx, one.project, one.number), words)) return false;
    add_experiment_addendum(tx, one.project, one.number,
                            {.at = hand.now, .by = hand.member, .words = words});
    note(tx, hand, one, "added");
    return true;
}

std::optional<Site> invite(db::Transaction& tx, Hand const& hand, Experiment const& one,
                           organisations::OrganisationId const& organisation) {
    auto const there = sites(tx, one.project, one.number);
    bool const is_there = std::ranges::any_of(there, [&](Site const& site) {
        return site.organisation == organisation &&
               (site.state == SiteState::invited || takes_part(site));
    });
    if (is_there || there.size() >= most_sites || one.state != Trial::registered)
        return std::nullopt;
    Site site{.project = one.project,
              .experiment = one.number,
              .organisation = organisation,
              .invited_by = hand.member,
              .invited_at = hand.now};
    site.number = add_site(tx, site);
    note(tx, hand, site, "invited");
    return site;
}

bool take_back(db::Transaction& tx, Hand const& hand, Site site) {
    site.state = SiteState::withdrawn;
    if (!update_site(tx, site, SiteState::invited)) return false;
    note(tx, hand, site, "withdrawn");
    return true;
}

std::optional<Site> accept(db::Transaction& tx, Hand const& hand, Experiment const& one, Site site,
                           Start const& start) {
    if (one.state != Trial::registered) return std::nullopt;
    site.start = start;
    site.answered_at = second(hand.now);
    site.fingerprint = fingerprint_of(site, one);
    if (!answered(tx, hand, site, SiteState::taking_part, SiteState::invited)) return std::nullopt;
    note(tx, hand, site, "accepted");
    return site;
}

bool decline(db::Transaction& tx, Hand const& hand, Site site, std::string const& reason) {
    site.reason = reason;
    site.answered_at = hand.now;
    if (!answered(tx, hand, site, SiteState::declined, SiteState::invited)) return false;
    note(tx, hand, site, "declined");
    return true;
}

bool leave(db::Transaction& tx, Hand const& hand, Site site, std::string const& reason) {
    site.reason = reason;
    site.state = SiteState::left;
    site.ended_by = hand.member;
    site.ended_at = hand.now;
    if (!update_site(tx, site, SiteState::taking_part)) return false;
    note(tx, hand, site, "left");
    return true;
}

std::optional<Site> end_site(db::Transaction& tx, Hand const& hand, Site site,
                             SiteFinding const& finding) {
    site.finding = finding;
    site.state = SiteState::ended;
    site.ended_by = hand.member;
    site.ended_at = hand.now;
    if (!update_site(tx, site, SiteState::taking_part)) return std::nullopt;
    ++site.version;
    note(tx, hand, site, "ended");
    return site;
}

bool add_to(db::Transaction& tx, Hand const& hand, Site const& site, std::string const& words) {
    if (!takes_part(site) && site.state != SiteState::left) return false;
    if (is_said(site_addenda(tx, site), words)) return false;
    add_site_addendum(tx, site, {.at = hand.now, .by = hand.member, .words = words});
    note(tx, hand, site, "added");
    return true;
}

}
