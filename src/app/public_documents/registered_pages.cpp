// What is registered, for everybody: the number, the day, what sort of thing it is and who has it;
// what it says only when it is open, or as a masked copy.
#include "app/public_documents/pages.h"
#include "app/registration_pages/masked.h"
#include "app/registration_pages/matter.h"
#include "platform/basics/text.h"
#include "platform/db/reach.h"
#include "services/organisations/shelf.h"
#include "services/registration/copies.h"
#include "services/units/things.h"
#include "services/web/api.h"

namespace public_documents {

namespace {

using registration::Registration;
using web::Openness;
using web::View;

constexpr std::size_t page_size = 50;

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "public_documents." + id);
}

/// That something is registered is public although the thing itself is not: Entry says how much of
/// it anybody reads.
db::Reader reader_of_all(web::Services& services) {
    db::Within const all(db::Reach::everything());
    return services.database.read();
}

/// One that is registered, as far as everybody may know of it.
struct Entry {
    Registration one = {};
    web::Document document = {};
    std::optional<registration::Mark> mark = {};
    std::optional<registration::Copy> copy = {};  ///< That everybody may read.

    bool is_marked() const { return !one.secrecy.empty(); }
    /// All of it, on its own page.
    bool is_open() const { return document.openness == Openness::everybody && !is_marked(); }
};

/// Nothing for what has no number, is gone, or was hidden because of what it says.
std::optional<Entry> entry_of(web::Services& services, web::Visit const& visit, db::Reader& reader,
                              Registration one) {
    auto const kind = services.registered.find(one.kind);
    if (one.number.empty() || kind == services.registered.end()) return std::nullopt;
    auto document = kind->second->document(visit, reader, one.subject);
    if (!document || document->openness == Openness::hidden) return std::nullopt;
    Entry entry{.one = std::move(one), .document = *std::move(document)};
    entry.mark = registration::mark_of(reader, entry.one.id);
    if (entry.document.openness != Openness::taken_back)
        entry.copy = registration::shown_copy(reader, entry.one.id);
    return entry;
}

/// Its title when everybody may read that, or what sort of thing it is.
std::string title_of(web::Services& services, web::Visit const& visit, Entry const& entry) {
    if (entry.is_open()) return entry.document.title;
    if (entry.copy) return registration_pages::read_document(entry.copy->content).title;
    return text(services, visit, "neutral_" + entry.one.kind);
}

std::string organisation_name(web::Services& services, web::Visit const& visit,
                              organisations::OrganisationId const& id) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, visit.language)) : std::string();
}

/// The organisation and the unit that has it today.
std::string where_of(web::Services& services, web::Visit const& visit, units::Where& where,
                     Entry const& entry) {
    auto const& organisation = entry.document.organisation;
    auto name = organisation_name(services, visit, organisation);
    auto const spot = where.spot(organisation, {entry.one.kind, entry.one.subject});
    if (spot.unit) name += ", " + where.chart(organisation).name(spot.unit->id);
    return name;
}

std::string mark_text(web::Services& services, web::Visit const& visit, Entry const& entry) {
    if (!entry.is_marked()) return {};
    auto const at = entry.mark ? entry.mark->at : entry.document.at;
    return services.pages.format(
        visit, "public_documents.mark_text",
        {{"ground", entry.one.secrecy},
         {"organisation", organisation_name(services, visit, entry.document.organisation)},
         {"date", texts::date(visit.language, basics::day_in_stockholm(at))}});
}

std::string entry_path(Entry const& entry) { return "/registered/" + entry.one.id.string(); }

View row_view(web::Services& services, web::Visit const& visit, units::Where& where,
              Entry const& entry) {
    return View()
        .set("row_number", entry.one.number)
        .set("row_url", visit.address(entry_path(entry)))
        .set("row_title", title_of(services, visit, entry))
        .set("row_kind", text(services, visit, "one_" + entry.one.kind))
        .set("row_day", texts::short_date(visit.language, entry.one.registered_on))
        .set("row_where", where_of(services, visit, where, entry))
        .set("is_marked", entry.is_marked());
}

registration::Listing asked(web::Visit const& visit) {
    auto const& query = visit.request.query;
    registration::Listing asked{.number = basics::one_line(query.text("number")),
                                .before = std::string(query.text("before"))};
    if (auto const id = organisations::OrganisationId::parse(query.text("organisation")))
        asked.organisation = *id;
    return asked;
}

