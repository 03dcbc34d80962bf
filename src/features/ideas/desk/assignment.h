// Who of those who answer has taken on a need or an idea, and what answers may begin with. Values,
// rules, rows and actions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/actions.h"
#include "platform/basics/problems.h"
#include "services/web/services.h"

namespace ideas::desk {

struct Assignment {
    NeedId need = {};
    members::MemberId member = {};  ///< Empty: whoever had it has left.
    members::MemberId by = {};
    basics::Time at = {};
};

std::optional<Assignment> assignment(db::Reader& reader, NeedId const& need);
/// Records it; nothing happens, and nothing is returned, when they have it already. The empty
/// member: it lies in the queue again.
bool assign(db::Transaction& tx, Hand const& hand, Need const& need,
            members::MemberId const& member);
/// What they had lies in the queue again.
void forget_assigned(db::Transaction& tx, members::MemberId const& member);

/// Somebody who may have it.
struct Colleague {
    members::MemberId member = {};
    std::string name = {};
};
/// The viewer first, then those who coordinate the organisation or the unit that has it, by name.
std::vector<Colleague> colleagues(web::Services& services, db::Reader& reader,
                                  web::Visit const& visit, Need const& need);
/// A letter to the one who has it now, unless they took it themselves.
void tell_assigned(web::Services& services, db::Transaction& tx, Need const& need,
                   members::MemberId const& member, members::MemberId const& by);

/// What an answer may begin with.
struct Template {
    std::string key = {};  ///< Given by the store.
    std::string name = {}, words = {};
};
/// In characters; the reason of one's own beside a template at least.
inline constexpr std::size_t longest_template_name = 80, longest_template = 1500, least_own = 15;
inline constexpr std::size_t most_templates = 50;

/// Tidied, or every mistake: fields name and words.
std::expected<Template, basics::Problems> checked(Template typed);
/// What somebody wrote themselves: the reason without the template's lines.
std::string own_part(std::string_view reason, std::string_view words);
/// Whether a reason says more than the template that it began with.
bool has_own_reason(std::string_view reason, std::string_view words);

/// By name.
std::vector<Template> templates(db::Reader& reader,
                                organisations::OrganisationId const& organisation);
/// Adds it, or puts it in the place of the one with its key. Fields name and words.
basics::Problems put_template(db::Transaction& tx, Hand const& hand,
                              organisations::OrganisationId const& organisation,
                              Template const& typed);
/// False when there is none.
bool take_template(db::Transaction& tx, Hand const& hand,
                   organisations::OrganisationId const& organisation, std::string_view key);

}
