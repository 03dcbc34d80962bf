// What decides over calls. Pure functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "features/calls/call.h"
#include "platform/basics/problems.h"
#include "platform/basics/typed_time.h"

namespace calls {

/// In characters.
inline constexpr std::size_t longest_title = 120, longest_story = 6000, longest_line = 200,
                             longest_words = 3000, longest_reason = 2000, longest_result = 6000;
/// Organisations that ask together.
inline constexpr std::size_t most_together = 30;
/// How far ahead a call may close.
inline constexpr std::int64_t most_days = 3 * 366;

using basics::stockholm_time;
using basics::Written;
using basics::written;

struct Typed {
    std::string organisation = {}, title = {}, story = {}, for_whom = {}, rules = {}, judged = {},
                companies = {}, together = {}, takes = "both", takers = "everybody";
    std::string opens_on = {}, opens_clock = {}, closes_on = {}, closes_clock = {}, answer_by = {};
    std::string language = "sv";
};
Typed typed_of(Telling const& told);

/// What was typed as a call, or every mistake in its field. The organisation is the caller's to
/// look up.
std::expected<Telling, basics::Problems> checked(Typed const& typed);
/// A tidied text that must be there.
std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string field, std::size_t longest,
                                                           std::string missing);

Phase phase(Call const& call, basics::Time now);

/// Whether its times make sense to somebody who publishes it now; otherwise a text id in the field.
basics::Problems may_publish(Call const& call, basics::Time now);
/// Its closing may be moved later while it is coming, open or paused; never earlier.
std::optional<std::string> why_not_extended(Call const& call, basics::Time closes_at,
                                            basics::Time now);
/// Words and questions stand once it has opened.
bool may_edit(Call const& call, basics::Time now);

/// An id that no question of these has: small and stable.
std::string new_question_id(std::vector<Question> const& questions,
                            std::vector<Question> const& also = {});

/// What the form and those who answer read of it (features/ideas).
ideas::asked::Asking asking_of(Call const& call);
std::string path_of(Call const& call);

}
