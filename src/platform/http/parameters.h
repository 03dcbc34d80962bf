// The parameters behind a header's value: `form-data; name="file"; filename="a b.csv"`.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

/// A header's value with its parameters; names in lower case, quotes taken off.
struct Parameters {
    std::string value;  ///< What stands before the first semicolon, in lower case.
    std::vector<std::pair<std::string, std::string>> list;

    /// The parameter's value, or nothing.
    std::optional<std::string_view> find(std::string_view name) const;
};

/// Nothing when the text is not well formed or names a parameter twice.
std::optional<Parameters> parameters(std::string_view text);

}
