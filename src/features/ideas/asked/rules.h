// What may be asked, and what answers it. Pure functions.
#pragma once
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/asked/asked.h"
#include "platform/basics/problems.h"

namespace ideas::asked {

/// In characters, questions and choices.
inline constexpr std::size_t longest_label = 200, longest_hint = 300, longest_choice = 120,
                             longest_line = 200, longest_text = 4000, most_questions = 20,
                             most_choices = 30;
/// As far as numbers go, either way.
inline constexpr std::int64_t farthest_number = 1'000'000'000'000;

/// What was typed under each question, by its id.
using Typed = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The field of a question's answer: "asked_ID".
std::string field_of(Question const& question);

/// The answers that are there, in the order of the questions; or every mistake, each in its field.
std::expected<std::vector<Reply>, basics::Problems> checked(std::vector<Question> const& questions,
                                                            Typed const& typed);

/// A question as somebody typed it, before it has an id.
struct Draft {
    std::string kind = {}, label = {}, hint = {}, longest = {}, least = {}, most = {};
    std::string choices = {};  ///< One on each line.
    bool is_required = false;
};
/// Fields kind, label, hint, longest, least, most and choices.
std::expected<Question, basics::Problems> checked(Draft const& typed);

/// Whether they take what is sent now: open, and the time is between its two times.
enum class Door : std::uint8_t { open, early, late, shut };
Door door(Asking const& asking, basics::Time now);

/// All that was answered, in plain lines: "Fråga: svar".
std::string words(std::vector<Reply> const& replies);

}
