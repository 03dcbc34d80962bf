// What a member planned. Whoever takes part is not known, so there is nothing of theirs to give:
// they read and take back their own answers on the page where they gave them.
#include "features/dialogues/dialogues.h"
#include "services/members/own_data.h"

namespace dialogues {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"dialogues",
             members::own_rows(reader,
                               "SELECT id, title, made_at FROM dialogues WHERE made_by = $1"
                               " ORDER BY made_at",
                               member, {"id", "title", "@made_at"})},
            {"statements_decided",
             members::own_rows(reader,
                               "SELECT dialogue, number, state, reason FROM dialogue_statements"
                               " WHERE decided_by = $1 ORDER BY dialogue, number",
                               member, {"dialogue", "number", "state", "reason"})}};
}

}
