// What is kept of cases for a time.
#pragma once
#include "services/lifetimes/rule.h"

namespace knowledge::stories {

/// Drafts that nobody ever sent: by themselves. Cases that were withdrawn: by decision.
lifetimes::Rules lifetime_rules();

}
