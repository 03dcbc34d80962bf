// Calls in the reader's language: what their pages share.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/calls/actions.h"
#include "features/calls/rules.h"
#include "services/web/showing.h"

namespace calls {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one) : web::Showing(all, one, "calls") {}

    std::string organisation_name(OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
    Hand hand() const { return {services.activity, services.now(), visit.viewer.member}; }
    /// "29 mars 2026 kl. 03:00"
    std::string time(basics::Time at) const { return texts::date_time(visit.language, at); }
    /// "31 mars 2026, 24:00" for the end of that day.
    std::string closing(basics::Time at) const {
        return ideas::asked::closing_text(visit.language, at);
    }
    Phase phase(Call const& call) const { return calls::phase(call, services.now()); }
};

using web::fact;
using web::paragraphs;
using web::private_page;

bool may_work(web::Visit const& visit, Call const& call);
/// The call in the address as the one who visits may see it; NotFound otherwise.
Call seen_call(Showing const& showing, db::Reader& reader);
/// The same for those who work with it; Forbidden for those who only see it.
Call worked_call(Showing const& showing, db::Reader& reader);

/// "öppen", "avgjord"
std::string phase_tag(Showing const& showing, Call const& call);
/// "Öppen till 29 mars 2026 kl. 03:00."
std::string phase_text(Showing const& showing, Call const& call);
/// "Sampelby kommun tillsammans med Granby kommun"
std::string who_text(Showing const& showing, Call const& call);

/// For facts_list.
std::vector<web::View> fact_views(Showing const& showing, Call const& call, std::int64_t count);
/// For timeline_list, what is ahead too.
std::vector<web::View> event_views(Showing const& showing, Call const& call,
                                   std::vector<Event> const& events);

/// As card_call wants it.
web::View card_view(Showing const& showing, Call const& call);

std::vector<web::View> breadcrumbs(Showing const& showing, Call const* call);

}
