// The chain is made over digests, not over details: it holds without them.
#include "services/activity/weeded.h"

namespace activity {

std::int64_t weed_details(db::Transaction& tx, Subject const& subject) {
    return tx.run(
        "UPDATE activity SET details = '', salt = ''"
        " WHERE subject_kind = $1 AND subject_id = $2 AND details <> '' AND details <> 'null'",
        {subject.kind, subject.id});
}

}
