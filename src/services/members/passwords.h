// Which passwords are good enough: long ones that are not among the first that somebody would try.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/basics/problems.h"

namespace members {

/// What is wrong with a new password, as a text id; nothing when it is good. At least 12
/// characters, at most 256 bytes, any characters. Refused are also a common word or two with
/// figures and signs around them, dates and numbers, a repeated piece, and a walk along the
/// keyboard or the alphabet. `context` are words that this member's guesser would try: name and
/// address.
std::optional<std::string> password_problem(std::string_view password,
                                            std::span<std::string const> context);

/// What is wrong with a new password of this member, field "new_password"; empty when it is good.
basics::Problems password_problems(std::string_view password, std::string_view name,
                                   std::string_view email);

/// Words that very many passwords are made of, in lower case, letters only, sorted. Our own
/// gathering.
std::span<std::string_view const> common_words();

}
