// Who does what now that a barrier is gone, in the reader's language: pages and programs.
#pragma once
#include <string>
#include <vector>

#include "features/escalations/afterwards/asking.h"
#include "features/escalations/pages.h"

namespace escalations {

/// As the one who visits may see it: without projects that they may not see.
struct NowSeen {
    std::vector<AskedNow> asked = {};
    std::vector<NowAnswer> answers = {};
    int round = 0;
};
NowSeen seen_now(Showing const& showing, db::Reader& reader, Known const& barrier);

/// "Sampelby kommun", "projektet Landström (Sampelby kommun)".
std::string party_name(Showing const& showing, db::Reader& reader, Party const& party);
/// Whether the one who visits answers for the organisation.
bool may_say(web::Visit const& visit, organisations::OrganisationId const& organisation);

/// Who answered what and who has not: for the barrier's way.
web::View now_view(Showing const& showing, db::Reader& reader, Seen const& seen);

// By one hand, in a transaction of the caller's.

/// Answers, or takes back what was answered when nothing is told. False when it was said before in
/// the same words.
bool say_now(db::Transaction& tx, Hand const& hand, Known const& barrier, int round,
             Party const& party, told::Told const& told);

/// GET and POST /barriers/{id}/way/now
http::Response show_now(Parts& parts, web::Visit const& visit);
http::Response save_now(Parts& parts, web::Visit const& visit);
/// GET and POST /barriers/now/answer/{link}
http::Response show_now_link(Parts& parts, web::Visit const& visit);
http::Response save_now_link(Parts& parts, web::Visit const& visit);
/// GET /barriers/now/thanks
http::Response show_now_thanks(Parts& parts, web::Visit const& visit);

namespace api {
/// GET and POST /api/v1/barriers/{id}/now
http::Response now(Parts& parts, web::Visit const& visit);
http::Response say_now(Parts& parts, web::Visit const& visit);
}

}
