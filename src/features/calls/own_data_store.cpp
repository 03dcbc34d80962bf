// What a member wrote of calls and decided about them.
#include "features/calls/calls.h"
#include "services/members/own_data.h"

namespace calls {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"calls", members::own_rows(reader,
                                        "SELECT id, title, made_at FROM calls WHERE made_by = $1"
                                        " ORDER BY made_at",
                                        member, {"id", "title", "@made_at"})},
            {"work_with_calls", members::own_rows(reader,
                                                  "SELECT call_id, what, at, words FROM call_events"
                                                  " WHERE done_by = $1 ORDER BY at",
                                                  member, {"call", "what", "@at", "words"})}};
}

}
