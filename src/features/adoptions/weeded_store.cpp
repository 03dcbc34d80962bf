// What is kept of adoptions goes with the project or case that it is of.
#include "features/adoptions/adoptions.h"

namespace adoptions {

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind != "project" && kind != "case") return;
    tx.run(
        "DELETE FROM adoption_events WHERE adoption IN"
        " (SELECT id FROM adoptions WHERE subject = $1 AND kind = $2)",
        {id, kind});
    tx.run("DELETE FROM adoption_sources WHERE subject = $1", {id});
    tx.run("DELETE FROM adoptions WHERE subject = $1 AND kind = $2", {id, kind});
}

}
