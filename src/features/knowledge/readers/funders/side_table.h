// Rows that belong to the rows of another table, kept outside memory until they are asked for.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/files/temporary.h"

namespace knowledge::readers {

/// First filled, then asked. Memory is 16 bytes a row; the rows themselves lie in a temporary file.
class SideTable {
public:
    /// Adds a row under the key that joins it.
    void add(std::string_view key, std::vector<std::string_view> const& fields);

    /// Calls `take` for each row of the key, in the order in which they were added. Nothing may be
    /// added afterwards.
    void each(std::string_view key,
              std::function<void(std::vector<std::string_view> const& fields)> const& take);

private:
    struct Place {
        std::uint64_t hash = 0, offset = 0;
    };
    files::Temporary rows_;
    std::vector<Place> places_;
    bool sorted_ = false;
};

}
