// One reason for each way of being alike, and one organisation for each reason.
#include "features/adoptions/matching.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace adoptions {

using organisations::OrganisationId;

std::string_view name(Alike alike) { return alike_names.at(static_cast<std::size_t>(alike)); }

std::vector<Reason> reasons(organisations::Directory const& directory, Shares const& shares,
                            OrganisationId const& one, OrganisationId const& other) {
    std::vector<Reason> found;
    auto const *a = directory.find(one), *b = directory.find(other);
    if (!a || !b || a == b) return found;
    using organisations::Kind;
    bool const are_municipalities = a->kind == Kind::municipality && b->kind == a->kind;
    if (are_municipalities && !a->group.empty() && a->group == b->group)
        found.push_back({Alike::same_group, one});
    if (a->country == b->country && !a->county_code.empty() && a->county_code == b->county_code)
        found.push_back({Alike::same_county, one});
    if (a->kind == b->kind && !are_municipalities && a->kind != Kind::other &&
        a->kind != Kind::company && a->country == b->country)
        found.push_back({Alike::same_kind, one});
    if (auto const shared = shares.find(other); shared != shares.end())
        found.push_back({Alike::together, one, shared->second});
    return found;
}

std::vector<Candidate> who_may_be_next(organisations::Directory const& directory,
                                       OrganisationId const& origin,
                                       std::vector<Row> const& adopters,
                                       std::map<OrganisationId, Shares> const& shares,
                                       std::size_t most) {
    std::set<OrganisationId> has_begun{origin}, examples{origin};
    for (auto const& row : adopters) {
        has_begun.insert(row.organisation);
        if (row.standing == Standing::used) examples.insert(row.organisation);
    }
    std::vector<Candidate> found;
    for (auto const& other : directory.all()) {
        if (has_begun.contains(other.id)) continue;
        Candidate candidate{other.id, {}};
        std::set<Alike> told;
        for (auto const& example : examples) {
            auto const known = shares.find(example);
            for (auto const& reason :
                 reasons(directory, known == shares.end() ? Shares() : known->second, example,
                         other.id))
                if (told.insert(reason.alike).second) candidate.reasons.push_back(reason);
        }
        if (!candidate.reasons.empty()) found.push_back(std::move(candidate));
    }
    // Those who work together weigh most: spread goes by trust.
    auto const weight = [](Candidate const& one) {
        std::size_t sum = one.reasons.size();
        for (auto const& reason : one.reasons)
            if (reason.alike == Alike::together) sum += 2;
        return sum;
    };
    std::ranges::sort(found, [&](Candidate const& one, Candidate const& other) {
        return std::pair(weight(other), one.organisation) <
               std::pair(weight(one), other.organisation);
    });
    if (found.size() > most) found.resize(most);
    return found;
}

std::vector<Match> matches(organisations::Directory const& directory, std::vector<Row> const& rows,
                           OrganisationId const& organisation, Shares const& shares,
                           std::size_t most) {
    std::set<std::string> has;
    for (auto const& row : rows)
        if (row.organisation == organisation || row.origin == organisation)
            has.insert(row.subject.id);
    std::map<std::string, Match> found;
    for (auto const& row : rows) {
        if (row.standing != Standing::used || has.contains(row.subject.id)) continue;
        auto& match = found[row.subject.id];
        match.subject = row.subject;
        match.users.push_back(row);
        for (auto reason : reasons(directory, shares, organisation, row.organisation)) {
            reason.like = row.organisation;
            match.reasons.push_back(reason);
        }
    }
    std::vector<Match> all;
    for (auto& [id, match] : found)
        if (!match.reasons.empty()) all.push_back(std::move(match));
    std::ranges::sort(all, [](Match const& one, Match const& other) {
        return std::tuple(other.reasons.size(), other.users.size(), one.subject.id) <
               std::tuple(one.reasons.size(), one.users.size(), other.subject.id);
    });
    if (all.size() > most) all.resize(most);
    return all;
}

}
