// The handlers, and what pages of pots share.
#pragma once
#include "features/funds/actions.h"
#include "services/members/allowance.h"
#include "services/web/showing.h"

namespace funds {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one) : web::Showing(all, one, "funds") {}

    std::string money(Fund const& fund, std::int64_t minor) const {
        return texts::money(visit.language, fund.money(minor));
    }
    basics::Date today() const { return basics::day_in_stockholm(services.now()); }
    std::string organisation_name(organisations::OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
};

using web::fact;
using web::paragraphs;
using web::private_page;

/// Whether the one who visits decides about the pot: coordinates where it lies.
bool decides(Showing const& showing, db::Reader& reader, Fund const& fund);
/// Whether they may read the application: everybody when it is decided, otherwise whose it is and
/// those who decide.
bool may_read(web::Visit const& visit, bool is_decider, Application const& one);
Hand hand_of(Showing const& showing);
/// A field with its texts label_NAME and hint_NAME.
web::View field(Showing const& showing, basics::Problems const& problems, std::string const& name,
                std::string const& value, std::size_t longest, bool required = true, int rows = 0);
std::vector<web::View> breadcrumbs(Showing const& showing, Fund const* fund);
Fund fund_in(web::Visit const& visit, db::Reader& reader);

/// How many applications a member may send in an hour.
struct Limits {
    members::Allowance applications{20};
};

// fund_pages.cpp
/// GET /funds, /funds/{id}
http::Response show_all(web::Services& services, web::Visit const& visit);
http::Response show_one(web::Services& services, web::Visit const& visit);

// editing_pages.cpp
/// GET and POST /funds/new, /funds/{id}/edit
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response add_new(web::Services& services, web::Visit const& visit);
http::Response show_edit(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, web::Visit const& visit);

// applying_pages.cpp
/// GET and POST /funds/{id}/apply
http::Response show_form(web::Services& services, web::Visit const& visit);
http::Response send_form(web::Services& services, Limits& limits, web::Visit const& visit);

// application_pages.cpp
/// GET and POST /funds/{id}/applications/{application}: act is decide, account or withdraw
http::Response show_application(web::Services& services, web::Visit const& visit);
http::Response work_with(web::Services& services, web::Visit const& visit);

// api.cpp
namespace api {
http::Response list(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response csv(web::Services& services, web::Visit const& visit);
http::Response apply(web::Services& services, Limits& limits, web::Visit const& visit);
}

}
