// Barriers (hinder): what stands in the way, who has the same, and whose it is to change.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json/value.h"
#include "services/web/board.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace barriers {

web::Feature feature(web::Services& services);

/// A barrier as other features need it: who has it and what it stops, those of the barriers that
/// are part of it included. Whether somebody may read it, `web::access_to` says.
struct Brief {
    std::string id = {}, title = {};
    std::string path = {};  ///< Without the language.
    bool is_described = false, is_public = false, is_hidden = false;
    std::string of = {};  ///< Whose it is to change: "unsorted", "structural", "systemic".
    organisations::OrganisationId organisation = {};  ///< Answers for it.
    std::string wanted = {}, stopped = {}, cost = {}, inaction = {};
    std::vector<std::string> legal = {};
    std::vector<std::string> projects = {};
    struct Behind {
        organisations::OrganisationId organisation = {};
        members::MemberId member = {};
        std::string evidence = {};
    };
    std::vector<Behind> behind = {};  ///< The one who reported it first.
};
/// Nothing when there is none. One that is part of another is told by itself.
std::optional<Brief> brief(db::Reader& reader, std::string_view id);
/// Says in the register how far it has come, by a name of `state_names` (barrier.h). What is no
/// barrier or no state changes nothing.
void keep_state(db::Transaction& tx, std::string_view id, std::string_view state, basics::Time now);

/// What a board's page tells of the barriers of its organisation.
std::vector<web::OnBoard> on_board(web::Services& services);

/// What a member reported, said and did, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A barrier of the demo world: {"organisation" (its name), "by" (an address), "title", "wanted",
/// "stopped", "place", "since", "cost", "visibility", "project" (an id), "step", "class",
/// "category", "bites", "changes", "control", "frequency", "severity", "root_causes": […], "legal":
/// […], "sectors": […], "inaction", "equality", "shared": [{"organisation", "by", "evidence"}]}.
/// Throws std::runtime_error when it breaks the rules. Told again nothing happens.
void add_demo_barrier(web::Services& services, json::Value const& told);

/// A barrier that stands by itself and is not over, for those who weigh barriers against each
/// other.
struct Standing {
    std::string id = {}, title = {};
    texts::Language language = texts::Language::sv;          ///< Of the title.
    std::string path = {};                                   ///< Without the language.
    organisations::OrganisationId organisation = {};         ///< Answers for its description.
    std::vector<organisations::OrganisationId> behind = {};  ///< Who has it.
    std::vector<std::string> projects = {};                  ///< That it stops.
    bool may_describe = false;                               ///< The one who visits.
};
/// All that the one who visits may read, the last changed first.
std::vector<Standing> standing_for(web::Visit const& visit, db::Reader& reader);
/// One of them.
std::optional<Standing> standing_for(web::Visit const& visit, db::Reader& reader,
                                     std::string_view id);

/// One that stands by itself and has this title; nothing when there is none.
std::optional<Brief> titled(db::Reader& reader, std::string_view title);

}
