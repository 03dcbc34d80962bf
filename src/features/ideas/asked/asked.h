// What a call (utmaning) asks of those who answer it with a need or an idea: its own questions, who
// may answer, from when until when. Whoever keeps calls puts this here in the transaction of each
// change; the form, the contributions and their pages read it here, and know nothing else of calls.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "platform/db/database.h"
#include "platform/json/value.h"
#include "platform/texts/catalogue.h"
#include "services/activity/activity.h"
#include "services/web/services.h"

namespace ideas::asked {

/// line and text: words; one_of and several_of: among the choices; number: a whole one.
enum class QuestionKind : std::uint8_t { line, text, one_of, several_of, number };
inline constexpr std::array<QuestionKind, 5> question_kinds = {
    QuestionKind::line, QuestionKind::text, QuestionKind::one_of, QuestionKind::several_of,
    QuestionKind::number};

struct Question {
    std::string id = {};  ///< Small letters and digits, unlike the others of its call.
    QuestionKind kind = QuestionKind::line;
    std::string label = {}, hint = {};
    bool is_required = false;
    std::int64_t longest = 0;                           ///< Of line and text, in characters.
    std::optional<std::int64_t> least = {}, most = {};  ///< Of a number.
    std::vector<std::string> choices = {};
    friend bool operator==(Question const&, Question const&) = default;
};

/// Who may answer: anybody, members, or those with a role in the organisation.
enum class Takers : std::uint8_t { everybody, members, employees };
inline constexpr std::array<Takers, 3> all_takers = {Takers::everybody, Takers::members,
                                                     Takers::employees};

/// "one_of", "employees": the names in the database, the API and text ids.
std::string_view name(QuestionKind kind);
std::string_view name(Takers takers);
std::optional<QuestionKind> parse_question_kind(std::string_view name);
std::optional<Takers> parse_takers(std::string_view name);

struct Asking {
    std::string call = {};  ///< Its id.
    organisations::OrganisationId organisation = {};
    std::string title = {};
    std::string language = "sv";
    std::string path = {};  ///< Its page, without the language.
    bool takes_needs = true, takes_ideas = true;
    Takers takers = Takers::everybody;
    std::vector<Question> questions = {};
    basics::Time opens_at = {}, closes_at = {};  ///< What is sent at closes_at is too late.
    bool is_open = false;                        ///< Published, and neither paused nor over.
    std::string result = {};                     ///< What was decided, for all who took part.
};

/// New, or in the place of the call's one.
void put(db::Transaction& tx, Asking const& asking);
std::optional<Asking> find(db::Reader& reader, std::string_view call);
/// Takes away what a call asked; what was answered stays with the contributions.
void forget(db::Transaction& tx, std::string_view call);

/// One question as it was put, and its answer. Of several_of an answer has several lines.
struct Reply {
    std::string question = {};
    QuestionKind kind = QuestionKind::line;
    std::string label = {}, value = {};
    friend bool operator==(Reply const&, Reply const&) = default;
};

/// How much has come in before it closed, whoever may read it but for what was taken back.
std::int64_t count(db::Reader& reader, std::string_view call);
/// One that everybody may read, where it lives now. `key` orders them.
struct Brief {
    activity::Subject subject = {};
    std::string title = {}, language = {}, path = {}, state = {}, key = {};
};
/// What came in before it closed and everybody may read, the newest first: at most `limit` before
/// the key `before` (empty: from the newest).
std::vector<Brief> shown(db::Reader& reader, std::string_view call, std::string_view before,
                         std::size_t limit);
/// All of them, whoever may read them: for the red thread.
std::vector<activity::Subject> all_of(db::Reader& reader, std::string_view call, std::size_t limit);

/// A letter to each who took part: at the address that was left, otherwise at the account's, with a
/// way in to their own contribution. `about` begins the ids of its texts; `arguments` are theirs,
/// in a language, beside {title} of what was told.
struct Letter {
    std::string about = {};
    std::function<texts::Arguments(texts::Language)> arguments = {};
};
void tell_takers(web::Services& services, db::Transaction& tx, std::string_view call,
                 Letter const& letter);

/// A closing time as people read it: "31 mars 2027, 15:00", and "31 mars 2027, 24:00" when the day
/// ends with it.
std::string closing_text(texts::Language language, basics::Time at);

json::Value as_json(Question const& question);
Question question_in(json::Value const& value);

}
