// Lists with weights (RFC 9110 §12.5); what cannot be understood in them is passed over.
#include "platform/http/accept.h"

#include <optional>

#include "platform/http/ascii.h"

namespace http {

namespace {

/// Nobody needs more than this; the rest of an absurd list is not read.
constexpr int choice_limit = 64;

/// "0.8" as 800; nothing for what is not a weight.
std::optional<int> weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
    int thousandths = (text[0] - '0') * 1000;
    if (text.size() == 1) return thousandths;
    if (text[1] != '.') return std::nullopt;
    int unit = 100;
    for (char const c : text.substr(2)) {
        if (!is_digit(c)) return std::nullopt;
        thousandths += (c - '0') * unit;
        unit /= 10;
    }
    return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

struct Choice {
    std::string_view name;
    int weight = 1000;
};

/// The choice at the front of the list, or nothing when it is malformed.
std::optional<Choice> take_choice(std::string_view& list) {
    auto item = take_until(list, ',');
    Choice choice{.name = without_blanks(take_until(item, ';'))};
    if (choice.name.empty()) return std::nullopt;
    auto const parameter = without_blanks(item);
    if (parameter.empty()) return choice;
    if (lower(parameter[0]) != 'q' || !parameter.substr(1).starts_with('=')) return std::nullopt;
    auto const read = weight(parameter.substr(2));
    if (!read) return std::nullopt;
    choice.weight = *read;
    return choice;
}

/// Whether someone who asks for `range` can read `language`.
bool asks_for(std::string_view range, std::string_view language) {
    auto const primary = range.substr(0, range.find('-'));
    if (equal_ignoring_case(range, language) || equal_ignoring_case(primary, language)) return true;
    return language == "nb" &&
           (equal_ignoring_case(primary, "no") || equal_ignoring_case(primary, "nn"));
}

}

Encoding preferred_encoding(std::string_view accept_encoding) {
    std::optional<int> brotli, gzip, any;
    for (int i = 0; i < choice_limit && !accept_encoding.empty(); ++i) {
        auto const choice = take_choice(accept_encoding);
        if (!choice) continue;
        if (equal_ignoring_case(choice->name, "br")) brotli = choice->weight;
        else if (equal_ignoring_case(choice->name, "gzip") ||
                 equal_ignoring_case(choice->name, "x-gzip"))
            gzip = choice->weight;
        else if (choice->name == "*") any = choice->weight;
    }
    int const for_brotli = brotli.value_or(any.value_or(0)),
              for_gzip = gzip.value_or(any.value_or(0));
    if (for_brotli == 0 && for_gzip == 0) return Encoding::identity;
    return for_brotli >= for_gzip ? Encoding::brotli : Encoding::gzip;
}

std::string_view preferred_language(std::string_view accept_language,
                                    std::span<std::string_view const> offered) {
    std::string_view best;
    int best_weight = 0;
    for (int i = 0; i < choice_limit && !accept_language.empty(); ++i) {
        auto const choice = take_choice(accept_language);
        if (!choice || choice->weight <= best_weight) continue;
        for (auto const language : offered) {
            if (!asks_for(choice->name, language) && choice->name != "*") continue;
            best = language;
            best_weight = choice->weight;
            break;
        }
    }
    return best;
}

}
