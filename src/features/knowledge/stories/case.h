// The noun Case (lärande exempel): the story that a project tells others, as plain values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/knowledge/project.h"
#include "services/permissions/permissions.h"

namespace knowledge::stories {

using CaseId = basics::Id<struct CaseTag>;

/// Where the work on a case stands. What everybody can read is told apart by Case::published.
///   draft      being written, the first time or anew
///   in_review  the organisation's coordinator has it
///   published  what was written last is what everybody reads
///   withdrawn  it was public and is so no longer
enum class State : std::uint8_t { draft, in_review, published, withdrawn };

/// What a case tells. Which fields there are, and their limits, stands in fields.h.
struct Story {
    /// The language in which it is written first; completeness is counted in it.
    texts::Language language = texts::Language::sv;
    /// The text fields by key, each in the languages in which it exists; never empty texts.
    std::map<std::string, LanguageTexts, std::less<>> texts = {};
    /// The codes chosen in the fields that offer a choice; never empty lists.
    std::map<std::string, std::vector<std::string>, std::less<>> choices = {};
    std::optional<int> year = {};          ///< When it began to be used, or tried.
    std::string contact = {};              ///< E-mail of a function that answers others.
    std::vector<ProjectId> projects = {};  ///< Whose story it is.
    std::vector<Link> links = {};
    /// What came out of a report and has found no field yet. For the writers only.
    std::string material = {};
    friend bool operator==(Story const&, Story const&) = default;
};

/// A case as a row: who answers for it and where it stands.
struct Case {
    CaseId id = {};
    organisations::OrganisationId organisation = {};
    std::string title = {},
                slug = {};  ///< Of the public version if there is one, else of the newest.
    State state = State::draft;
    std::int64_t version = 1;                    ///< The newest. Writers say which one they saw.
    std::optional<std::int64_t> published = {};  ///< The version that everybody reads.
    basics::Time created_at = {}, updated_at = {};
    std::optional<basics::Time> published_at = {};
    members::MemberId created_by = {}, updated_by = {};
};

/// How a version came about: by a person in the form, from an older version, from a report, by a
/// program.
enum class Way : std::uint8_t { written, restored, report, program };

/// The whole story as it was at one time. Versions are never changed.
struct Version {
    std::int64_t number = 1;
    Story story = {};
    basics::Time at = {};
    members::MemberId member = {};  ///< Empty: the operator.
    std::string why = {};           ///< In the writer's words; may be empty.
    Way way = Way::written;
    std::optional<std::int64_t> restored_from = {};
    std::vector<std::string> changed =
        {};  ///< Keys of the fields that differ from the version before.
};

/// What can be done to a case. write covers restoring an old version.
enum class Move : std::uint8_t { write, send, take_back, publish, send_back, withdraw };

/// A move that was made, for the people who work with the case. write leaves versions instead.
struct Moved {
    Move move = Move::send;
    std::int64_t version = 1;  ///< The newest when it was made.
    std::string reason = {};
    basics::Time at = {};
    members::MemberId member = {};
};

}
