// samverk analyse leverage: which barriers to remove, on figures of one's own.
#pragma once
#include <string>

namespace commands {

struct AnalyseLeverageOptions {
    /// {"barriers": [{"id", "cost"}], "projects": [{"weight", "barriers": [ids]}], "share":
    /// percent}; costs and weights are whole numbers.
    std::string file;
    bool json = false;
};

/// Prints the cheapest barriers without which at least the share of all weight is free, where a
/// project is free when all of its barriers are gone: {"chosen":[ids],"cost","won","bound",
/// "ending","order":[{"barriers":[ids],"cost","won"}],"greedy":{"cost","order":[…]}}. "ending" is
/// proven, bounded or broken_off; nothing costs less than "bound". Throws std::runtime_error when
/// the file cannot be understood.
int analyse_leverage(AnalyseLeverageOptions const& options);

}
