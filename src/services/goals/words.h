// A text as the recogniser of goals sees it: folded words and what stands between them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace goals {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
    nothing,  ///< "SDG13": letters against digits, or the beginning of the line.
    blank,    ///< Only white space.
    stop,     ///< Only a full stop: the "3" of "11.3".
    dash,     ///< Only a dash: "1–17".
    other,    ///< Commas, colons, bullets …
};

struct Word {
    std::string text;      ///< Folded; "och", "and", "og" and "&" are all "&".
    bool capital = false;  ///< Began with a capital letter.
    Gap gap = Gap::nothing;
};

/// The words of one line.
std::vector<Word> words(std::string_view line);

/// The goal's number in "7", "07" or "17"; nothing for other words and numbers beyond 17.
std::optional<int> goal_number(std::string_view word);

}
