// What a member told, for themselves. Leaving keeps it: it is the project's, and names nobody.
#include "features/assessments/assessments.h"
#include "services/members/own_data.h"

namespace assessments {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"assessments",
             members::own_rows(reader,
                               "SELECT project, part, version, at, told FROM assessment_parts"
                               " WHERE done_by = $1 ORDER BY at, project, part",
                               member, {"project", "part", "version", "@at", "told"})}};
}

}
