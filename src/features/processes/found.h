// How search, lists and other features see processes and their steps.
#pragma once
#include <vector>

#include "features/processes/show.h"
#include "services/web/feature.h"

namespace processes {

/// "process" is found by search; "process_step" (its id alone, without the process) can be linked
/// to by others, who say beside it what they have.
std::vector<web::SubjectKind> subjects(std::shared_ptr<Parts> const& parts);

std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts);

}
