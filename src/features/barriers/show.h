// Barriers in the reader's language: what their pages and programs share.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/barriers/actions.h"
#include "features/barriers/filter.h"
#include "services/members/allowance.h"
#include "services/web/showing.h"

namespace barriers {

/// What the handlers work with, made once.
struct Parts {
    web::Services& services;
    Taxonomy taxonomy;
    /// Of a member in an hour: reports, and "we have the same".
    members::Allowance reports{20}, endorsements{60};

    explicit Parts(web::Services& all) : services(all), taxonomy(all.resources) {}
};

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Parts& parts;

    Showing(Parts& all, web::Visit const& one)
        : web::Showing(all.services, one, "barriers"), parts(all) {}

    std::string organisation_name(OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
    Hand hand() const { return {services.activity, services.now(), visit.viewer.member}; }
    /// "2024", "maj 2024", "17 maj 2024".
    std::string since(basics::Date date) const;
    /// "Lag och regel: Upphandling", or that nobody has said.
    std::string category(std::string_view code) const;
    /// The text GROUP_VALUE: "class_systemic".
    std::string word(std::string_view group, std::string_view value) const {
        return text(std::string(group) + "_" + std::string(value));
    }
};

using web::fact;
using web::paragraphs;
using web::private_page;

/// Whether the one who visits may read it; `behind` are the organisations that have it.
bool may_read(permissions::Viewer const& viewer, Barrier const& barrier,
              std::vector<OrganisationId> const& behind);
/// Who describes and merges: the coordinator of the organisation that reported it, or who leads the
/// whole.
bool is_steward(web::Visit const& visit, Barrier const& barrier);
/// The organisations in whose name the one who visits may report and say "we have the same".
std::vector<OrganisationId> own_organisations(web::Visit const& visit);
std::vector<OrganisationId> behind(db::Reader& reader, BarrierId const& whole);
/// Whether they may say that a barrier stops the project: who change it, or tend the barrier. The
/// words of others name it all the same.
bool may_tie(Showing const& showing, db::Reader& reader, OrganisationId const& steward,
             std::string const& project);

/// The barrier in the address as the one who visits may read it; NotFound otherwise. One that was
/// merged is found as well.
Barrier seen_barrier(Showing const& showing, db::Reader& reader);
/// The same for stewards; Forbidden for those who only read it.
Barrier tended_barrier(Showing const& showing, db::Reader& reader);

/// A project or another subject that the one who visits may see; nothing otherwise.
std::optional<web::Access> seen_subject(Showing const& showing, db::Reader& reader,
                                        std::string_view kind, std::string_view id);

/// All that the one who visits may read, with what the register knows of them.
std::vector<Listed> readable(Showing const& showing, db::Reader& reader);
/// The same, narrowed.
std::vector<Listed> found_by(Showing const& showing, db::Reader& reader, Filter const& filter);
/// What the query of an address asks for; unknown values are left out.
Filter filter_in(Showing const& showing);

/// "Delas av 3 organisationer."
std::string shared_text(Showing const& showing, std::size_t organisations);
/// As card_barrier wants it.
web::View card_view(Showing const& showing, Barrier const& barrier, std::size_t organisations);
std::vector<web::View> breadcrumbs(Showing const& showing, Barrier const* barrier);

/// A field with its texts label_NAME and hint_NAME; a text of several lines when it has rows.
struct FieldOf {
    std::string name = {};
    std::string value = {};
    std::size_t longest = 0;
    bool is_required = false;
    int rows = 0;
};
web::View field(Showing const& showing, basics::Problems const& problems, FieldOf const& of);
/// Radio buttons, their texts GROUP_VALUE.
web::View choices(Showing const& showing, basics::Problems const& problems, std::string const& name,
                  std::string const& group, std::vector<std::string_view> const& values,
                  std::string const& chosen);
web::View organisation_field(Showing const& showing, basics::Problems const& problems,
                             std::string const& chosen);

/// What stands in a field of the form that was sent, without carriage returns.
std::string sent(web::Visit const& visit, std::string_view field);

}
