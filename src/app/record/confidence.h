// What the record does not tell of, though the log holds it.
#pragma once
#include <string_view>

namespace record {

/// Whether it stays between a person and the log that they did this: who reports a text, or asks
/// for another look, is not known to those who decide, who may have written it.
bool is_in_confidence(std::string_view action);

}
