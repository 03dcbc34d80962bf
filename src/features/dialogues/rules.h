// What decides over dialogues. Pure functions.
#pragma once
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/dialogues/dialogue.h"
#include "platform/basics/problems.h"

namespace dialogues {

/// In characters.
inline constexpr std::size_t longest_title = 120, longest_purpose = 3000, longest_agenda = 2000,
                             longest_material = 2000, longest_line = 300, longest_statement = 200,
                             longest_reason = 500;
/// From its beginning to its end.
inline constexpr std::int64_t most_days = 366;
/// Statements of one dialogue, and of one participant.
inline constexpr std::int64_t most_statements = 2000, most_of_one = 20;
/// Participants of one dialogue.
inline constexpr std::int64_t most_participants = 100'000;
/// What fewer have voted on is not told in figures.
inline constexpr std::int64_t least_shown = 5;
/// Letters of a code.
inline constexpr std::size_t code_length = 6;

struct Typed {
    std::string organisation = {}, title = {}, purpose = {}, agenda = {}, material = {}, place = {},
                link = {}, about = {};
    std::string language = "sv", rhythm = "workshop", secrecy = "open", moderation = "before";
    std::string starts_on = {}, starts_clock = {}, ends_on = {}, ends_clock = {};
};
/// `about` is the address of the page.
Typed typed_of(Telling const& told, std::string const& about);

/// What was typed as a dialogue, or every mistake in its field. Who arranges it and what it is
/// about are the caller's to look up. Without a last day it ends on its first.
std::expected<Telling, basics::Problems> checked(Typed const& typed);
/// A statement: one line.
std::expected<std::string, basics::Problems> checked_statement(std::string_view typed);
/// Statements, one on each line; a line that is too long is named.
std::expected<std::vector<std::string>, basics::Problems> checked_statements(
    std::string_view typed);
/// Why something is hidden.
std::expected<std::string, basics::Problems> checked_reason(std::string_view typed);

/// What a page's address is about: "/sv/needs/ID/slug" or a whole one → kind and id.
std::optional<About> about_in(std::string_view address);

/// A code as people read it out, without letters that look alike.
std::string new_code();
/// The code in what was typed, whatever its case, blanks and hyphens; empty when there is none.
std::string code_in(std::string_view typed);

/// The state that it has by itself at this time: one of weeks opens and closes when it was said.
State state_at(Dialogue const& dialogue, basics::Time now);

/// Who asks to see something of it.
struct Looker {
    bool leads = false;  ///< Works with it.
    bool takes_part = false;
};
bool may_see(Dialogue const& dialogue, Looker const& looker);
/// What people voted.
bool may_see_results(Dialogue const& dialogue, Looker const& looker);

/// Hundredths, rounded so that they make 100 together; nothing where too few have voted.
struct Shares {
    int agree = 0, disagree = 0, pass = 0;
};
std::optional<Shares> shares_of(Tally const& tally);

/// Statements in the order in which results tell of them: shown ones with votes enough.
struct Lists {
    std::vector<Statement> agreed = {}, disagreed = {}, divided = {};
};
Lists lists_of(std::vector<Statement> const& statements, std::size_t most);

/// The next statement for a participant: among those that they have not voted on, drawn with
/// chances after participation.md D1.11 (new ones oftener, those that many pass on more seldom).
/// The same for the same votes: a page that is read again shows the same statement. Nothing when
/// there is none left.
/// `extremity` is that of a statement on the map of opinions, by its number.
std::optional<std::int64_t> next_statement(
    std::vector<Statement> const& statements, std::span<std::int64_t const> voted_on,
    std::string_view chance, std::function<double(std::int64_t number)> const& extremity);

}
