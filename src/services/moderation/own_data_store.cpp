// What a member reported and decided.
#include "services/members/own_data.h"

#include "services/moderation/moderation.h"

namespace moderation {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"reports",
         members::own_rows(reader,
                           "SELECT n.matter, m.title, n.reason, n.words, n.at, m.outcome"
                           " FROM moderation_notices n JOIN moderation_matters m ON m.id = n.matter"
                           " WHERE n.member = $1 ORDER BY n.at",
                           member, {"matter", "title", "reason", "words", "@at", "outcome"})},
        {"moderation",
         members::own_rows(reader,
                           "SELECT matter, kind, at, reason, words FROM moderation_steps"
                           " WHERE member = $1 ORDER BY at",
                           member, {"matter", "kind", "@at", "reason", "words"})}};
}

}
