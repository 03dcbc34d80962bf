// All organisations in memory: looked up by id, code and number, and recognised in text.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/organisations/organisation.h"

namespace organisations {

/// An organisation that a text names.
struct Recognised {
    Organisation const* organisation;  ///< Lives as long as the directory.
    std::string unit = {};  ///< The office or department that the text adds: "Stadskansliet".
};

/// A picture of all organisations at one time. Immutable after construction, thread-safe; the Shelf
/// has the newest.
class Directory {
public:
    Directory(std::vector<Organisation> organisations, std::vector<County> counties,
              std::vector<MunicipalityGroup> groups);
    Directory(Directory const&) = delete;
    Directory& operator=(Directory const&) = delete;

    /// In no particular order.
    std::span<Organisation const> all() const { return organisations_; }
    /// Null when there is none.
    Organisation const* find(OrganisationId const& id) const;
    /// The municipality with this code, or null. Codes repeat between the countries (1860 is Laxå
    /// and Vestvågøy): without a country the Swedish one is meant, and the Norwegian only when
    /// Sweden has none.
    Organisation const* municipality(std::string_view code, std::string_view country = {}) const;
    /// Written "212000-0142" or "2120000142". Null when no organisation is known to have it.
    Organisation const* with_number(std::string_view organisation_number) const;

    std::span<County const> counties() const { return counties_; }
    County const* county(std::string_view country, std::string_view code) const;
    /// "Västra Götalands län", "Västra Götaland", in any case; null for what is no county of the
    /// country.
    County const* county_named(std::string_view name, std::string_view country = "SE") const;
    std::span<MunicipalityGroup const> groups() const { return groups_; }
    MunicipalityGroup const* group(std::string_view code) const;

    /// The organisation that a text is the name of, with its legal form and office, as pages and
    /// funders write it: "STOCKHOLMS KOMMUN - Stockholms stad", "Borås Stad, Stadskansliet",
    /// "Mälardalens Universitet (MDU)", "MDU". Exact rather than greedy: an unknown name, a name
    /// that two share, a list, a municipal company ("Göteborgs Stads Parkering AB") and a bare
    /// place ("Kiruna") give nothing.
    std::optional<Recognised> recognise(std::string_view text) const;

    /// The codes of the municipalities that a list names by their place: "Lund, Göteborg, Borås,
    /// Stockholm, Umeå och Kiruna", also "platforms in Lund, …". In the order of the text, each
    /// once; what is no municipality is passed over.
    std::vector<std::string> bare_places(std::string_view text,
                                         std::string_view country = "SE") const;

private:
    /// Where a name leads; nowhere when two organisations share it.
    struct Entry {
        std::size_t place;
        bool shared = false;
    };
    using Names = std::unordered_map<std::string, Entry>;

    void index(std::size_t place);
    void add_name(std::string const& name, std::size_t place);
    void enter(Names& names, std::string key, std::size_t place) const;
    Organisation const* found(Names const& names, std::string const& key) const;
    Organisation const* with_name(std::string_view name) const;
    std::optional<Recognised> recognise_part(std::string_view part) const;
    Organisation const* place_named(std::string_view text, std::string_view country) const;
    Organisation const* municipality_in(std::string_view item, std::string_view country) const;

    std::vector<Organisation> organisations_;
    std::vector<County> counties_;
    std::vector<MunicipalityGroup> groups_;
    std::unordered_map<std::string, std::size_t> by_id_, by_code_, by_number_;
    Names by_name_, by_abbreviation_, by_place_;
};

}
