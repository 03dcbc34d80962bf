// Statements in the reader's language: what their pages share.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "features/outcomes/actions.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"

namespace outcomes {

/// One reader and what they read with. Lives as long as the visit.
struct Showing {
    web::Services& services;
    web::Visit const& visit;
    std::shared_ptr<organisations::Directory const> directory;

    Showing(web::Services& all, web::Visit const& one);

    /// The text outcomes.ID.
    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string problem(basics::Problems const& problems, std::string_view field) const;
    std::string date(basics::Time time) const;
    std::string date(basics::Date date) const;
    /// The name in the reader's language; "utan organisation" for the empty id.
    std::string organisation_name(organisations::OrganisationId const& id) const;
};

/// A project as the one who visits may see it; NotFound otherwise.
web::Access seen_project(Showing const& showing, db::Reader& reader);
/// The same for those who may change it; Forbidden for those who only see it.
web::Access changed_project(Showing const& showing, db::Reader& reader);

/// The statement about the project, or about one that became part of it.
std::optional<Statement> statement_of(db::Reader& reader, web::Access const& project);

/// "Infört sedan 3 mars 2026. Bekräftat av linjeägaren 10 mars 2026.": how it stands, in full.
std::string standing_text(Showing const& showing, Statement const& statement);
/// The same in a few words: "bekräftat", "ej bekräftat".
std::string standing_tag(Showing const& showing, State state);

/// Role, unit, date, budget and evidence for facts_list.
std::vector<web::View> fact_views(Showing const& showing, Statement const& statement);
web::View fact(std::string const& name, std::string const& value, std::string const& url = {});

/// What happened, for timeline_list. With `inside` also comments.
std::vector<web::View> event_views(Showing const& showing, std::vector<Event> const& events,
                                   bool inside);

/// A text of several lines as views {paragraph_text}.
std::vector<web::View> paragraphs(std::string const& text);

/// The way back to the project.
std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const& project);

/// Pages of those who work with it are kept by nobody in between.
http::Response private_page(http::Response response);

}
