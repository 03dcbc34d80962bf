// The user's mistakes, all of them at once, each beside the field that it belongs to.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace basics {

/// One mistake. `text` is the id of a text that says what to do; `values` fill its placeholders.
struct Problem {
    std::string field;
    std::string text;
    std::map<std::string, std::string> values = {};
    friend bool operator==(Problem const&, Problem const&) = default;
};

using Problems = std::vector<Problem>;

}
