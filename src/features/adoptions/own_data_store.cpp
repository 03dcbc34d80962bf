// What a member told of adoptions; and what leaving does to it.
#include "features/adoptions/adoptions.h"
#include "services/members/own_data.h"

namespace adoptions {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"adoptions_told",
         members::own_rows(
             reader,
             "SELECT adoption, what, at, version, state, reason, told, words FROM"
             " adoption_events WHERE done_by = $1 ORDER BY at, adoption, number",
             member, {"adoption", "what", "@at", "version", "state", "reason", "told", "words"})}};
}

}
