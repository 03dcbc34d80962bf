// A project as its page shows it: values in, names and texts for the template out.
#pragma once
#include <vector>

#include "features/knowledge/actions.h"
#include "features/knowledge/persons.h"
#include "features/knowledge/reach.h"
#include "services/goals/goals.h"
#include "services/red_thread/red_thread.h"
#include "services/search/query.h"
#include "services/web/beside.h"
#include "services/web/pages.h"

namespace knowledge {

/// What the page needs beside the project.
struct ProjectShown {
    Project project;
    std::vector<StoredRecord> records;
    std::vector<search::Similar> similar;
    std::vector<PublicContact> contacts = {};
    /// How many persons the sources name; only for those who may see them.
    std::optional<std::size_t> persons = {};
    std::size_t cases = 0;               ///< Published cases that tell its story.
    std::optional<UnitShown> unit = {};  ///< Of the organisation that answers for it.
    bool may_edit = false, may_place = false;
    std::vector<web::BesideBox> beside = {};  ///< What other features say of it.
};

/// The view of templates/project.mustache.
web::View project_view(web::Visit const& visit, web::Pages const& pages, ProjectShown const& shown,
                       organisations::Directory const& directory, goals::Goals const& goals,
                       red_thread::Line const& line, basics::Date today);

/// schema.org/ResearchProject as JSON-LD, safe inside a script element.
std::string project_json_ld(web::Visit const& visit, web::Pages const& pages,
                            Project const& project);

/// The address without language: "/projects/01j…/a-slug".
std::string project_path(Project const& project);

/// "jan 2016 – aug 2019", "sedan 2016", "4 år"; empty when nothing is known.
std::string period_text(web::Visit const& visit, web::Pages const& pages, Content const& content);

/// A project as a card in a list (web/partials/card_project).
web::View project_card(web::Visit const& visit, web::Pages const& pages, Project const& project,
                       basics::Date today);

}