/// A page of what is listed, and the key of the next one; what everybody may not know of is passed
/// over.
struct Found {
    std::vector<Entry> entries = {};
    std::string next = {};
};
Found found(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto listing = asked(visit);
    Found page;
    for (;;) {
        auto const rows = registration::listed(reader, listing, page_size);
        for (auto const& row : rows) {
            if (page.entries.size() == page_size) {
                page.next = listing.before;
                return page;
            }
            listing.before = registration::key_of(row);
            if (auto entry = entry_of(services, visit, reader, row))
                page.entries.push_back(*std::move(entry));
        }
        if (rows.size() < page_size) return page;
    }
}

Entry entry_in(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto one = http::found(registration::find(reader, visit.id<registration::RegistrationId>()));
    return http::found(entry_of(services, visit, reader, std::move(one)));
}

std::vector<View> crumbs(web::Services& services, web::Visit const& visit, bool with_list) {
    std::vector<View> views{View()
                                .set("crumb_name", text(services, visit, "title"))
                                .set("crumb_url", visit.address("/public-documents"))};
    if (with_list)
        views.push_back(View()
                            .set("crumb_name", text(services, visit, "registered_title"))
                            .set("crumb_url", visit.address("/registered")));
    return views;
}

}

http::Response show_registered(web::Services& services, web::Visit const& visit) {
    auto reader = reader_of_all(services);
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    auto const listing = asked(visit);
    auto const page = found(services, visit, reader);
    std::vector<View> rows;
    for (auto const& entry : page.entries) rows.push_back(row_view(services, visit, where, entry));
    std::string query;
    if (!listing.organisation.empty())
        query += "&organisation=" + std::string(listing.organisation.text());
    View view;
    view.set("breadcrumbs", crumbs(services, visit, false))
        .set_list("rows", std::move(rows))
        .set("form_url", visit.address("/registered"))
        .set("organisation_value", std::string(listing.organisation.text()))
        .set_optional("of_text", listing.organisation.empty()
                                     ? std::string()
                                     : organisation_name(services, visit, listing.organisation))
        .set("number_field", web::field_view({.name = "number",
                                              .label = text(services, visit, "number"),
                                              .value = listing.number,
                                              .hint = text(services, visit, "number_hint")}))
        .set("all_url", visit.address("/registered"))
        .set("is_narrowed",
             !listing.number.empty() || !listing.organisation.empty() || !listing.before.empty())
        .set_optional("older_url", page.next.empty() ? std::string()
                                                     : visit.address("/registered") + "?before=" +
                                                           web::query_escaped(page.next) + query);
    return services.pages.page(visit, "public_documents/registered", std::move(view),
                               {.title = text(services, visit, "registered_title"),
                                .description = text(services, visit, "registered_lead")});
}

http::Response show_entry(web::Services& services, web::Visit const& visit) {
    auto reader = reader_of_all(services);
    auto const entry = entry_in(services, visit, reader);
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    bool const is_gone = entry.document.openness == Openness::taken_back;
    View view;
    view.set("breadcrumbs", crumbs(services, visit, true))
        .set("entry_title", title_of(services, visit, entry))
        .set("number_text", entry.one.number)
        .set("day_text", texts::date(visit.language, entry.one.registered_on))
        .set("kind_text", text(services, visit, "one_" + entry.one.kind))
        .set("way_text",
             text(services, visit, entry.document.is_received ? "received_on" : "drawn_up_on"))
        .set("way_day", texts::date(visit.language, basics::day_in_stockholm(entry.document.at)))
        .set("where_text", where_of(services, visit, where, entry))
        .set_optional("mark_text", mark_text(services, visit, entry))
        .set_optional("open_url",
                      entry.is_open() ? visit.address(entry.document.public_path) : std::string())
        .set("is_gone", is_gone)
        .set("is_closed", !entry.is_open() && !entry.copy && !is_gone)
        .set("has_copy", entry.copy.has_value())
        .set("organisations_url", visit.address("/public-documents"));
    if (entry.copy) {
        auto const copy = registration_pages::read_document(entry.copy->content);
        view.set("copy", registration_pages::shown_document(services, visit, copy))
            .set("copy_url", visit.address(entry_path(entry) + "/copy"))
            .set("copy_text",
                 services.pages.format(
                     visit, "public_documents.copy_text",
                     {{"ground", entry.copy->ground},
                      {"date",
                       texts::date(visit.language, basics::day_in_stockholm(entry.copy->at))}}));
    }
    return services.pages.page(
        visit, "public_documents/entry", std::move(view),
        {.title = entry.one.number, .status = is_gone ? 410 : 200, .unlisted = true});
}

http::Response show_public_copy(web::Services& services, web::Visit const& visit) {
    auto reader = reader_of_all(services);
    auto const entry = entry_in(services, visit, reader);
    if (!entry.copy) throw http::NotFound();
    return registration_pages::handed_out(services, visit,
                                          registration_pages::read_document(entry.copy->content),
                                          entry.one.number, entry.copy->ground);
}

}
