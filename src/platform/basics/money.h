// Money as whole minor units with a currency; never a floating-point number.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace basics {

/// `minor` counts hundredths (öre, øre, cents). `currency` is an ISO 4217 code.
struct Money {
    std::int64_t minor = 0;
    std::string currency = "SEK";
    friend bool operator==(Money const&, Money const&) = default;
};

/// Reads an amount in main units as people and exports write it: "6 850 000", "1,998,436.50",
/// "3499076,25", "8,3", "3e+05". A single separator followed by exactly three digits groups
/// thousands. Nothing for text that is not one number, is negative, or exceeds 10^15.
std::optional<std::int64_t> parse_amount(std::string_view text);

/// Main units for machines: 685000000 → "6850000", 150 → "1.5", 5 → "0.05".
std::string plain_amount(std::int64_t minor);

}
