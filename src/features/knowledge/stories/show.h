// Cases in the reader's language: names, dates and texts that all their pages share.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/knowledge/actions.h"
#include "features/knowledge/store.h"
#include "features/knowledge/stories/fields.h"
#include "features/knowledge/stories/store.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"

namespace knowledge::stories {

/// One reader and what they read with. Lives as long as the visit.
struct Showing {
    web::Services& services;
    web::Visit const& visit;
    std::shared_ptr<organisations::Directory const> directory;

    Showing(web::Services& services, web::Visit const& visit);

    /// The text knowledge.case_ID.
    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string label(Field const& field) const;
    std::string option(Field const& field, std::string_view code) const;
    /// "svenska"; for languages beside the page's own.
    std::string language_name(texts::Language language) const;
    /// The organisation's name, and its page.
    std::string organisation_name(organisations::OrganisationId const& id) const;
    std::string organisation_url(organisations::OrganisationId const& id) const;
    /// "31 jan 2026, 14:05".
    std::string date_time(basics::Time time) const;
    std::string date(basics::Time time) const;
};

/// The viewer as the one who does something now.
Hand hand_of(Showing const& showing);

/// "/cases/01j…/a-slug", without the language.
std::string path_of(Case const& of);
/// "/cases/01j…", where the pages for writers begin.
std::string work_path(Case const& of);

/// Whether the viewer works with the case: sees drafts, versions and reviews.
bool works_with(web::Services& services, web::Visit const& visit, Case const& of);
/// Whether the viewer may make the move with this case now, by a role in the organisation or in the
/// unit that has it.
bool may_make(web::Services& services, web::Visit const& visit, Case const& of, Move move);

/// The case that the path names as {id}. Throws NotFound for those who do not work with it.
Case case_at_work(web::Services& services, db::Reader& reader, web::Visit const& visit);

/// The project as far as the viewer may see it; a merged one is the one that it became part of.
std::optional<Project> visible_project(web::Services& services, db::Reader& reader,
                                       web::Visit const& visit, ProjectId id);

/// What a field says, to be read: the names of options, the titles of projects. Empty when it says
/// nothing.
std::string readable(Showing const& showing, db::Reader& reader, Story const& story,
                     Field const& field, texts::Language language);

/// The names of people here by id; who no longer is a member has none.
std::map<members::MemberId, std::string> names_of(Showing const& showing,
                                                  std::vector<members::MemberId> const& ids);
/// A name from these, or what stands for somebody unknown.
std::string name_from(Showing const& showing, std::map<members::MemberId, std::string> const& names,
                      members::MemberId id);

/// Pages for those who work with a case are kept by nobody in between.
http::Response private_page(http::Response response);

/// The way back for pages of writers: own cases, then the case when given.
std::vector<web::View> work_breadcrumbs(Showing const& showing, Case const* of);

}
