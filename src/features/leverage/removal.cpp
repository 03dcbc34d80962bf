// What may be typed.
#include "features/leverage/removal.h"

#include <charconv>

#include "platform/basics/money.h"
#include "platform/basics/text.h"

namespace leverage {

Typed typed_of(Removal const& removal) {
    return {.cost = removal.cost ? basics::plain_amount(*removal.cost) : std::string(),
            .months = removal.months ? std::to_string(*removal.months) : std::string(),
            .words = removal.words};
}

std::expected<Removal, basics::Problems> checked(Typed const& typed) {
    Removal removal;
    basics::Problems problems;
    if (auto const text = basics::trimmed(typed.cost); !text.empty()) {
        removal.cost = basics::parse_amount(text);
        if (!removal.cost || *removal.cost > most_cost)
            problems.push_back({"cost", "leverage.problem_cost"});
    }
    if (auto const text = basics::trimmed(typed.months); !text.empty()) {
        std::int64_t months = -1;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), months);
        bool const is_good = error == std::errc() && end == text.data() + text.size() &&
                             months >= 0 && months <= most_months;
        if (is_good) removal.months = months;
        else problems.push_back({"months", "leverage.problem_months"});
    }
    auto const words = basics::normalised(basics::trimmed(typed.words));
    if (words && basics::length(*words) <= longest_words) removal.words = *words;
    else problems.push_back({"words", "leverage.problem_words"});
    if (problems.empty() && says_something(removal) && removal.words.empty())
        problems.push_back({"words", "leverage.problem_no_words"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return removal;
}

}
