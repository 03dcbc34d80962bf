// Reading what an address asks for.
#include "app/record/asked.h"

#include <charconv>
#include <chrono>

namespace record {

namespace {

constexpr std::int64_t second = 1'000'000, hour = 3600 * second, day = 24 * hour;

/// The day that a field names, or nothing; what cannot be read is a problem.
std::optional<basics::Date> date(http::Fields const& given, std::string const& field, Asked& into,
                                 std::string& as_written) {
    as_written = given.text(field);
    if (as_written.empty()) return std::nullopt;
    auto const read = basics::parse_iso_date(as_written);
    if (!read) into.problems.push_back({field, "record.date_wrong"});
    return read;
}

/// Midnight in Stockholm, so many days after the beginning of the date.
basics::Time midnight(basics::Date date, int days_later) {
    using namespace std::chrono;
    sys_days const day_itself = year(date.year) / date.month / date.day;
    std::int64_t const in_utc = (day_itself.time_since_epoch().count() + days_later) * day;
    // The clock is put forward and back at night, but never at midnight.
    return {in_utc - basics::hours_ahead_in_stockholm({in_utc}) * hour};
}

}

basics::Time beginning_of(basics::Date date) { return midnight(date, 0); }

basics::Time end_of(basics::Date date) { return midnight(date, 1); }

Asked asked(http::Fields const& given) {
    Asked asked;
    auto& selection = asked.selection;
    selection.organisation = organisations::OrganisationId::parse(given.text("organisation"))
                                 .value_or(organisations::OrganisationId());
    selection.kind = given.text("kind");
    selection.actor = members::MemberId::parse(given.text("who")).value_or(members::MemberId());
    if (auto const from = date(given, "from", asked, asked.from))
        selection.from = beginning_of(basics::first_day(*from));
    if (auto const until = date(given, "until", asked, asked.until))
        selection.until = end_of(basics::last_day(*until));
    auto const before = given.text("before");
    std::from_chars(before.data(), before.data() + before.size(), asked.before);
    if (asked.before < 0) asked.before = 0;
    if (asked.problems.empty() && selection.until <= selection.from)
        asked.problems.push_back({"until", "record.dates_turned"});
    return asked;
}

}
