// Needs: what residents, employees and partners say is hard, answered and followed to its end.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "features/ideas/asked/rules.h"
#include "platform/json/value.h"
#include "services/activity/activity.h"
#include "services/web/board.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace ideas {

web::Feature feature(web::Services& services);

/// Matters that have reached a board, and what waits for an answer there.
std::vector<web::OnBoard> on_board(web::Services& services);

/// What the signed-in viewer has told, the newest first: own_needs[] {own_title, own_url,
/// own_state, own_when}.
std::vector<web::View> own_needs(web::Services& services, web::Visit const& visit);

/// Adds a need or an idea with its history as a demo world tells it, and gives its id: {"kind",
/// "better", "answers_need": id, "organisation": id, "title", "story",
/// "for_whom", "how_often", "place", "language", "days_ago", "public": bool, "way", "answers":
/// [{"state", "reason", "referred_to", "link", "days_ago"}]}. Throws std::runtime_error when it
/// breaks the rules.
std::string add_demo_need(web::Services& services, json::Value const& told,
                          members::MemberId const& coordinator);

/// Adds an occasion of the demo world at which some of its needs and ideas were told:
/// {"organisation": id, "name", "place", "held_by", "about", "way", "consent", "days_ago", "told":
/// [ids]}.
void add_demo_capture(web::Services& services, json::Value const& told,
                      members::MemberId const& by);

/// Ideas for load tests, all of one organisation.
struct LoadOf {
    organisations::OrganisationId organisation = {};
    members::MemberId coordinator = {};
    std::vector<members::MemberId> supporters = {};  ///< They need not be members.
};
struct LoadIdea {
    std::string title = {}, story = {};
    std::int64_t age = 0;  ///< Microseconds since it was told.
    bool is_answered = false;
    std::size_t first_supporter = 0, supports = 0;  ///< So many in a row; at most all there are.
};
/// Tells them all in public, in one transaction.
void add_load(web::Services& services, LoadOf const& load, std::vector<LoadIdea> const& ideas);

/// The needs that a member told and worked with, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Who sent the needs that the member told is forgotten, and what they support; the needs stay.
void forget_member(db::Transaction& tx, members::MemberId const& member);
/// What a letter to those who answer calls the subject, and where they do; nothing when it is none
/// of ours.
std::optional<std::pair<std::string, std::string>> title_and_desk(db::Reader& reader,
                                                                  activity::Subject const& subject);
/// Those who support what was merged or parted, by an entry of the log that says so: each is named
/// by one of its two entries. Without those who told it, who have a letter of it already. Empty for
/// other entries.
std::set<members::MemberId> supporters_concerned(db::Reader& reader, activity::Entry const& entry);
/// Needs of the organisation that nobody has answered yet and that are the viewer's to answer: all,
/// or those that lie in their units today.
std::int64_t unanswered_needs(db::Reader& reader, permissions::Viewer const& viewer,
                              organisations::OrganisationId const& organisation,
                              basics::Date today);

}
