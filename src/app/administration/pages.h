// The handlers, and what they share.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/http/response.h"
#include "services/organisations/directory.h"
#include "services/units/things.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace administration {

// people_pages.cpp: who has which role, and giving and ending one
http::Response show_people(web::Services& services, web::Visit const& visit);
http::Response show_person(web::Services& services, web::Visit const& visit);
http::Response change_roles(web::Services& services, web::Visit const& visit);
/// At the person's request: others do not see the name from now on.
http::Response protect_person(web::Services& services, web::Visit const& visit);
/// The name of somebody whose identity is protected; that it was looked at is recorded.
http::Response show_name(web::Services& services, web::Visit const& visit);

// invite_pages.cpp: inviting somebody
http::Response show_invite(web::Services& services, web::Visit const& visit);
http::Response invite(web::Services& services, web::Visit const& visit);
http::Response withdraw(web::Services& services, web::Visit const& visit);

// answer_pages.cpp: the one who was invited
http::Response show_invitation(web::Services& services, web::Visit const& visit);
http::Response answer_invitation(web::Services& services, web::Visit const& visit);

// shared.cpp

/// The organisation that the path names, for those who answer for it. Lives as long as the
/// directory that it is of.
struct Place {
    std::shared_ptr<organisations::Directory const> directory;
    organisations::Organisation const* organisation;

    organisations::OrganisationId id() const { return organisation->id; }
};
Place place(web::Services& services, web::Visit const& visit);

/// Who lets others in is known as surely as the organisation asks, and shows again who they are:
/// the way to either, unless they have.
std::optional<http::Response> unless_trusted(web::Services& services, web::Visit const& visit,
                                             Place const& place);

std::string text(web::Services& services, web::Visit const& visit, std::string const& id);
/// "Samordnare".
std::string role_name(web::Services& services, web::Visit const& visit, permissions::Role role);
/// The units of the organisation as they are today.
units::Chart chart(web::Services& services, Place const& place);
/// "Samordnare", or "Samordnare, Biblioteken" for a role in a unit; says when that rests.
std::string role_name(web::Services& services, web::Visit const& visit, units::Chart const& chart,
                      permissions::Role role, units::UnitId const& unit);
/// "Sampelby kommun", or "Biblioteken, Sampelby kommun", as letters and the invited are told.
std::string where_name(units::Chart const& chart, std::string_view organisation,
                       units::UnitId const& unit);
/// Choosing the whole organisation or a unit: unit_field, has_units. `id` tells the field from
/// others on the page.
web::View unit_field(web::Services& services, web::Visit const& visit, units::Chart const& chart,
                     std::string_view chosen, std::string id, std::string problem);
/// The unit that a form names; empty: none. Nothing when it is not there today.
std::optional<units::UnitId> unit_in(units::Chart const& chart, std::string_view text);

/// The way back: the organisation, and its people where `with_people`.
std::vector<web::View> crumbs(web::Services& services, web::Visit const& visit, Place const& place,
                              bool with_people);

}
