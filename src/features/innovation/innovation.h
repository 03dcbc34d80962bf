// The innovation process: seven steps, decisions between them, and the funnel made of both.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/innovation/process.h"
#include "platform/json/value.h"
#include "services/chapters/chapter.h"
#include "services/lifetimes/rule.h"
#include "services/search/describe.h"
#include "services/web/board.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace innovation {

web::Feature feature(web::Services& services);

/// Decisions that wait for a board, those made in its name, and what is left to do after them.
std::vector<web::OnBoard> on_board(web::Services& services);

/// Small money was granted to a project that begins here (features/funds).
struct Grant {
    std::string project = {};
    organisations::OrganisationId organisation = {};
    std::string question = {};
    std::string kind = {};     ///< "internal", "delegated" or "board".
    std::string decider = {};  ///< A role or board.
    std::string reference = {}, reason = {};
    basics::Date on = {};
    members::MemberId by = {};  ///< Who decided, or wrote down what was decided elsewhere.
    texts::Language language = texts::Language::sv;  ///< Of the question.
};
/// The project sets out by the template of small money; the decision stands in its log, and its
/// reason is public.
void begin_granted(web::Services& services, db::Transaction& tx, Grant const& grant);

/// What documents about a project tell of this (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// What a member did with processes, and what they were asked to decide, by section, for
/// themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Whoever leaves is nobody's decider by name or address any more.
void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address);

/// The same with the step of the process that a project stands in, in place of what it says of
/// itself: what is recorded about a project tells search to look again.
search::Describe with_step(search::Describe describe);
/// "anchor" to "spread", as search's facet calls them.
std::string_view facet_value(Step step);

lifetimes::Rules lifetime_rules();
/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A process of the demo world, by the same actions as people's: {"project" (its id), "template",
/// "step", "days_ago", "owner_name", "owner_role", "owner_unit", "delivered": [{"name",
/// "evidence"}], "trials": [a plan's fields, "days_ago", "sites": [{"organisation" (its name),
/// …}]], "gates": [{"decider_name", …, "outcome" (or none yet), …}]}. Nothing happens when the
/// project has one.
void add_demo_process(web::Services& services, json::Value const& told,
                      members::MemberId const& by);

}
