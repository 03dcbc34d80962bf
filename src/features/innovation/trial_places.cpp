// Which trial an address leads to, and asking others to make it too.
#include <algorithm>
#include <charconv>

#include "features/innovation/pages.h"
#include "features/innovation/site_letters.h"
#include "features/innovation/trials.h"
#include "platform/basics/text.h"

namespace innovation {

namespace {

/// The organisations whose names stand on the lines, in their order; those that nobody knows are
/// problems.
std::vector<organisations::OrganisationId> named(Showing const& showing, Sent& sent) {
    std::vector<organisations::OrganisationId> all;
    auto const typed = sent.value("invited");
    for (std::size_t at = 0; at < typed.size();) {
        auto const end = std::min(typed.find('\n', at), typed.size());
        std::string const line(basics::trimmed(std::string_view(typed).substr(at, end - at)));
        at = end + 1;
        if (line.empty()) continue;
        auto const found = showing.directory->recognise(line);
        if (found && std::ranges::find(all, found->organisation->id) == all.end())
            all.push_back(found->organisation->id);
        else if (!found)
            sent.problems.push_back({"invited",
                                     "innovation.problem_invited_unknown",
                                     {{"name", basics::shortened(line, longest_site_name)}}});
    }
    if (all.empty() && sent.problems.empty())
        sent.problems.push_back({"invited", "innovation.problem_invited"});
    if (all.size() > most_invited)
        sent.problems.push_back({"invited", "innovation.problem_invited_many"});
    return all;
}

}

std::string trial_path(Work const& work, std::int64_t number) {
    return "/innovation/" + work.project.id + "/experiments/" + std::to_string(number);
}

SeenTrial seen_trial(Showing const& showing, db::Reader& reader, Work work) {
    auto const part = showing.visit.part("experiment");
    std::int64_t number = 0;
    auto const* end = part.data() + part.size();
    auto const read = std::from_chars(part.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) throw http::NotFound();
    auto one = http::found(find_experiment(reader, process_of(work).project, number));
    if (one.state == Trial::draft && !work.project.may_change) throw http::NotFound();
    return {std::move(work), std::move(one)};
}

void invite_some(Showing const& showing, Limits& limits, db::Transaction& tx, SeenTrial const& on,
                 Sent& sent) {
    if (on.one.state != Trial::registered) {
        sent.warning = "no_longer";
        sent.status = 409;
        return;
    }
    // A letter about what is hidden would tell of it.
    if (!on.work.project.is_public)
        sent.problems.push_back({"invited", "innovation.problem_invited_hidden"});
    auto const all = named(showing, sent);
    if (!sent.problems.empty()) return;
    for (auto const& organisation : all) {
        auto const site = invite(tx, hand_of(showing, on.work.project), on.one, organisation);
        if (!site) continue;
        if (!takes_letter(limits, showing)) return too_many_letters(sent);
        send_invitation(showing.services, tx, *site, on.one, on.work.project);
    }
}

}
