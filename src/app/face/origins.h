// Which sites may show an organisation's forms and lists in a frame. Pure functions.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace face {

/// The most sites that one organisation may list.
inline constexpr std::size_t most_origins = 20;

/// "https://www.sampelby.example" from what a person wrote, in small letters, without a path;
/// nothing when it is no https address of one named host: stars, numbers and words of a policy are
/// none.
std::expected<std::string, std::string> origin_of(std::string_view typed);

/// The content policy of an embedded page: nothing runs, and only these may frame it.
std::string embed_policy(std::vector<std::string> const& origins);

}
