// Organisations of a project as sources write them, made into partners.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/readers/readers.h"

namespace knowledge::readers {

/// More partners than this are not kept of one project.
inline constexpr std::size_t most_partners = 1000;

/// The partner that a text names, tidied, with its unit: "BORÅS STAD - BORÅS STAD, Stadskansliet"
/// is "Borås Stad" with the unit "Stadskansliet". What the directory knows adds helix, country and
/// a municipality's code. `country` (ISO 3166 alpha-2) keeps organisations of other countries from
/// being taken for ours.
Partner read_partner(std::string_view text, PartnerRole role, Sources const& sources,
                     std::string_view country = {});

/// All partners that a value lists, also in a sentence ("i samarbete med A, B och C") and by place
/// ("innovationsplattformarna i Lund och Umeå", "kommunerna Lund och Umeå").
std::vector<Partner> read_partners(std::string_view text, PartnerRole role, Sources const& sources);

/// Adds the partner unless the same organisation has the same or a leading role already; a leading
/// role replaces that of a mere partner.
void add_partner(Content& content, Partner partner);

/// The coordinator, or null.
Partner const* coordinator(Content const& content);

/// Municipalities by names written in plain letters, as European registers do: "MALMO STAD",
/// "GOETEBORGS KOMMUN", "City of Umea". For names that are known to be public bodies; a bare place
/// is a municipality then.
class MunicipalityNames {
public:
    explicit MunicipalityNames(Sources const& sources);
    /// Empty when the name is no municipality's in the country (ISO 3166 alpha-2).
    std::string code(std::string_view name, std::string_view country) const;

private:
    std::map<std::string, std::string, std::less<>> codes_;  ///< By country and plain name.
};

/// The code of the municipality that a text names, as an organisation or by its place alone; empty
/// when none.
std::string municipality_code(std::string_view text, Sources const& sources);

}
