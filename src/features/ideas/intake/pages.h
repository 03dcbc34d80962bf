// Pausing intake and opening it again, and what visitors are told meanwhile.
#pragma once
#include "features/ideas/intake/intake.h"

namespace ideas::intake {

http::Response show_intake(web::Services& services, web::Visit const& visit);
http::Response change_intake(web::Services& services, web::Visit const& visit);
/// GET and PUT /api/v1/organisations/ID/intake
http::Response intake_json(web::Services& services, web::Visit const& visit);
http::Response put_intake(web::Services& services, web::Visit const& visit);

/// "Sampelby kommun tar inte emot inspel till och med den 10 augusti. …", or empty while what is
/// told there (unit: an id or empty) is taken in.
std::string closed_text(Showing const& showing, db::Reader& reader,
                        organisations::OrganisationId const& organisation, std::string_view unit);
/// The same as a problem of the form's field "organisation", or of "unit" when only that is closed.
basics::Problems closed_problem(Showing const& showing, db::Reader& reader,
                                organisations::OrganisationId const& organisation,
                                std::string_view unit);

/// For the desk: closed[] {closed_text closed_url closed_unit} of the organisations whose intake
/// the viewer may open, with the units of each; intakes[] {intake_text intake_url}.
web::View desk_view(Showing const& showing, db::Reader& reader);

}
