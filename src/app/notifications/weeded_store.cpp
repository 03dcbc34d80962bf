// Follows, news and the ways out of letters about one subject.
#include "app/notifications/weeded.h"

#include "platform/db/database.h"

namespace notifications {

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    tx.run("DELETE FROM notifications WHERE kind = $1 AND id = $2", {kind, id});
    tx.run("DELETE FROM follows WHERE kind = $1 AND id = $2", {kind, id});
    tx.run("DELETE FROM letter_ends WHERE kind = $1 AND id = $2", {kind, id});
}

}
