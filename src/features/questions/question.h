// Questions between organisations, notices, and what is answered. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/activity/activity.h"
#include "services/permissions/permissions.h"

namespace questions {

using QuestionId = basics::Id<struct QuestionTag>;
using AnswerId = basics::Id<struct AnswerTag>;
using NetworkId = basics::Id<struct NetworkTag>;
using organisations::OrganisationId;

/// A question is answered in words. A notice says that somebody is looked for: a partner, a place
/// to test, or an organisation that has the need. Interest in it is shown by one click.
enum class Kind : std::uint8_t { question, partner, testbed, needs_owner };
inline constexpr std::array<std::string_view, 4> kind_names = {"question", "partner", "testbed",
                                                               "needs_owner"};
std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);

/// Who is asked: everybody who takes part, those like the one who asks, or a network.
enum class Audience : std::uint8_t { all, alike, network };
inline constexpr std::array<std::string_view, 3> audience_names = {"all", "alike", "network"};
std::string_view name(Audience audience);
std::optional<Audience> parse_audience(std::string_view name);

/// Who reads it: everybody, or those alone who ask and are asked.
enum class Visibility : std::uint8_t { public_, asked };
std::string_view name(Visibility visibility);
std::optional<Visibility> parse_visibility(std::string_view name);

/// What is asked.
struct Asking {
    Kind kind = Kind::question;
    std::string title = {}, story = {};
    texts::Language language = texts::Language::sv;
    OrganisationId organisation = {};  ///< In whose name.
    Audience audience = Audience::all;
    NetworkId network = {};
    Visibility visibility = Visibility::public_;
    basics::Date last_day = {};  ///< Answers are wanted by then; empty for none.
};

struct Question {
    QuestionId id = {};
    Asking asked = {};
    members::MemberId by = {};
    bool is_hidden = false, is_closed = false;
    basics::Time asked_at = {}, updated_at = {}, closed_at = {};
    std::string summary = {};
    std::int64_t answers = 0;     ///< Those that are shown.
    std::int64_t interested = 0;  ///< Organisations.
    std::int64_t version = 1;

    bool is_public() const { return asked.visibility == Visibility::public_ && !is_hidden; }
    bool is_notice() const { return asked.kind != Kind::question; }
};
activity::Subject subject_of(Question const& question);
/// "/questions/01j…/har-nagon-gjort"
std::string path_of(Question const& question);

/// How an answer came.
enum class Way : std::uint8_t { page, link, mail, program };
std::string_view name(Way way);
/// A reply that another one sent than whom the letter went to is kept until the asker decides.
enum class Standing : std::uint8_t { shown, kept, refused };
std::string_view name(Standing standing);

struct Answer {
    AnswerId id = {};
    OrganisationId organisation = {};
    members::MemberId by = {};
    std::string name = {};
    std::string address = {};  ///< Where they are told; never shown.
    std::string words = {};
    Way way = Way::page;
    Standing standing = Standing::shown;
    std::int64_t files = 0;  ///< That came with the reply and are not kept.
    basics::Time given_at = {};
};

struct Interest {
    OrganisationId organisation = {};
    members::MemberId member = {};
    basics::Time at = {};
};

/// Organisations that ask each other.
struct Network {
    NetworkId id = {};
    std::string name = {};
    OrganisationId keeper = {};
    std::vector<OrganisationId> members = {};
};

/// Which letters about questions an organisation wants.
enum class Digest : std::uint8_t { at_once, weekly, never };
inline constexpr std::array<std::string_view, 3> digest_names = {"at_once", "weekly", "never"};
std::string_view name(Digest digest);
std::optional<Digest> parse_digest(std::string_view name);

}
