// What the JSON and the tables of the research funders' common data (GDP 2.0) have in common.
#pragma once
#include <string>
#include <string_view>

#include "features/knowledge/readers/readers.h"

namespace knowledge::readers {

/// The start of a record: its key is number and funder ("2018-00123_Formas"), since funders share
/// numbers.
Record gdp_record(std::string_view funder, std::string_view number);

/// An organisation with its role in the source's word ("SökandeKoordinator",
/// "FinansieradOrganisation").
struct GdpOrganisation {
    std::string name, number, kind, county, country, role;
};
void add_gdp_organisation(GdpOrganisation const& organisation, Sources const& sources,
                          Content& content);

/// A global goal by its name, in either language, with or without its number.
void add_gdp_goal(std::string_view name, Sources const& sources, Content& content);

void add_gdp_subject(std::string_view code, std::string_view swedish, std::string_view english,
                     Content& content);
void add_gdp_keyword(std::string_view keyword, Content& content);

/// A sum of granted money in minor units; sums of one currency are added up.
void add_gdp_grant(std::int64_t minor, std::string_view currency, Content& content);

/// The table 1.ansokan, or a zip with the whole set of tables.
Outcome read_gdp_table(std::string_view bytes, Sources const& sources, Sink& sink);
Outcome read_gdp_zip(std::string_view bytes, Sources const& sources, Sink& sink);

}
