// Statements in the reader's language: what their pages share.
#pragma once
#include <string>
#include <vector>

#include "features/outcomes/actions.h"
#include "services/web/showing.h"

namespace outcomes {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one) : web::Showing(all, one, "outcomes") {}

    /// The name in the reader's language; "utan organisation" for the empty id.
    std::string organisation_name(organisations::OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
};

using web::fact;
using web::paragraphs;
using web::private_page;

/// A project as the one who visits may see it; NotFound otherwise.
inline web::Access seen_project(Showing const& showing, db::Reader& reader) {
    return showing.seen(reader, "project");
}
/// The same for those who may change it; Forbidden for those who only see it.
inline web::Access changed_project(Showing const& showing, db::Reader& reader) {
    return showing.changed(reader, "project");
}

/// The statement about the project, or about one that became part of it.
std::optional<Statement> statement_of(db::Reader& reader, web::Access const& project);

/// "Infört sedan 3 mars 2026. Bekräftat av linjeägaren 10 mars 2026.": how it stands, in full.
std::string standing_text(Showing const& showing, Statement const& statement);
/// The same in a few words: "bekräftat", "ej bekräftat".
std::string standing_tag(Showing const& showing, State state);

/// Role, unit, date, budget and evidence for facts_list.
std::vector<web::View> fact_views(Showing const& showing, Statement const& statement);

/// What happened, for timeline_list. With `inside` also comments.
std::vector<web::View> event_views(Showing const& showing, std::vector<Event> const& events,
                                   bool inside);

/// The way back to the project.
std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const& project);

}
