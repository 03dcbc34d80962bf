// How long it is kept who was asked to weigh.
#pragma once
#include "services/lifetimes/rule.h"

namespace ideas::weighing {

/// Addresses are of no use a year after they were asked; the answers stay, and nobody can tell
/// whose they were.
lifetimes::Rule weighers();

}
