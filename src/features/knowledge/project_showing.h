// What the views of a project share.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/actions.h"
#include "features/knowledge/persons.h"
#include "features/knowledge/reach.h"
#include "services/web/pages.h"

namespace knowledge {

/// Who looks, at what day, and what they need to be told things in their language.
struct Showing {
    web::Visit const& visit;
    web::Pages const& pages;
    organisations::Directory const& directory;
    basics::Date today;

    std::string text(std::string_view id) const {
        return pages.text(visit, "knowledge." + std::string(id));
    }
    std::string format(std::string_view id, texts::Arguments const& arguments) const {
        return pages.format(visit, "knowledge." + std::string(id), arguments);
    }
};

/// The organisation's page, or empty for none.
std::string organisation_url(Showing const& showing, organisations::Organisation const* known);

/// The facts of the project's card (partial facts_list), in the order in which they are read.
std::vector<web::View> facts(Showing const& showing, Content const& content,
                             std::vector<PublicContact> const& contacts,
                             std::optional<UnitShown> const& unit);

/// The lead: the summary, or the beginning of what the project wants; in the reader's language
/// where there is one.
std::string lead(Content const& content, texts::Language language, std::size_t characters);

}
