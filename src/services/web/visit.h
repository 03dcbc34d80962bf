// One request by one person or program: who asks, in which language, for what.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.h"
#include "platform/http/response.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"

namespace texts {
class FurtherTexts;
}

namespace web {

/// Lives as long as the request is handled. Handlers take it by reference and read only.
struct Visit {
    http::Request const& request;
    texts::Language language = texts::Language::sv;
    permissions::Viewer viewer = {};
    std::string form_token =
        {};  ///< Goes into each form that is posted; checked before the handler runs.
    std::string session = {};  ///< Hash of the session, to tell it from others of the same member.
    /// Not empty while a page is made for all with the same roles: stands in for the member's menu.
    std::string menu_mark = {};
    /// Signed in with roles that sleep until a second step of signing in is set up.
    bool must_set_up = false;
    std::string municipality = {};  ///< The code of the reader's own municipality, or empty.
    std::map<std::string, std::string, std::less<>> captured =
        {};                 ///< The {parts} of the route's path.
    std::string path = {};  ///< Without the language: "/projects/01j…/a-slug".
    /// Set when the page is asked for in one of the further languages; `language` is then Swedish,
    /// for all that has no texts there.
    std::shared_ptr<texts::FurtherTexts const> further = nullptr;
    /// Whether a path, without language and query, is also there in the further languages.
    std::function<bool(std::string_view)> is_further = nullptr;
    /// The organisation on whose own host name the page is asked for; empty: the site's own
    /// address.
    organisations::OrganisationId own_site = {};

    /// The part of the path that the route names {name}; empty when the route has none.
    std::string_view part(std::string_view name) const {
        auto const found = captured.find(name);
        return found == captured.end() ? std::string_view() : std::string_view(found->second);
    }
    /// The id in the path, or NotFound: what is not an id names nothing.
    template <class IdType>
    IdType id(std::string_view name = "id") const {
        return http::found(IdType::parse(part(name)));
    }

    /// Whether the one who asks may, in this organisation (empty: in any).
    bool may(permissions::Permission permission,
             organisations::OrganisationId const& organisation = {}) const {
        return permissions::may(viewer, permission, organisation);
    }
    /// Whether the one who asks may, over what lies there.
    bool may_at(permissions::Permission permission, permissions::Place const& place) const {
        return permissions::may_at(viewer, permission, place);
    }
    /// Throws Forbidden unless may().
    void must(permissions::Permission permission,
              organisations::OrganisationId const& organisation = {}) const {
        if (!may(permission, organisation)) throw http::Forbidden();
    }
    /// An address in the visit's language: "/projects" → "/sv/projects". In a further language:
    /// "/fi/needs/new" where the page is there, otherwise the Swedish one.
    std::string address(std::string_view path_without_language) const;
    /// The language of the page as HTML says it: "sv", "fi", "sv-x-easy".
    std::string_view tag() const;
};

}
