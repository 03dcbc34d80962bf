// What may be done with one subject by the one who visits: what services that put things beside
// subjects (files, tags) ask the feature that knows it.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/permissions/permissions.h"

namespace db {
class Reader;
}

namespace web {

struct Visit;

struct Access {
    bool may_see = false;     ///< The subject at all.
    bool may_change = false;  ///< What lies beside it.
    bool may_show = false;    ///< Decides what is public: what they add is shown at once.
    bool may_tie = false;     ///< Says what it came from, and what came of it.
    bool is_public = false;   ///< Everybody may see the subject now.
    organisations::OrganisationId organisation = {};  ///< Who answers for it.
    std::string title = {};                           ///< In the language of the visit.
    std::string path = {};                            ///< Its page, without the language.
    std::string id = {};                 ///< Its own: another one, where it became part of that.
    std::vector<std::string> also = {};  ///< Other subjects of the kind that became part of it.
    std::string state = {};  ///< How far it has come, by its name in the API; empty: not told here.
    std::string note = {};   ///< The same in a few words, in the language of the visit.
};

/// Nothing when there is no subject of this id.
using AccessTo =
    std::function<std::optional<Access>(Visit const&, db::Reader&, std::string_view id)>;

}
