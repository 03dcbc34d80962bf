// Lines are kept as they were typed, one after another.
#include "services/moderation/text_filter_store.h"

namespace moderation {

TextFilter filter_of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    auto found =
        reader.first("SELECT words, most_links, version FROM text_filters WHERE organisation = $1",
                     {organisation}, [&](db::Row const& row) {
                         return TextFilter{.organisation = organisation,
                                           .lines = filter_lines(row.view(0)),
                                           .most_links = row.optional_integer(1),
                                           .version = row.integer(2)};
                     });
    return found ? *std::move(found) : TextFilter{.organisation = organisation};
}

bool save_filter(db::Transaction& tx, TextFilter const& filter) {
    std::string words;
    for (auto const& line : filter.lines) words += line + "\n";
    if (filter.version == 0)
        return tx.run(
                   "INSERT INTO text_filters (organisation, words, most_links, version)"
                   " VALUES ($1, $2, $3, 1) ON CONFLICT (organisation) DO NOTHING",
                   {filter.organisation, words, filter.most_links}) > 0;
    return tx.run(
               "UPDATE text_filters SET words = $2, most_links = $3, version = version + 1"
               " WHERE organisation = $1 AND version = $4",
               {filter.organisation, words, filter.most_links, filter.version}) > 0;
}

}
