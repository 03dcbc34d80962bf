// Needs and ideas written down for others: the occasion, what was sent there at once, and the lines
// of a list. Values and rules; no SQL, no pages.
#pragma once
#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/need.h"
#include "platform/basics/problems.h"
#include "services/units/chart.h"

namespace ideas::capture {

using OccasionId = basics::Id<struct OccasionTag>;
using BatchId = basics::Id<struct BatchTag>;

/// In characters.
inline constexpr std::size_t longest_occasion = 120, longest_place = 200, longest_held_by = 200,
                             longest_about = 1000, longest_consent = 500;
/// Lines of one sending.
inline constexpr std::size_t most_lines = 500;
/// Bytes of a pasted list or a file, and of the form that carries them.
inline constexpr std::size_t most_list_bytes = 1024 * 1024, most_form_bytes = 4 * 1024 * 1024;
/// For how long whoever sent it may undo it.
inline constexpr std::int64_t undo_hours = 24;

/// How something can be told at an occasion.
inline constexpr std::array<Way, 5> occasion_ways = {Way::workshop, Way::counter, Way::paper,
                                                     Way::school, Way::phone};

struct Occasion {
    OccasionId id = {};
    organisations::OrganisationId organisation = {};
    units::UnitId unit = {};  ///< Who gets what is told; empty: the organisation as a whole.
    std::string name = {};
    basics::Date held = {};
    std::string place = {};
    std::string held_by = {};  ///< Personal data: for those who work there alone.
    std::string about = {};
    Way way = Way::workshop;
    std::string language = "sv";
    std::string consent = {};  ///< What those who were there were told.
    bool reads_first = false;  ///< Those who answer read before everybody may.
    std::int64_t version = 1;
    members::MemberId made_by = {};
    basics::Time made_at = {};
};

/// How a sending came.
enum class Source : std::uint8_t { one, list, table, program };
std::string_view name(Source source);
std::optional<Source> parse_source(std::string_view name);

struct Batch {
    BatchId id = {};
    OccasionId occasion = {};
    std::string sending = {};
    Source source = Source::one;
    members::MemberId member = {};
    basics::Time at = {};
    std::int64_t told = 0;
    basics::Time undone_at = {};
    std::int64_t stayed = 0;
    bool is_undone() const { return undone_at.microseconds != 0; }
};

/// An occasion as typed: fields have the members' names.
struct TypedOccasion {
    std::string organisation = {}, unit = {}, name = {}, held = {}, place = {}, held_by = {},
                about = {}, way = {}, language = {}, consent = {};
    bool reads_first = false;
};
/// Organisation and unit are the caller's to see. A day ahead of today by more than a year is a
/// slip of the pen.
std::expected<Occasion, basics::Problems> checked(TypedOccasion const& typed, basics::Date today);

/// Whether the member may take back all of it now: they sent it, not long ago.
bool may_undo(Batch const& batch, members::MemberId const& member, basics::Time now);
/// Whether one of it is taken back with the rest: nobody has worked with it or supports it.
bool goes_back(Need const& need);

// lines.cpp

/// How a pasted list is taken apart. `found_out`: points and numbers when most lines have them,
/// otherwise paragraphs when some have several lines, otherwise lines.
enum class Split : std::uint8_t { found_out, lines, paragraphs };
std::string_view name(Split split);
std::optional<Split> parse_split(std::string_view name);

/// Something to be told, from a list, a table or a program.
struct Draft {
    std::size_t number = 0;  ///< Its line or row, counted from 1.
    Kind kind = Kind::need;
    std::string title = {}, story = {}, better = {}, for_whom = {}, place = {};
};

/// Each line, paragraph or point without its mark; empty ones are left out.
std::vector<Draft> drafts_of(std::string_view text, Split split, Kind kind);
/// All that somebody said, as a draft: the title is all of it, its first sentence or its beginning.
Draft draft_of(std::string_view text, Kind kind);

/// What is to be known of a draft before it is sent.
enum class Note : std::uint8_t {
    good,
    repeated,  ///< The same stands further up in the list.
    known,     ///< The organisation has one with the same title.
    bad,       ///< It cannot be told: too long, without words.
};
struct Looked {
    Draft draft = {};
    Note note = Note::good;
    std::size_t as = 0;  ///< For repeated: the number of the first one.
    basics::Problems problems = {};
    std::optional<Telling> told = {};  ///< Nothing when it is bad.
    bool can_go() const { return told.has_value(); }
};
/// Each draft held against the rules and those before it, in their order.
std::vector<Looked> looked_at(std::vector<Draft> const& drafts, Occasion const& occasion);
/// The same words, whatever their case, points and blanks.
std::string sameness(std::string_view text);

}
