// Figures as programs see them.
#pragma once
#include "features/benefits/totals.h"
#include "platform/json/value.h"

namespace benefits::api {

/// Hundredths as a number of whole units, exact to two decimals.
json::Value main_units(std::int64_t hundredths);
/// A year's figure, without what the controller wrote.
json::Object value_json(Benefit const& benefit, Value const& value);

}
