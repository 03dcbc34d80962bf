// Assessments in the reader's language: what their pages share.
#pragma once
#include <string>
#include <vector>

#include "features/assessments/actions.h"
#include "services/web/showing.h"

namespace assessments {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one) : web::Showing(all, one, "assessments") {}

    std::string organisation_name(organisations::OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }

    std::span<goals::Goal const> goals() const { return services.goals.all(); }
    /// "13. Bekämpa klimatförändringarna"
    std::string goal_name(int goal) const;
    std::string dimension_name(goals::Dimension dimension) const;
    /// "Mål 13: Bekämpa klimatförändringarna", "Jämställdhet och jämlikhet", "Den sociala
    /// dimensionen": what a part is about.
    std::string part_name(PartId const& part) const;
};

/// The page of an assessment, without the language.
std::string place(web::Access const& project);
std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const& project,
                                   bool is_below);

/// "0,67", with a minus sign as people write it.
std::string ratio_text(Showing const& showing, double ratio);

/// "Balansen mellan dimensionerna är 0,75 av 1.", or what is missing before there is one.
std::string balance_text(Showing const& showing, Assessment const& assessment);

/// How many conflicts have no answer.
std::size_t unanswered(std::vector<Conflict> const& conflicts);

}
