// What pages of a feature read with: its texts, dates and names in the reader's language, and the
// subject that its addresses name.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "platform/basics/time.h"
#include "services/organisations/directory.h"
#include "services/web/pages.h"
#include "services/web/services.h"

namespace web {

/// One reader of one feature's pages. Lives as long as the visit.
struct Showing {
    Services& services;
    Visit const& visit;
    std::string_view feature;  ///< The folder, before the dot of its texts' ids.
    std::shared_ptr<organisations::Directory const> directory;

    Showing(Services& all, Visit const& one, std::string_view of);

    /// The text FEATURE.ID.
    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    /// What is wrong with a field, or empty.
    std::string problem(basics::Problems const& problems, std::string_view field) const;
    std::string date(basics::Time time) const;
    std::string date(basics::Date date) const;
    /// The name in the reader's language; for the empty id the feature's text `otherwise`.
    std::string organisation_name(organisations::OrganisationId const& id,
                                  std::string_view otherwise) const;

    /// The subject of this kind that the path's {id} names, as the one who visits may see it;
    /// NotFound otherwise.
    Access seen(db::Reader& reader, std::string_view kind) const;
    /// The same for those who may change it; Forbidden for those who only see it.
    Access changed(db::Reader& reader, std::string_view kind) const;
};

/// A fact of facts_list, with one value.
View fact(std::string const& name, std::string const& value, std::string const& url = {});

/// A text of several lines as views {paragraph_text}.
std::vector<View> paragraphs(std::string const& text);

/// Pages of those who work with something are kept by nobody in between.
http::Response private_page(http::Response response);

}
