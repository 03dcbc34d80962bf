// What may be written in a process, how it is changed, and what differs between two. Pure
// functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/processes/process.h"
#include "platform/basics/problems.h"

namespace processes {

/// In characters.
inline constexpr std::size_t longest_name = 120, longest_explanation = 1000, longest_role = 300,
                             longest_lines = 2000, longest_words = 500;
/// Of one process, and of one organisation.
inline constexpr std::size_t most_tracks = 8, most_steps = 60, most_processes = 30;
/// Steps that one project names.
inline constexpr std::size_t most_met = 20;

std::size_t longest(Part part);
/// Only a name is one line.
bool has_lines(Part part);

/// Words typed in one language in place of what was there. What is not changed stays as it is. A
/// new wording of what was written in that language stands alone, since the others said something
/// else; in a language that had none it is a translation.
Words retold(Words const& before, texts::Language language, std::string const& typed);

/// A text with tidy lines: no control characters, no empty lines, no white space at the ends.
std::string tidied(std::string_view typed, bool has_lines);

/// A step as typed in one language: in the order of Part, and its kind.
struct TypedStep {
    std::array<std::string, part_names.size()> words = {};
    std::string kind = {};
};
TypedStep typed_of(Step const& step, texts::Language language);
/// `before` with what was typed, or every mistake; fields have the names of Part, and "kind".
std::expected<Step, basics::Problems> checked(Step before, TypedStep const& typed,
                                              texts::Language language);

/// Name and explanation of a process or a track, with problems at the fields "name" and
/// "explanation".
struct Named {
    Words name = {}, explanation = {};
};
std::expected<Named, basics::Problems> checked(Named before, std::string_view name,
                                               std::string_view explanation,
                                               texts::Language language);

/// Whether it can be kept, whoever made it: within all limits, each name there, no id twice.
basics::Problems problems_of(Outline const& outline);

/// The same process for another organisation: new ids, each knowing the one that it comes from.
Outline copied(Outline const& outline);

/// Where a step goes: up and down within its track.
enum class Way : std::uint8_t { up, down };
/// False when it is not there or cannot go further.
bool move_step(Outline& outline, std::string_view step, Way way);
bool move_track(Outline& outline, std::string_view track, Way way);
bool remove_step(Outline& outline, std::string_view step);
/// Only one that is empty, and not the last one.
bool remove_track(Outline& outline, std::string_view track);
/// In its place, or last in the track of `track` when it is new or stood in another one. False when
/// there is no such track, or no room.
bool put_step(Outline& outline, Step step, std::string_view track);

/// What differs in one step, or in a track or the whole when `step` is empty.
struct Difference {
    enum class What : std::uint8_t { added, removed, moved, changed } what = What::changed;
    std::string step = {};   ///< Its id in the newer one; in the older one when it was removed.
    std::string track = {};  ///< The same; empty for the process itself.
    std::vector<Part> parts = {};  ///< Where words differ.
    bool is_kind_changed = false;
    friend bool operator==(Difference const&, Difference const&) = default;
};
/// In the order of the newer one, what was removed last. Steps and tracks are the same ones when
/// their ids are.
std::vector<Difference> differences(Outline const& older, Outline const& newer);

/// A copy as if its steps were those that they came from, to be compared with the template.
Outline as_origin(Outline outline);

}
