// Who may see what of a weighing.
#include "features/ideas/weighing/seen.h"

#include <algorithm>

#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "services/units/things.h"

namespace ideas::weighing {

namespace {

/// Those who answer, and those whom these asked, read what is hidden or waits; nobody reads what
/// its sender took back.
void fill_subjects(db::Reader& reader, Seen& seen) {
    bool const reads_all = is_inside(seen);
    std::vector<NeedId> left;
    for (auto const& id : seen.weighing.subjects) {
        auto const own = find(reader, id);
        auto need = own ? std::optional(home_of(reader, *own)) : std::nullopt;
        bool const is_read = need && need->visibility != Visibility::withdrawn &&
                             (reads_all || need->visibility == Visibility::public_);
        if (!is_read) {
            ++seen.left_out;
            continue;
        }
        left.push_back(id);
        seen.needs.push_back(*std::move(need));
    }
    seen.weighing.subjects = std::move(left);
}

}

bool manages(web::Services& services, db::Reader& reader, permissions::Viewer const& viewer,
             Weighing const& weighing) {
    using permissions::Permission;
    if (!viewer.signed_in() ||
        !permissions::may_in_part(viewer, Permission::coordinate, weighing.organisation))
        return false;
    bool is_any = false;
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    for (auto const& id : weighing.subjects)
        if (auto const need = find(reader, id)) {
            is_any = true;
            if (!answers_for(viewer, where, *need)) return false;
        }
    return is_any || permissions::may(viewer, Permission::coordinate, weighing.organisation);
}

std::optional<Seen> seen(web::Services& services, db::Reader& reader,
                         permissions::Viewer const& viewer, WeighingId id,
                         std::optional<Person> const& person, bool with_needs) {
    auto found = store::find(reader, id);
    if (!found) return std::nullopt;
    Seen seen{.weighing = *std::move(found), .people = store::people(reader, id)};
    auto& weighing = seen.weighing;
    seen.person = person ? person : store::member(reader, id, viewer.member);
    seen.manages = manages(services, reader, viewer, weighing);
    seen.is_closed = is_closed(weighing, seen.people, basics::day_in_stockholm(services.now()));
    bool const may_join = weighing.is_open_to_all && viewer.signed_in();
    seen.may_answer = !seen.is_closed && (seen.person || may_join);
    seen.may_see_result = seen.is_closed && (seen.manages || seen.person || weighing.is_public);
    if (with_needs) fill_subjects(reader, seen);
    if (!seen.manages && !seen.person && !may_join && !seen.may_see_result) return std::nullopt;
    return seen;
}

std::vector<Judgements> all_judgements(db::Reader& reader, Seen const& seen) {
    std::vector<Judgements> all;
    for (auto const& one : seen.people)
        if (one.answered_at != basics::Time())
            all.push_back(store::judgements(reader, seen.weighing, one.id));
    return all;
}

namespace {

/// The places of both, when both are seen.
std::optional<pairs::Pair> places_of(Seen const& seen, PairAnswer const& answer) {
    auto const& all = seen.weighing.subjects;
    auto const first = std::ranges::find(all, answer.first);
    auto const second = std::ranges::find(all, answer.second);
    if (first == all.end() || second == all.end() || first == second) return std::nullopt;
    return pairs::Pair(first - all.begin(), second - all.begin());
}

}

std::vector<pairs::Comparison> comparisons(Seen const& seen,
                                           std::vector<PairAnswer> const& answers) {
    std::vector<pairs::Comparison> found;
    for (auto const& one : answers) {
        auto const places = places_of(seen, one);
        if (!places || one.choice == Choice::cannot) continue;
        found.push_back({places->first, places->second,
                         one.choice == Choice::first    ? pairs::Choice::first
                         : one.choice == Choice::second ? pairs::Choice::second
                                                        : pairs::Choice::equal});
    }
    return found;
}

std::set<pairs::Pair> pairs_of(Seen const& seen, std::vector<PairAnswer> const& answers) {
    std::set<pairs::Pair> found;
    for (auto const& one : answers)
        if (auto const places = places_of(seen, one))
            found.insert(std::minmax(places->first, places->second));
    return found;
}

std::uint64_t seed_of(WeighingId const& weighing, std::string_view person) {
    // FNV-1a: the same on every machine.
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (auto const text : {weighing.text(), person})
        for (char const letter : text) {
            hash ^= static_cast<unsigned char>(letter);
            hash *= 0x100000001b3ULL;
        }
    return hash;
}

std::optional<PairAnswer> pair_in(Seen const& seen, std::string_view first_sent,
                                  std::string_view second_sent, std::string_view choice_sent) {
    auto const first = NeedId::parse(first_sent), second = NeedId::parse(second_sent);
    auto const choice = parse_choice(choice_sent);
    if (!first || !second || !choice || *first == *second) return std::nullopt;
    auto const& all = seen.weighing.subjects;
    if (std::ranges::find(all, *first) == all.end() || std::ranges::find(all, *second) == all.end())
        return std::nullopt;
    PairAnswer answer{*first, *second, *choice};
    if (answer.second < answer.first) {
        std::swap(answer.first, answer.second);
        if (answer.choice == Choice::first) answer.choice = Choice::second;
        else if (answer.choice == Choice::second) answer.choice = Choice::first;
    }
    return answer;
}

}
