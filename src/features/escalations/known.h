// What the barrier's own feature tells of it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/escalations/way.h"
#include "platform/basics/time.h"
#include "platform/db/database.h"
#include "services/permissions/permissions.h"

namespace escalations {

struct Known {
    std::string id = {};
    std::string title = {};
    std::string path = {};  ///< Without the language.
    bool is_described = false;
    bool is_public = false;
    bool is_hidden = false;  ///< By a decision over a reported text.
    Class of = Class::unsorted;
    organisations::OrganisationId organisation = {};  ///< Answers for it.
    std::string wanted = {}, stopped = {}, cost = {}, inaction = {};
    std::vector<std::string> legal = {};
    std::vector<std::string> projects = {};  ///< That it stops.
    struct Behind {
        organisations::OrganisationId organisation = {};
        members::MemberId member = {};
        std::string evidence = {};
    };
    std::vector<Behind> behind = {};  ///< Who has it, the one who reported it first.
};

/// Nothing when there is none. One that is part of another is told by itself.
std::optional<Known> known(db::Reader& reader, std::string_view id);

/// What the register of barriers says of it: `reported`, `described`, `lifted`, `gone` or
/// `dismissed`.
void keep_standing(db::Transaction& tx, Known const& barrier, std::string_view standing,
                   basics::Time now);

}
