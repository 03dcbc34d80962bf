// What is known of each source's interface; README.md says it for people.
#include "features/knowledge/connectors/sources.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace knowledge::connectors {

namespace {

constexpr auto all_sources = std::to_array<Source>({
    {.name = "vinnova", .address = "https://data.vinnova.se/api/projekt", .takes_since = true},
    {.name = "gdp",
     .address = "https://api.vinnova.se/gdp_vinnova/finansieradeaktiviteter",
     .takes_key = true,
     .takes_since = true},
    {.name = "swecris",
     .address = "https://swecris-api.vr.se/v1/projects",
     .takes_key = true,
     .key_prefix = "Bearer "},
    {.name = "cordis", .address = "https://cordis.europa.eu/data/cordis-HORIZONprojects-csv.zip"},
    {.name = "page", .address = "", .many_addresses = true},
    {.name = "table", .address = ""},
});

/// Of the funders' common interface.
constexpr std::int64_t page_size = 100;
/// More than any funder has; an interface that never ends must not keep us for ever.
constexpr std::int64_t most_offset = 500'000;

/// Changes are dated by the source's clock and may be entered late.
constexpr std::int64_t days_again = 7;

basics::Date days_before(basics::Date date, std::int64_t days) {
    std::chrono::sys_days const day =
        std::chrono::year(date.year) / std::max(date.month, 1) / std::max(date.day, 1);
    std::chrono::year_month_day const before(day - std::chrono::days(days));
    return {int(before.year()), static_cast<int>(unsigned(before.month())),
            static_cast<int>(unsigned(before.day()))};
}

std::string day(basics::Date date) { return basics::iso(basics::first_day(date)); }

/// Vinnova gives everything that changed since a day, at once.
std::string vinnova_address(Connector const& connector, bool anew) {
    auto address = connector.addresses.front();
    while (address.ends_with('/')) address.pop_back();
    auto const since = connector.since.value_or(basics::Date{2000, 1, 1});
    auto const from = anew || !connector.covered
                          ? since
                          : std::max(since, days_before(*connector.covered, days_again));
    return address + "/" + day(from);
}

/// The common interface knows the day of the decision only, so that later changes of a project are
/// seen by asking from the same day each time.
std::string gdp_address(Connector const& connector, std::int64_t offset) {
    auto address = connector.addresses.front();
    address += address.contains('?') ? '&' : '?';
    address += "limit=" + std::to_string(page_size) + "&offset=" + std::to_string(offset);
    if (connector.since) address += "&franBeslutDatum=" + day(*connector.since);
    return address;
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && rest == text.data() + text.size() ? std::optional(value)
                                                                     : std::nullopt;
}

/// "x-next" is an address, which is not followed: with our key we go only where we were sent by
/// people. It says that there is more, and so does the total.
bool gdp_has_more(outbound::Answer const& answer, std::int64_t passed, std::int64_t read) {
    if (read == 0 || passed >= most_offset) return false;
    if (auto const total = number(answer.header("x-totalrecords"))) return passed < *total;
    return !answer.header("x-next").empty() || read >= page_size;
}

}

std::span<Source const> sources() { return all_sources; }

Source const* find_source(std::string_view name) {
    auto const found = std::ranges::find(all_sources, name, &Source::name);
    return found == all_sources.end() ? nullptr : &*found;
}

outbound::Request request_at(Connector const& connector, Position const& position,
                             std::string const& key, bool anew) {
    outbound::Request request;
    if (connector.source == "vinnova") request.address = vinnova_address(connector, anew);
    else if (connector.source == "gdp") request.address = gdp_address(connector, position.offset);
    else request.address = connector.addresses.at(static_cast<std::size_t>(position.address));
    auto const* source = find_source(connector.source);
    if (!key.empty() && source && source->takes_key)
        request.headers.emplace_back("Authorization", std::string(source->key_prefix) + key);
    // SweCRIS gives JSON or a page of documentation, by what is asked for.
    if (source && source->name != "page" && source->name != "table")
        request.headers.emplace_back("Accept", "application/json, text/csv, application/zip, */*");
    if (auto const seen = connector.seen.find(request.address);
        !anew && seen != connector.seen.end()) {
        request.etag = seen->second.etag;
        request.last_modified = seen->second.last_modified;
    }
    return request;
}

std::optional<Position> after(Connector const& connector, Position const& position,
                              outbound::Answer const& answer, std::int64_t read) {
    if (connector.source == "gdp") {
        auto const passed = position.offset + page_size;
        return gdp_has_more(answer, passed, read)
                   ? std::optional(Position{.address = 0, .offset = passed})
                   : std::nullopt;
    }
    auto const next = position.address + 1;
    return next < static_cast<std::int64_t>(connector.addresses.size())
               ? std::optional(Position{.address = next, .offset = 0})
               : std::nullopt;
}

}
