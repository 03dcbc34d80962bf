// Tags go with the subject that they were put on.
#include "services/tags/weeded.h"

#include "platform/db/database.h"

namespace tags {

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    tx.run("DELETE FROM taggings WHERE subject_kind = $1 AND subject_id = $2", {kind, id});
}

}
