// The format: SFX flag strip add[/continuation] condition, where 0 means nothing.
#include "platform/language/affixes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace language {

namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    std::size_t at = 0;
    while (at < line.size()) {
        auto const begin = line.find_first_not_of(" \t\r", at);
        if (begin == std::string_view::npos) break;
        auto const end = std::min(line.find_first_of(" \t\r", begin), line.size());
        fields.push_back(line.substr(begin, end - begin));
        at = end;
    }
    return fields;
}

/// "[^aei]b." as a set of letters for each place.
std::vector<std::bitset<256>> condition_of(std::string_view text) {
    std::vector<std::bitset<256>> places;
    if (text == ".") return places;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::bitset<256> set;
        if (text[i] == '.') {
            set.set();
        } else if (text[i] == '[') {
            bool const without = i + 1 < text.size() && text[i + 1] == '^';
            auto const end = std::min(text.find(']', i), text.size());
            for (auto j = i + (without ? 2 : 1); j < end; ++j)
                set.set(static_cast<unsigned char>(text[j]));
            if (without) set.flip();
            i = end;
        } else {
            set.set(static_cast<unsigned char>(text[i]));
        }
        places.push_back(set);
    }
    return places;
}

std::optional<AffixRule> rule_of(std::vector<std::string_view> const& fields) {
    // A head line has the number of rules where these have what to add.
    bool const head = fields.size() == 4 && (fields[2] == "Y" || fields[2] == "N") &&
                      fields[3].find_first_not_of("0123456789") == std::string_view::npos;
    if (fields.size() < 4 || head || fields[1].size() != 1) return std::nullopt;
    auto const nothing = [](std::string_view text) { return text == "0" ? "" : text; };
    auto const slash = fields[3].find('/');
    auto const continuation =
        slash == std::string_view::npos ? std::string_view() : fields[3].substr(slash + 1);
    return AffixRule{.flag = fields[1][0],
                     .binds = !continuation.empty(),
                     .strip = std::string(nothing(fields[2])),
                     .add = std::string(nothing(fields[3].substr(0, slash))),
                     .condition = condition_of(fields.size() > 4 ? fields[4] : ".")};
}

}

Affixes::Affixes(std::string_view text) {
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const fields = fields_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (fields.empty() || (fields[0] != "SFX" && fields[0] != "PFX")) continue;
        if (auto rule = rule_of(fields))
            (fields[0] == "SFX" ? suffixes_ : prefixes_).push_back(std::move(*rule));
    }
    for (std::size_t i = 0; i < suffixes_.size(); ++i) {
        by_ending_[suffixes_[i].add].push_back(static_cast<std::uint16_t>(i));
        longest_ = std::max(longest_, suffixes_[i].add.size());
    }
}

bool Affixes::fits(AffixRule const& rule, std::string_view base) {
    auto const& condition = rule.condition;
    if (base.size() < condition.size() || base.size() < rule.strip.size()) return false;
    auto const from = base.size() - condition.size();
    for (std::size_t i = 0; i < condition.size(); ++i)
        if (!condition[i].test(static_cast<unsigned char>(base[from + i]))) return false;
    return true;
}

}
