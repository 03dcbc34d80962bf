// How the columns of somebody's own table become fields of a record: guessed, checked, kept as
// JSON.
#pragma once
#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/project.h"
#include "platform/basics/problems.h"

namespace knowledge::readers {

/// As JSON: {"columns": {"Projektnamn": "title.sv", "Partners": "partners"}, "defaults": {"funder":
/// "Region Sampelby"}, "lists": {"Partners": ";"}, "units": {"Budget (tkr)": "thousand"},
/// "date_format": "dmy", "language": "sv", "source_name": "…", "licence": "…"}. All members but
/// "columns" may be absent.
struct Mapping {
    std::map<std::string, std::string> columns =
        {};  ///< Column → target; a column that is absent is passed over.
    std::map<std::string, std::string> defaults = {};  ///< Target → value where the row has none.
    std::map<std::string, std::string> lists =
        {};  ///< Column → what separates its values; guessed when absent.
    std::map<std::string, std::string> units =
        {};                        ///< Column → "thousand" or "million"; otherwise whole units.
    std::string date_format = {};  ///< "dmy", "mdy", or "" for both ISO and what is written out.
    texts::Language language = texts::Language::sv;  ///< Of targets that name no language.
    std::string source_name = {}, licence = {};
    friend bool operator==(Mapping const&, Mapping const&) = default;
};

/// The targets: "id", "title", "status", "start", "end", "period", "funder", … and each of
/// section_keys, except that "goals" are the global goals and the section of that name is
/// "goals_text"; "results_list" are the things that came out, "results" the section. "title" and
/// sections may be followed by ".sv", ".en" or ".nb".
std::span<std::string_view const> mapping_targets();

/// Whether this is a target, also with a language.
bool is_mapping_target(std::string_view target);

/// The mapping in the JSON; problems have the field "mapping" and texts "knowledge.mapping.…".
std::expected<Mapping, basics::Problems> read_mapping(std::string_view json);
std::string write_mapping(Mapping const& mapping);

/// A guess from the names of the columns in Swedish, Norwegian or English, and what stands below
/// them in some rows. A column whose values do not fit what its name promises is left out.
Mapping suggest_mapping(std::span<std::string const> header,
                        std::span<std::vector<std::string> const> rows);

/// What keeps the mapping from being used on a table with this header: an unknown target or column,
/// no title, two columns for something that there is one of. Each problem's field is the column.
basics::Problems check_mapping(Mapping const& mapping, std::span<std::string const> header);

}
