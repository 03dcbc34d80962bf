// Sums of money as people write them in Swedish, Norwegian and English.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/basics/money.h"
#include "platform/texts/language.h"

namespace knowledge::readers {

/// A sum in running text: "6 850 000 kronor", "SEK 500 000", "1,2 mnkr", "500 tkr", "MSEK 1.2",
/// "två miljoner".
struct FoundMoney {
    basics::Money money;
    bool currency_assumed = false;  ///< Nothing said which currency; the language's own is taken.
    std::size_t begin = 0,
                end = 0;  ///< Bytes in the text, the words for unit and currency included.
};

/// All sums that a unit or a currency marks as money, in order. "kr" is SEK, or NOK in a Norwegian
/// text.
std::vector<FoundMoney> find_money(std::string_view text, texts::Language language);

/// The first sum; where the text is known to state one, also a bare number ("1 998 436").
std::optional<FoundMoney> read_money(std::string_view text, texts::Language language);

}
