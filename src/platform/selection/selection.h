// Which things to pay for first, when what is won needs all of several of them: the cheapest choice
// that wins a chosen share of the whole, an order that takes the best buy each time, and a bound
// below which no choice can come.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/confined/process.h"

namespace selection {

/// Costs and weights are whole numbers from 0 to this, in whatever unit.
constexpr std::int64_t most_value = 100'000'000'000'000;
constexpr std::size_t most_things = 1'000;
constexpr std::size_t most_gains = 20'000;
/// All that the gains need, counted together.
constexpr std::size_t most_needs = 400'000;

/// Won when all of `needs` (places in Problem::costs, each at most once) are paid for: at once,
/// where it needs none.
struct Gain {
    std::int64_t weight = 0;
    std::vector<std::uint32_t> needs = {};
};

struct Problem {
    std::vector<std::int64_t> costs = {};
    std::vector<Gain> gains = {};
    int percent = 100;  ///< Of all weight, that is to be won: 0 to 100.
};

/// Whether it keeps the limits above and names only things that there are.
bool is_sound(Problem const& problem);

/// Weight that is to be won, rounded upwards.
std::int64_t weight_to_win(Problem const& problem);

/// Things, ascending, with what they cost and win together.
struct Choice {
    std::vector<std::uint32_t> things = {};
    std::int64_t cost = 0;
    std::int64_t won = 0;
    friend bool operator==(Choice const&, Choice const&) = default;
};

/// What these things (in any order) cost and win.
Choice measured(Problem const& problem, std::vector<std::uint32_t> things);

/// Things bought together because they are worth most together.
struct Step {
    std::vector<std::uint32_t> things = {};
    std::int64_t cost = 0;
    std::int64_t won = 0;  ///< By this step.
};

/// Again and again the set of things that wins most weight for its cost, until the share is won.
/// Sets are those that some gain still lacks, so that two things that only help together are seen.
/// `among`: no others than these.
std::vector<Step> greedy(Problem const& problem);
std::vector<Step> greedy(Problem const& problem, std::vector<std::uint32_t> const& among);

/// The choice that the steps make together, without what it turned out not to need.
Choice made_of(Problem const& problem, std::vector<Step> const& steps);

/// How far the search for the best choice came.
///   proven      nothing is cheaper
///   bounded     something between `bound` and `best.cost` may be
///   broken_off  as bounded, and the solver was stopped or failed before its time was up
enum class Ending { proven, bounded, broken_off };

struct Answer {
    Choice best = {};
    std::int64_t bound = 0;  ///< No choice costs less than this.
    Ending ending = Ending::broken_off;
    friend bool operator==(Answer const&, Answer const&) = default;
};

/// How the solver runs: as a process of its own, since it ends itself when it does not know what to
/// do.
struct Solver {
    /// The program and its arguments; it must call `choose_main(0, 1)`.
    std::vector<std::string> command = {"/proc/self/exe", "choose"};
    /// For all problems together, by the clock; what takes longer is answered with the best so far.
    /// A problem that is not the last takes half of what is left at most.
    std::chrono::milliseconds search = std::chrono::seconds(8);
};

/// The cheapest choice of each problem that wins its share, as far as the solver gets. Whatever
/// becomes of the solver there is an answer, and what it says is believed no further than it can be
/// checked. Throws std::invalid_argument for a problem that is not sound.
std::vector<Answer> choose(std::vector<Problem> const& problems, Solver const& solver);

/// The same here and now, as the process does it.
class Listener {
public:
    virtual ~Listener() = default;
    virtual void hear(Answer const& answer) = 0;  ///< A better one, or a better bound.
};
Answer choose_here(Problem const& problem, std::chrono::milliseconds search, Listener& listener);

/// The whole work of the process: reads problems from `in`, confines itself for good, and writes an
/// answer to `out` whenever it has a better one. The result is the process's exit status.
int choose_main(int in, int out);

}
