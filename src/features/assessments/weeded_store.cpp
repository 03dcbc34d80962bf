// All goes with the project.
#include "features/assessments/assessments.h"
#include "platform/db/database.h"

namespace assessments {

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind == "project") tx.run("DELETE FROM assessment_parts WHERE project = $1", {id});
}

}
