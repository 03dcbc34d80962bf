// What makes a group of words: the decisions, as pure functions.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "features/synonyms/group.h"
#include "platform/basics/problems.h"

namespace synonyms {

/// Limits of a group: words in all, characters of a word or phrase, of the reason for a change.
inline constexpr std::size_t most_words = 40, longest_word = 80, longest_reason = 300;

/// A group as typed into the form, one word or phrase a line; not yet trusted.
struct Typed {
    std::array<std::string, 3> by_language = {};
    std::string leads_here = {};
    std::string reason = {};
};

/// What was typed, tidied: without empty and repeated lines. Or every mistake: fewer than two
/// words, too many, too long, more than eight words in a phrase, nothing to search for in it, no
/// reason.
struct Checked {
    Words words;
    std::string reason;
};
std::expected<Checked, basics::Problems> check(Typed const& typed);

/// The words of a list, one a line, as the form shows them.
std::string lines(std::vector<std::string> const& words);

/// Whether any of the group's words has these letters, whatever their case.
bool has(Words const& words, std::string_view letters);

}
