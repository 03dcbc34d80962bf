// What happened to organisations, for the log, and how the rest of the program learns of it.
#include "app/organisation/handlers.h"
#include "app/organisation/organisation.h"
#include "features/knowledge/knowledge.h"
#include "services/activity/edition.h"
#include "services/organisations/data.h"
#include "services/organisations/shelf.h"

namespace organisation {

void record(web::Services& services, db::Transaction& tx, members::MemberId const& member,
            organisations::Organisation const* before, organisations::Organisation const& after) {
    json::Object changes;
    if (before) {
        auto const old = organisations::as_json(*before), now = organisations::as_json(after);
        for (auto const& [field, value] : now.members())
            if (auto const* was = old.find(field); was && *was != value)
                changes.append(field, json::Object{{"old", *was}, {"new", value}});
    }
    json::Object details{{"name", after.name}};
    if (!changes.empty()) details.append("changes", std::move(changes));
    services.activity.record(tx, {.at = services.now(),
                                  .actor = member,
                                  .action = before ? "organisation.changed" : "organisation.added",
                                  .subject = {"organisation", after.id.string()},
                                  .organisation = after.id,
                                  .details = std::move(details)});
}

void show_to_all(web::Services& services, members::MemberId const& member,
                 std::set<organisations::OrganisationId> const& new_or_renamed) {
    {
        auto reader = services.database.read();
        services.organisations.refresh(reader);
    }
    knowledge::link_organisations(services, member, new_or_renamed);
    // A page that was made between the commit and here still has the old names.
    services.edition.advance();
}

organisations::TableReport take_in(web::Services& services, organisations::Table const& table,
                                   TakeIn const& how) {
    auto const directory = services.organisations.directory();
    auto const fields =
        how.fields.empty() ? organisations::fields_of_columns(table.columns) : how.fields;
    std::set<organisations::OrganisationId> taken;
    auto tx = services.database.begin();
    auto report = organisations::take_in(tx, table, *directory,
                                         {.fields = fields,
                                          .also_alike = how.also_alike,
                                          .changed = [&](organisations::Organisation const* before,
                                                         organisations::Organisation const& after) {
                                              record(services, tx, how.member, before, after);
                                              taken.insert(after.id);
                                          }});
    if (!how.keep) return report;
    tx.commit();
    show_to_all(services, how.member, taken);
    return report;
}

}
