// Adoptions in the reader's language: what their pages share.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "features/adoptions/actions.h"
#include "services/web/showing.h"

namespace adoptions {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one) : web::Showing(all, one, "adoptions") {}

    /// The name in the reader's language; "okänd organisation" for the empty id.
    std::string organisation_name(organisations::OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
    /// Its page, in the reader's language; empty when there is none.
    std::string organisation_url(organisations::OrganisationId const& id) const;
    /// The organisation and the unit, as far as there is one.
    std::string who(db::Reader& reader, organisations::OrganisationId const& organisation,
                    units::UnitId const& unit) const;
};

using web::fact;
using web::paragraphs;
using web::private_page;

/// Whether adoptions are kept of subjects of this kind.
bool is_adopted_kind(std::string_view kind);
/// The project or case as the one who visits may see it; NotFound otherwise.
web::Access seen_subject(Showing const& showing, db::Reader& reader,
                         activity::Subject const& subject);
/// All adoptions of it, also of what became part of it.
std::vector<Adoption> adoptions_of(db::Reader& reader, std::string_view kind,
                                   web::Access const& access);

/// On whose behalf somebody takes something into use.
struct Place {
    organisations::OrganisationId organisation = {};
    units::UnitId unit = {};  ///< Empty: the organisation as a whole.
    friend auto operator<=>(Place const&, Place const&) = default;
};
/// "ID" or "ID:UNIT", as forms send it.
std::string text_of(Place const& place);
std::optional<Place> parse_place(std::string_view text);
/// Where the viewer may write: each organisation, or the units in which a role counts.
std::vector<Place> places_of(permissions::Viewer const& viewer);
/// The same with every unit there that a role of the viewer's reaches today, each organisation
/// before its units.
std::vector<Place> writing_places(Showing const& showing, db::Reader& reader);
/// Whether the viewer may write on behalf of that place today.
bool may_write(Showing const& showing, db::Reader& reader, Place const& place);
/// Whether the origin itself is asked for: only another unit of it takes over what it made.
bool is_own(web::Access const& subject, Place const& place);

/// "Används sedan 3 mars 2026": how it stands, in full.
std::string standing_text(Showing const& showing, Adoption const& adoption);
/// The same in a word or two.
std::string state_text(Showing const& showing, State state);
std::string verified_text(Showing const& showing, Verified const& verified);

/// What is told, for facts_list.
std::vector<web::View> fact_views(Showing const& showing, Telling const& told);
/// What happened, for timeline_list.
std::vector<web::View> event_views(Showing const& showing, std::vector<Event> const& events);
std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const& subject);

}
