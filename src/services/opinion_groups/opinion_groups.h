// Which groups of opinion there are in a dialogue, what each holds, and what unites them: a pure
// function of votes, statements and parameters. docs/opinion-groups.md says what is computed and
// why.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace opinion_groups {

/// What the figures are made by; a bundle made by another version is not recomputed.
constexpr std::string_view version = "1";

constexpr std::size_t most_participants = 200'000;
constexpr std::size_t most_statements = 10'000;

enum class Answer : std::int8_t { disagree = -1, pass = 0, agree = 1 };

/// One answer of one person. Participants and statements are counted from 0, by the caller.
struct Vote {
    std::uint32_t participant = 0;
    std::uint32_t statement = 0;
    Answer answer = Answer::pass;
    /// Time or running number: of several answers by one person to one statement the one with the
    /// highest counts (at the same time: the lowest answer), in whatever order they come.
    std::int64_t when = 0;
};

/// Whether a statement takes part. Votes on the others are kept and counted, but place nobody.
enum class StatementState : std::uint8_t {
    active,
    moderated_out,
    background,  ///< Asks about the person ("jag hyr min bostad"), not about an opinion.
};

enum class Method : std::uint8_t { ours, polis };

struct Parameters {
    Method method = Method::ours;
    /// Answers that a person must have given to be placed in a group (fewer when there are fewer
    /// statements).
    std::size_t least_answers = 7;
    /// A group of fewer people is never made or shown (not for Method::polis).
    std::size_t smallest_group = 5;
    std::size_t most_groups = 5;
    /// Of all that is called significant, at most this share is expected to be chance.
    double false_discoveries = 0.05;

    friend bool operator==(Parameters const&, Parameters const&) = default;
};

enum class Finding : std::uint8_t {
    groups,           ///< There are groups that are clearly apart (Method::polis: always these).
    no_clear_groups,  ///< Enough people and answers, but no groups that are clearly apart.
    too_little,       ///< Too few people or answers to tell.
};

/// Place on the map. The axes have no meaning of their own; people who answer alike are near each
/// other.
struct Place {
    double x = 0, y = 0;
    friend bool operator==(Place const&, Place const&) = default;
};

struct Participant {
    std::size_t answers = 0;  ///< All of them, also on statements that are out.
    Place place = {};
    std::optional<std::size_t> group = {};  ///< Nothing: too few answers, or no groups.
};

/// Answers counted.
struct Count {
    std::uint32_t agree = 0, disagree = 0, pass = 0;
    std::uint32_t all() const { return agree + disagree + pass; }
    friend bool operator==(Count const&, Count const&) = default;
};

/// A statement that tells a group from the others.
struct Representative {
    std::size_t statement = 0;
    Answer answer = Answer::agree;  ///< What the group says: agree or disagree.
    double share = 0;               ///< Of the group, of those who answered; smoothed.
    double share_of_others = 0;     ///< The same answer among the others.
    /// Chance of a difference as large if the group answered as the others do; each person is
    /// counted to the group that their *other* answers put them in. Nothing for Method::polis.
    std::optional<double> chance = {};
    double weight = 0;  ///< What the list is ordered by.
};

struct Group {
    Place centre = {};
    std::vector<std::size_t> members = {};  ///< Participants, ascending.
    std::vector<Representative> representative = {};
};

struct Statement {
    Count all = {};                  ///< Everybody's answers.
    std::vector<Count> groups = {};  ///< By group.
    Place place = {};                ///< Of one who had only agreed to this.
    double extremity = 0;            ///< How far that is from the middle.
    double consensus_agree = 0;      ///< Group-informed, geometric: 0–1 whatever number of groups.
    double consensus_disagree = 0;
    double polis_consensus_agree = 0;  ///< Polis' product; smaller the more groups there are.
    double polis_consensus_disagree = 0;
    /// Share that at least agrees (disagrees) in the group where it is least, with 95 % certainty.
    double bridging_agree = 0;
    double bridging_disagree = 0;
    double priority = 0;  ///< Weight when the next statement is drawn (routing.h).
};

/// A statement of a list, and what is said to it.
struct Listed {
    std::size_t statement = 0;
    Answer answer = Answer::agree;
    double weight = 0;
    friend bool operator==(Listed const&, Listed const&) = default;
};

/// Why there are groups or none, in figures.
struct Evidence {
    double connection = 0;  ///< Chance of answers so connected if each statement stood for itself.
    double silhouette = 0;  ///< How much nearer people are to their own group than to the next.
    double separation =
        0;  ///< Chance of such a gap between the two nearest groups if there is none.
    std::vector<double> silhouettes = {};  ///< By number of groups, from 2; 0 where not possible.
};

struct Result {
    Finding finding = Finding::too_little;
    std::vector<Participant> participants = {};
    /// Largest first. With no clear groups and too little: empty.
    std::vector<Group> groups = {};
    std::vector<Statement> statements = {};
    /// What all groups say, strongest first: by the geometric form.
    std::vector<Listed> consensus = {};
    /// What a majority in every group says beyond chance; only where there are groups.
    std::vector<Listed> bridging = {};
    Evidence evidence = {};
    /// How much of the differences between answers the map's two axes show.
    std::array<double, 2> explained = {};
};

enum class Refusal : std::uint8_t {
    no_such_statement,
    no_such_participant,
    no_such_answer,  ///< Not agree, pass or disagree.
    too_many_participants,
    too_many_statements,
};

/// A vote that cannot be counted; nothing is computed.
struct Mistake {
    Refusal why = Refusal::no_such_statement;
    std::size_t vote = 0;  ///< Its place among the votes given; 0 when it is about all of them.
};

/// The same result for the same votes in any order, given twice, and whoever has which number; it
/// uses no clock, no chance and one thread.
std::expected<Result, Mistake> analyse(std::size_t participants,
                                       std::span<StatementState const> statements,
                                       std::span<Vote const> votes, Parameters const& parameters);

}
