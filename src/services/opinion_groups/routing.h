// Which statement somebody is shown next: a draw with weights that favour the new, the telling and
// what people agree to (participation.md D1.11 names the source).
#pragma once
#include "services/opinion_groups/opinion_groups.h"

#include <cstdint>
#include <optional>
#include <span>

namespace opinion_groups {

/// The weight of a statement with so many answers and this extremity: a new one weighs up to 81
/// times as much as it will after many answers; passes and disagreement make it sink.
double priority(Count const& answers, double extremity);
double priority(double agree, double pass, double all, double extremity);

/// That of a statement that asks about the person.
constexpr double background_priority = 49;

/// One of these by weight, or nothing when there is none or all weigh nothing. `random` is any 64
/// even bits; the same bits give the same one.
std::optional<std::size_t> drawn(std::span<double const> weights, std::uint64_t random);

/// The next statement for one who has answered these (by statement: true); none that is moderated
/// out comes, and one without a result yet weighs as a new one.
std::optional<std::size_t> next_statement(Result const& result,
                                          std::span<StatementState const> statements,
                                          std::span<bool const> answered, std::uint64_t random);

}
