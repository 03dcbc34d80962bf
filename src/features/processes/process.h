// An ordinary process (exploateringsprocessen): tracks that run side by side, and the steps of
// each. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "services/permissions/permissions.h"
#include "services/registers/registers.h"

namespace processes {

using ProcessId = basics::Id<struct ProcessTag>;

/// What something is called or said, in the languages in which it is written.
using Words = registers::Names;

/// What is said of a step. Of a role, of questions, methods and barriers each line is one of
/// several, and may end with an address.
enum class Part : std::uint8_t {
    name,
    explanation,
    decides,
    does,
    asked,
    told,
    questions,
    methods,
    barriers
};
inline constexpr std::array<std::string_view, 9> part_names = {
    "name", "explanation", "decides", "does", "asked", "told", "questions", "methods", "barriers"};
std::string_view name(Part part);
std::optional<Part> parse_part(std::string_view name);

///   step        work that is done
///   decision    somebody decides
///   innovation  the innovation question is asked
enum class StepKind : std::uint8_t { step, decision, innovation };
inline constexpr std::array<std::string_view, 3> step_kind_names = {"step", "decision",
                                                                    "innovation"};
std::string_view name(StepKind kind);
std::optional<StepKind> parse_step_kind(std::string_view name);

struct Step {
    std::string id = {};      ///< Its own in the whole program; a template's is "hamn-drift".
    std::string origin = {};  ///< The template's step that it was copied from; may be empty.
    StepKind kind = StepKind::step;
    std::array<Words, part_names.size()> words = {};

    Words const& of(Part part) const { return words[static_cast<std::size_t>(part)]; }
    Words& of(Part part) { return words[static_cast<std::size_t>(part)]; }
    friend bool operator==(Step const&, Step const&) = default;
};

struct Track {
    std::string id = {}, origin = {};
    Words name = {}, explanation = {};
    std::vector<Step> steps = {};
    friend bool operator==(Track const&, Track const&) = default;
};

struct Outline {
    Words name = {}, explanation = {};
    std::vector<Track> tracks = {};
    friend bool operator==(Outline const&, Outline const&) = default;
};

struct Process {
    std::string id = {};  ///< A template's is its key.
    /// Whose it is; empty: a template.
    organisations::OrganisationId organisation = {};
    std::string copied_from = {};  ///< A template or another process; empty for templates.
    std::int64_t version = 1;
    bool is_in_use = true;
    basics::Time updated_at = {};
    Outline outline = {};

    bool is_template() const { return organisation.empty(); }
};

/// What a version changed.
enum class Change : std::uint8_t {
    copied,
    renamed,
    step_changed,
    step_added,
    step_removed,
    step_moved,
    track_added,
    track_changed,
    track_removed,
    track_moved,
    restored,
    sent
};
inline constexpr std::array<std::string_view, 12> change_names = {
    "copied",      "renamed",       "step_changed",  "step_added",  "step_removed", "step_moved",
    "track_added", "track_changed", "track_removed", "track_moved", "restored",     "sent"};
std::string_view name(Change change);
std::optional<Change> parse_change(std::string_view name);

struct Version {
    std::int64_t number = 1;
    basics::Time at = {};
    members::MemberId by = {};
    Change change = Change::copied;
    std::string what = {};  ///< The step or track it was about, or the version brought back.
};

/// A step and where it stands.
struct Found {
    Track const* track = nullptr;
    Step const* step = nullptr;
    std::size_t place = 0;  ///< From 0 within the track.
    explicit operator bool() const { return step != nullptr; }
};
Found find_step(Outline const& outline, std::string_view step);

/// A line of methods or barriers: its words, and where they lead.
struct LinkedLine {
    std::string words = {}, link = {};
};
/// The lines of a text that has several. A last word that is a web address becomes the link.
std::vector<LinkedLine> lines_of(std::string_view text);
bool is_web_address(std::string_view text);

}
