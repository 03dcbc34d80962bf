// The endings and beginnings of a Hunspell dictionary (.aff), read backwards: from a form to what
// it may come from.
#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/language/text_hash.h"

namespace language {

/// Which of the 128 one-letter flags an entry of a dictionary has.
class Flags {
public:
    constexpr Flags() = default;
    constexpr explicit Flags(std::string_view letters) {
        for (char const letter : letters) add(letter);
    }
    constexpr void add(char flag) {
        auto const bit = static_cast<unsigned char>(flag) & 127U;
        words_[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
    }
    constexpr bool has(char flag) const {
        auto const bit = static_cast<unsigned char>(flag) & 127U;
        return ((words_[bit >> 6U] >> (bit & 63U)) & 1U) != 0;
    }
    constexpr bool any_of(Flags other) const {
        return (words_[0] & other.words_[0]) != 0 || (words_[1] & other.words_[1]) != 0;
    }
    constexpr bool operator==(Flags const&) const = default;
    constexpr bool empty() const { return words_[0] == 0 && words_[1] == 0; }

private:
    std::uint64_t words_[2] = {0, 0};
};

/// One line of the file: a base with this flag, ending as `condition` says, loses `strip` and gets
/// `add`. Letters are one byte each. `binds`: the form only stands inside compounds.
struct AffixRule {
    char flag = 0;
    bool binds = false;
    std::string strip, add;
    std::vector<std::bitset<256>> condition;
};

class Affixes {
public:
    /// Reads the text of a .aff file (already one byte a letter). Lines that are not SFX or PFX are
    /// left alone, and so is what cannot be read.
    explicit Affixes(std::string_view text);

    /// Calls take(rule, base) for every suffix rule that could have made the form; whether the base
    /// exists and has the flag is for the caller to say.
    template <typename Take>
    void undo(std::string_view form, Take take) const {
        std::string base;
        for (std::size_t length = 0; length <= longest_ && length <= form.size(); ++length) {
            auto const found = by_ending_.find(form.substr(form.size() - length));
            if (found == by_ending_.end()) continue;
            for (auto const number : found->second) {
                auto const& rule = suffixes_[number];
                base.assign(form.substr(0, form.size() - length));
                base += rule.strip;
                if (!base.empty() && fits(rule, base)) take(rule, base);
            }
        }
    }

    std::vector<AffixRule> const& prefixes() const { return prefixes_; }

private:
    static bool fits(AffixRule const& rule, std::string_view base);

    std::vector<AffixRule> suffixes_, prefixes_;
    std::unordered_map<std::string, std::vector<std::uint16_t>, TextHash, std::equal_to<>>
        by_ending_;
    std::size_t longest_ = 0;
};

}
