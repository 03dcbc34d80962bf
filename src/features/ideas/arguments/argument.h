// An argument for or against an idea: a short text of a member, whose name is not shown.
#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/need.h"
#include "platform/basics/problems.h"

namespace ideas::arguments {

using ArgumentId = basics::Id<struct ArgumentTag>;

enum class Side : std::uint8_t { for_it, against };
inline constexpr std::array<Side, 2> sides = {Side::for_it, Side::against};
/// "for", "against"
std::string_view name(Side side);
std::optional<Side> parse_side(std::string_view name);

/// waiting: those who answer want to read it first; hidden: by them or by a decision about a
/// report; withdrawn: by whoever wrote it, and its words are gone.
enum class State : std::uint8_t { waiting, shown, hidden, withdrawn };
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

struct Argument {
    ArgumentId id = {};
    NeedId idea = {};  ///< To which it was given; that may be merged into another since.
    Side side = Side::for_it;
    std::string words = {};
    members::MemberId member = {};
    State state = State::shown;
    basics::Time at = {};
};

/// In characters; of one member about one idea, so that nobody fills a page; shown on each side.
inline constexpr std::size_t longest_argument = 300, most_own = 5, most_shown = 100;

/// As typed into a form.
struct Draft {
    std::string side = {}, words = {};
    friend bool operator==(Draft const&, Draft const&) = default;
};
/// Side and words. Fields "side" and "words".
std::expected<Argument, basics::Problems> checked(Draft const& draft);

/// Whether it takes arguments: an idea that everybody may read, where it lives.
bool may_argue(Contribution const& idea);

}
