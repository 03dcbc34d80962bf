// How surely somebody must be known for what they do: a level of assurance for each action, which
// an organisation may raise or lower for what concerns it.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "platform/http/response.h"
#include "services/identities/provider.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace identities {

/// What asks for a level. The least that makes sense is 1: signed in.
enum class Action : std::uint8_t {
    answer,      ///< Answering needs for the organisation.
    give_roles,  ///< Inviting, giving and ending roles, connecting providers.
};

/// One line of the table.
struct ActionLevel {
    Action action;
    std::string_view name;  ///< "give_roles": in the database and among texts.
    int level;              ///< Where the organisation has said nothing.
};
inline constexpr std::array action_levels = {
    ActionLevel{Action::answer, "answer", 2},
    ActionLevel{Action::give_roles, "give_roles", 2},
};

int level_for(db::Reader& reader, organisations::OrganisationId const& organisation, Action action);

/// The way to where one can sign in more surely, and back to this page, unless the session is sure
/// enough for the action. Asked before anything is typed, and again when it is sent.
std::optional<http::Response> unless_sure(web::Services& services, web::Visit const& visit,
                                          organisations::OrganisationId const& organisation,
                                          Action action);

}
