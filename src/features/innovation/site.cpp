// The rules of a trial's sites.
#include "features/innovation/site.h"

#include <algorithm>
#include <charconv>

#include "features/innovation/rules.h"
#include "platform/basics/text.h"
#include "platform/json/value.h"
#include "platform/secrets/secrets.h"

namespace innovation {

namespace {

constexpr std::int64_t greatest = 1'000'000'000;

void add(basics::Problems& problems, std::string const& field, std::string const& text) {
    problems.push_back({field, "innovation." + text});
}

std::string words(basics::Problems& problems, std::string_view typed, std::string const& field,
                  std::size_t longest, std::string const& missing = {}) {
    auto good = checked_words(typed, field, longest, missing);
    if (good) return *std::move(good);
    problems.insert(problems.end(), good.error().begin(), good.error().end());
    return {};
}

basics::Date day(basics::Problems& problems, std::string_view typed, std::string const& field) {
    auto const trimmed = basics::trimmed(typed);
    auto const date = basics::parse_iso_date(trimmed);
    if (date && date->day != 0 && trimmed.size() == 10) return *date;
    add(problems, field, "problem_day");
    return {};
}

/// The figure of a field that may be left empty.
Figure figure(basics::Problems& problems, std::string_view typed, std::string const& field) {
    if (basics::trimmed(typed).empty()) return std::nullopt;
    auto const read = parse_figure(typed);
    if (!read) add(problems, field, "problem_figure");
    return read;
}

std::int64_t count(basics::Problems& problems, std::string_view typed) {
    auto const trimmed = basics::trimmed(typed);
    if (trimmed.empty()) return 0;
    std::int64_t read = 0;
    auto const* end = trimmed.data() + trimmed.size();
    auto const at = std::from_chars(trimmed.data(), end, read);
    if (at.ec == std::errc() && at.ptr == end && read > 0 && read <= greatest) return read;
    add(problems, "observed", "problem_observed");
    return 0;
}

}

std::string_view name(SiteState state) {
    return site_state_names.at(static_cast<std::size_t>(state));
}

std::optional<SiteState> parse_site_state(std::string_view name) {
    auto const found = std::ranges::find(site_state_names, name);
    return found == site_state_names.end()
               ? std::nullopt
               : std::optional(static_cast<SiteState>(found - site_state_names.begin()));
}

std::string_view name(Together::What what) {
    return together_names.at(static_cast<std::size_t>(what));
}

Figure parse_figure(std::string_view typed) {
    // The sign as people write it, too.
    std::string text(basics::trimmed(typed));
    bool const is_less = text.starts_with('-') || text.starts_with("−");
    if (is_less) text.erase(0, text.front() == '-' ? 1 : std::string_view("−").size());
    auto const point = std::min(text.find_first_of(",."), text.size());
    auto const whole = text.substr(0, point);
    auto decimals = point == text.size() ? std::string() : text.substr(point + 1);
    auto const is_digits = [](std::string const& part) {
        return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    bool const is_odd = whole.empty() || whole.size() > 9 || decimals.size() > 3 ||
                        (point != text.size() && decimals.empty()) || !is_digits(whole) ||
                        !is_digits(decimals);
    if (is_odd) return std::nullopt;
    decimals.resize(3, '0');
    std::int64_t read = 0;
    auto const all = whole + decimals;
    std::from_chars(all.data(), all.data() + all.size(), read);
    return is_less ? -read : read;
}

std::string written(Figure const& figure) {
    if (!figure) return {};
    auto const size = *figure < 0 ? -*figure : *figure;
    auto decimals = std::to_string(1000 + size % 1000).substr(1);
    while (decimals.ends_with('0')) decimals.pop_back();
    return (*figure < 0 ? "-" : "") + std::to_string(size / 1000) +
           (decimals.empty() ? "" : "." + decimals);
}

bool takes_part(Site const& site) {
    return site.state == SiteState::taking_part || site.state == SiteState::ended;
}

std::expected<Start, basics::Problems> checked(TypedStart const& typed, basics::Date today) {
    basics::Problems problems;
    Start start{.baseline = words(problems, typed.site_baseline, "site_baseline", longest_plan,
                                  "problem_plan_baseline")};
    start.before = figure(problems, typed.before, "before");
    start.unit = words(problems, basics::one_line(std::string(basics::trimmed(typed.unit))), "unit",
                       longest_unit_of_measure, start.before ? "problem_unit" : "");
    if (!start.before) start.unit.clear();
    start.from = day(problems, typed.starts, "starts");
    start.until = day(problems, typed.ends, "ends");
    if (start.until != basics::Date() && start.until < start.from)
        add(problems, "ends", "problem_ends_before");
    if (std::max(start.from, start.until).year > today.year + most_years_ahead)
        add(problems, start.from.year > today.year + most_years_ahead ? "starts" : "ends",
            "problem_day_far");
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return start;
}

std::expected<SiteFinding, basics::Problems> checked(TypedFinding const& typed,
                                                     Start const& start) {
    basics::Problems problems;
    SiteFinding finding;
    auto found = checked_result(typed.ending, typed.result, typed.learned);
    if (found) finding.found = *std::move(found);
    else problems = found.error();
    finding.after = figure(problems, typed.after, "after");
    if (finding.after && !start.before) add(problems, "after", "problem_no_before");
    finding.observed = count(problems, typed.observed);
    finding.measured_otherwise =
        words(problems, typed.measured_otherwise, "measured_otherwise", longest_plan);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return finding;
}

std::string canonical(Site const& site, Experiment const& experiment) {
    return json::write(json::Value(json::Object{{"trial", experiment.fingerprint},
                                                {"organisation", site.organisation.text()},
                                                {"baseline", site.start.baseline},
                                                {"unit", site.start.unit},
                                                {"before", written(site.start.before)},
                                                {"starts", basics::iso(site.start.from)},
                                                {"ends", basics::iso(site.start.until)},
                                                {"accepted_at", basics::iso(site.answered_at)}}));
}

std::string fingerprint_of(Site const& site, Experiment const& experiment) {
    return secrets::hash(canonical(site, experiment));
}

Figure change_of(Site const& site) {
    if (!site.finding || !site.finding->after || !site.start.before) return std::nullopt;
    return *site.finding->after - *site.start.before;
}

bool is_too_few(Site const& site) {
    return site.finding && site.finding->observed != 0 && site.finding->observed < fewest_observed;
}

Together together(std::vector<Site> const& sites) {
    using enum Together::What;
    Together all;
    std::vector<std::int64_t> changes;
    for (auto const& site : sites) {
        auto const change = change_of(site);
        if (!change || site.state != SiteState::ended) continue;
        if (!site.finding->measured_otherwise.empty()) all.what = otherwise;
        if (all.unit.empty()) all.unit = site.start.unit;
        else if (basics::folded(all.unit) != basics::folded(site.start.unit) &&
                 all.what != otherwise)
            all.what = units;
        if (is_too_few(site)) ++all.left_out;
        else changes.push_back(*change);
    }
    if (all.what != nothing || (changes.empty() && all.left_out == 0)) return all;
    if (changes.size() < fewest_sites) {
        all.what = too_few;
        return all;
    }
    auto const [least, most] = std::ranges::minmax(changes);
    all.what = range;
    all.least = least;
    all.most = most;
    all.sites = changes.size();
    all.more =
        static_cast<std::size_t>(std::ranges::count_if(changes, [](auto c) { return c > 0; }));
    all.less =
        static_cast<std::size_t>(std::ranges::count_if(changes, [](auto c) { return c < 0; }));
    return all;
}

}
