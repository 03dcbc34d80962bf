// Questions in the reader's language: what their pages share.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "features/questions/actions.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"

namespace questions {

/// One reader and what they read with. Lives as long as the visit.
struct Showing {
    web::Services& services;
    web::Visit const& visit;
    std::shared_ptr<organisations::Directory const> directory;

    Showing(web::Services& all, web::Visit const& one);

    /// The text questions.ID.
    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string problem(basics::Problems const& problems, std::string_view field) const;
    std::string date(basics::Time time) const;
    std::string date(basics::Date date) const;
    std::string organisation_name(OrganisationId const& id) const;
    Hand hand() const;
};

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

/// A text of several lines as views {paragraph_text}.
std::vector<web::View> paragraphs(std::string const& text);
web::View fact(std::string const& name, std::string const& value, std::string const& url = {});

/// Organisations in whose name the viewer may ask or answer, as options; the first is chosen when
/// `chosen` is none of them.
std::vector<web::Option> organisation_options(Showing const& showing,
                                              std::vector<OrganisationId> const& own,
                                              std::string_view chosen);

std::vector<web::View> breadcrumbs(Showing const& showing);

/// Pages of those who are signed in are kept by nobody in between.
http::Response private_page(http::Response response);

/// A form's text as it was sent, with line breaks as ours.
std::string sent(web::Visit const& visit, std::string_view field);

}
