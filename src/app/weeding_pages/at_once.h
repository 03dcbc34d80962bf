// What the services remove by themselves every few minutes, for the list of how long things are
// kept.
#pragma once
#include "services/lifetimes/rule.h"

namespace weeding_pages {

lifetimes::Rules removed_at_once();

}
