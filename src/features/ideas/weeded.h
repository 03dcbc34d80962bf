// What is kept of needs for a time.
#pragma once
#include "services/lifetimes/rule.h"

namespace ideas {

/// Needs that are answered for good, and needs that never were: by decision. Addresses of those who
/// sent them, and of colleagues who were asked: by themselves.
lifetimes::Rules lifetime_rules();

}
