// Questions in the reader's language: what their pages share.
#pragma once
#include <string>
#include <vector>

#include "features/questions/actions.h"
#include "services/web/showing.h"

namespace questions {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one) : web::Showing(all, one, "questions") {}

    std::string organisation_name(OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
    Hand hand() const;
};

using web::fact;
using web::paragraphs;
using web::private_page;

/// The question in the address as the one who visits may read it; NotFound otherwise.
Question seen_question(Showing const& showing, db::Reader& reader);
/// The same for those who asked it; Forbidden for those who only read it.
Question tended_question(Showing const& showing, db::Reader& reader);

/// "Fråga", "Söker part" …
std::string kind_text(Showing const& showing, Kind kind);
/// "öppen", "sammanfattad"
std::string state_text(Showing const& showing, Question const& question);
/// "3 svar", or "2 intresserade" for a notice.
std::string count_text(Showing const& showing, Question const& question);

/// A question in lists, as card_question wants it.
web::View card_view(Showing const& showing, Question const& question);

/// Organisations in whose name the viewer may ask or answer, as options; the first is chosen when
/// `chosen` is none of them.
std::vector<web::Option> organisation_options(Showing const& showing,
                                              std::vector<OrganisationId> const& own,
                                              std::string_view chosen);

std::vector<web::View> breadcrumbs(Showing const& showing);

/// A form's text as it was sent, with line breaks as ours.
std::string sent(web::Visit const& visit, std::string_view field);

}
