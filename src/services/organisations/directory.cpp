// Look-up tables over all organisations.
#include "services/organisations/directory.h"

#include <algorithm>

#include "services/organisations/names.h"

namespace organisations {

namespace {

std::string code_key(std::string_view country, std::string_view code) {
    return std::string(country) + " " + std::string(code);
}

std::string digits(std::string_view text) {
    std::string kept;
    std::ranges::copy_if(text, std::back_inserter(kept),
                         [](char c) { return c >= '0' && c <= '9'; });
    return kept;
}

bool by_hand(Organisation const& organisation) {
    return !organisation.source.starts_with("register:");
}

}

Directory::Directory(std::vector<Organisation> organisations, std::vector<County> counties,
                     std::vector<MunicipalityGroup> groups)
    : organisations_(std::move(organisations)),
      counties_(std::move(counties)),
      groups_(std::move(groups)) {
    for (std::size_t place = 0; place < organisations_.size(); ++place) index(place);
}

void Directory::index(std::size_t place) {
    auto const& organisation = organisations_[place];
    by_id_.emplace(organisation.id.string(), place);
    if (auto number = digits(organisation.organisation_number); !number.empty())
        by_number_.emplace(std::move(number), place);
    if (organisation.kind == Kind::municipality) {
        by_code_.emplace(code_key(organisation.country, organisation.municipality_code), place);
        for (auto const& name : place_names(organisation))
            enter(by_place_, code_key(organisation.country, name_key(name)), place);
    }
    for (auto const& name : full_names(organisation)) add_name(name, place);
}

void Directory::add_name(std::string const& name, std::size_t place) {
    if (!is_abbreviation(name)) enter(by_name_, name_key(name), place);
    else if (name.size() > 2)
        enter(by_abbreviation_, name, place);  // "KS", "SH": two letters mean too much.
}

/// A register's organisation keeps its name when somebody adds another one that is called the same.
void Directory::enter(Names& names, std::string key, std::size_t place) const {
    if (key.empty()) return;
    auto const [entry, is_new] = names.try_emplace(std::move(key), Entry{place});
    if (is_new || entry->second.place == place) return;
    bool const had_hand = by_hand(organisations_[entry->second.place]),
               has_hand = by_hand(organisations_[place]);
    if (had_hand == has_hand) entry->second.shared = true;
    else if (had_hand) entry->second = {place};
}

Organisation const* Directory::found(Names const& names, std::string const& key) const {
    auto const entry = names.find(key);
    return entry == names.end() || entry->second.shared ? nullptr
                                                        : &organisations_[entry->second.place];
}

Organisation const* Directory::find(OrganisationId const& id) const {
    auto const entry = by_id_.find(id.string());
    return entry == by_id_.end() ? nullptr : &organisations_[entry->second];
}

Organisation const* Directory::municipality(std::string_view code, std::string_view country) const {
    if (country.empty()) {
        auto const* swedish = municipality(code, "SE");
        return swedish ? swedish : municipality(code, "NO");
    }
    auto const entry = by_code_.find(code_key(country, code));
    return entry == by_code_.end() ? nullptr : &organisations_[entry->second];
}

Organisation const* Directory::with_number(std::string_view organisation_number) const {
    auto const entry = by_number_.find(digits(organisation_number));
    return entry == by_number_.end() ? nullptr : &organisations_[entry->second];
}

County const* Directory::county(std::string_view country, std::string_view code) const {
    auto const found_county = std::ranges::find_if(counties_, [&](County const& county) {
        return county.country == country && county.code == code;
    });
    return found_county == counties_.end() ? nullptr : &*found_county;
}

County const* Directory::county_named(std::string_view name, std::string_view country) const {
    auto const key = name_key(name);
    auto const found_county = std::ranges::find_if(counties_, [&](County const& county) {
        if (county.country != country) return false;
        if (name_key(county.short_name) == key) return true;
        return std::ranges::any_of(county.names,
                                   [&](auto const& one) { return name_key(one.second) == key; });
    });
    return found_county == counties_.end() ? nullptr : &*found_county;
}

MunicipalityGroup const* Directory::group(std::string_view code) const {
    auto const found_group = std::ranges::find(groups_, code, &MunicipalityGroup::code);
    return found_group == groups_.end() ? nullptr : &*found_group;
}

}
