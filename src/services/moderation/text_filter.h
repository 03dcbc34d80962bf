// What an organisation wants to read before others see it: words, phrases and many links. Pure
// functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"

namespace language {
class Dictionaries;
}

namespace moderation {

/// Lines of a filter, and characters of a line.
inline constexpr std::size_t most_filter_lines = 300, longest_filter_line = 60;

struct TextFilter {
    organisations::OrganisationId organisation = {};
    std::vector<std::string> lines = {};  ///< A word or a phrase each, as people wrote it.
    /// A text with more links than this waits; nothing: links do not matter.
    std::optional<std::int64_t> most_links = {};
    std::int64_t version = 0;  ///< 0: none has been made.
};

/// Why a text waits.
struct Caught {
    std::vector<std::string> lines = {};  ///< Of the filter.
    std::int64_t links = 0;               ///< How many, when they are too many; otherwise 0.
    bool empty() const { return lines.empty() && links == 0; }
};

/// The lines of a text, each tidied and once; empty ones are left out.
std::vector<std::string> filter_lines(std::string_view text);

/// What was typed, one word or phrase a line, tidied and each once; or every mistake: fields words
/// and links.
std::expected<TextFilter, basics::Problems> checked_filter(std::string_view words,
                                                           std::string_view links);

/// What of the filter stands in the text. Whole words are compared, without regard to case, and the
/// forms of a word that a dictionary of the text's language knows ("svinen" for "svin"), never a
/// part of one: "horisont" is caught by nothing that is not that word.
Caught caught(TextFilter const& filter, std::string_view text,
              std::optional<texts::Language> language, language::Dictionaries const& dictionaries);

/// How many addresses of the web a text has.
std::int64_t links_in(std::string_view text);

}
