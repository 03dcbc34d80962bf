// Values as a JSON object of texts.
#include "app/own_forms/store.h"

#include "platform/json/value.h"

namespace own_forms {

namespace {

Values values_of(std::string_view text) {
    Values values;
    auto const read = json::parse(text);
    if (read && read->object())
        for (auto const& [name, value] : read->object()->members())
            if (value.string()) values.emplace(name, *value.string());
    return values;
}

}

Kept kept(db::Reader& reader, organisations::OrganisationId const& organisation,
          std::string_view kind) {
    return reader
        .first(
            "SELECT value, version, changed_at FROM organisation_settings"
            " WHERE organisation = $1 AND kind = $2",
            {organisation, kind},
            [](db::Row const& row) {
                return Kept{values_of(row.view(0)), row.integer(1), row.time(2)};
            })
        .value_or(Kept());
}

void each(db::Reader& reader, std::string_view kind,
          std::function<void(organisations::OrganisationId const&, Kept const&)> const& take) {
    reader.each(
        "SELECT organisation, value, version, changed_at FROM organisation_settings"
        " WHERE kind = $1",
        {kind}, [&](db::Row const& row) {
            if (auto const id = organisations::OrganisationId::parse(row.text(0)))
                take(*id, {values_of(row.view(1)), row.integer(2), row.time(3)});
        });
}

bool save(db::Transaction& tx, organisations::OrganisationId const& organisation,
          std::string_view kind, Values const& values, std::int64_t seen, basics::Time now) {
    json::Object object;
    for (auto const& [name, value] : values) object.append(name, value);
    auto const text = json::write(object);
    if (seen == 0)
        return tx.run(
                   "INSERT INTO organisation_settings (organisation, kind, value, version,"
                   " changed_at) VALUES ($1, $2, $3, 1, $4)"
                   " ON CONFLICT (organisation, kind) DO NOTHING",
                   {organisation, kind, text, now}) == 1;
    return tx.run(
               "UPDATE organisation_settings SET value = $3, version = version + 1,"
               " changed_at = $4 WHERE organisation = $1 AND kind = $2 AND version = $5",
               {organisation, kind, text, now, seen}) == 1;
}

}
