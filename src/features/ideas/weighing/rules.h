// What decides over weighings: what may be asked, when it is closed, and what the answers amount
// to. Pure functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "features/ideas/weighing/weighing.h"
#include "platform/basics/problems.h"

namespace ideas::weighing {

/// In characters.
inline constexpr std::size_t longest_name = 120, longest_question = 200, longest_criterion = 60,
                             longest_meaning = 80, longest_why = 500;
inline constexpr std::size_t most_subjects = 30, most_criteria = 8, most_people = 50;
inline constexpr std::int64_t highest_weight = 10;
/// So many must have answered before everybody is shown the spread of their answers: of fewer it
/// would say what somebody answered.
inline constexpr std::size_t least_shown_to_all = 3;

/// As typed. A criterion without any words is none.
struct DraftCriterion {
    std::string name = {}, low = {}, high = {}, weight = {};
    bool low_is_good = false;
};
struct Draft {
    By by = By::criteria;
    std::string name = {}, question = {}, last_day = {}, addresses = {};
    bool is_public = false, is_open_to_all = false;
    std::vector<NeedId> subjects = {};
    std::vector<members::MemberId> members = {};
    std::vector<DraftCriterion> criteria = {};
};
struct Good {
    Weighing weighing = {};
    std::vector<members::MemberId> members = {};
    std::vector<std::string> addresses = {};
};
/// Fields name, question, last_day, subject, team, addresses, and criterion_1_name … of each
/// criterion. Whether subjects and members are there is the caller's to check.
std::expected<Good, basics::Problems> checked(Draft const& draft, basics::Date today);

/// By hand, by its last day, or because all who were asked have answered (only while nobody else
/// may).
bool is_closed(Weighing const& weighing, std::vector<Person> const& people, basics::Date today);
std::size_t answered(std::vector<Person> const& people);

/// One person's answer of criteria as typed: empty is nothing. Fields NEED-NUMBER and NEED-words;
/// all criteria of each contribution are wanted.
struct Typed {
    std::map<std::string, std::string, std::less<>> fields = {};
};
std::string field_of(NeedId const& need, std::size_t number);
std::string words_field_of(NeedId const& need);
std::expected<Judgements, basics::Problems> checked(Weighing const& weighing, Typed const& typed);

/// The answers to one criterion about one contribution. Who could not judge is counted apart, and
/// never as zero.
struct Spread {
    std::int64_t answers = 0, cannot = 0;
    std::int64_t least = 0, most = 0;  ///< 0 while there are no answers.
    double median = 0;
    bool is_too_few = false;  ///< There are answers, too few for everybody: see shown_to_all().
};
Spread spread_of(std::vector<std::int64_t> scores);

struct Row {
    NeedId need = {};
    std::vector<Spread> spreads = {};  ///< By criterion.
    /// The weighted mean of the medians, 5 always good; nothing when no criterion has answers.
    std::optional<double> sum = {};
    std::size_t counted = 0;              ///< Criteria that have answers.
    std::vector<std::string> words = {};  ///< In no order that tells whose they are.
    /// The widest spread of any criterion, and all spreads together.
    std::int64_t widest = 0, disagreement = 0;
};

/// For every subject in its place; `all` are the judgements of those who have answered.
std::vector<Row> rows_of(Weighing const& weighing, std::vector<Judgements> const& all);

/// The same for everybody: nothing that fewer than least_shown_to_all said, also not within a sum,
/// and no words.
std::vector<Row> shown_to_all(Weighing const& weighing, std::vector<Row> rows);

/// Whether the sum of one is above the other's by more than the arithmetic; none is below all.
bool weighs_more(Row const& one, Row const& other);
/// From the good end; those without a sum last. The places in `rows`.
std::vector<std::size_t> by_sum(std::vector<Row> const& rows);
/// Where the team disagrees most, first. The places in `rows`.
std::vector<std::size_t> by_disagreement(std::vector<Row> const& rows);

/// One change of weights that turns the order of two round.
struct Turn {
    std::size_t criterion = 0;
    bool is_doubled = false;           ///< Or halved.
    std::size_t rises = 0, falls = 0;  ///< Places in `rows`.
    friend bool operator==(Turn const&, Turn const&) = default;
};
/// Each weight by itself doubled and halved: what changes places. Empty: the order holds.
std::vector<Turn> turns_of(Weighing const& weighing, std::vector<Row> const& rows);

}
