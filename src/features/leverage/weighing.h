// Barriers, what each holds back, and the question which of them to remove. Pure functions over
// values.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "features/barriers/barriers.h"
#include "features/leverage/removal.h"
#include "platform/selection/selection.h"

namespace leverage {

/// A project that something stops.
struct Project {
    std::string id = {}, title = {};
    std::string path = {};                   ///< Without the language.
    std::optional<std::int64_t> money = {};  ///< Hundredths of a krona; nothing: not known.
    /// Codes of the municipalities that take part and of which we know how many live there.
    std::vector<std::string> municipalities = {};
    std::int64_t people = 0;  ///< Who live in them.
    std::vector<int> goals = {};
};

struct Held {
    barriers::Standing barrier = {};
    std::vector<std::size_t> projects = {};  ///< Places in Picture::projects.
    Removal removal = {};
};

/// What one reader may see.
struct Picture {
    std::vector<Held> barriers = {};  ///< Only those that stop a project that they may see.
    std::vector<Project> projects = {};
    /// People by code of the municipality.
    std::map<std::string, std::int64_t> people = {};
};

/// What a barrier, or all of them, holds back: each project, each municipality and each goal once.
struct Sum {
    std::int64_t projects = 0, people = 0, money = 0;
    std::int64_t without_money = 0;   ///< Projects of which it is not known.
    std::int64_t without_people = 0;  ///< The same.
    std::set<int> goals = {};
};
Sum held_by(Picture const& picture, Held const& held);
Sum held_in_all(Picture const& picture);

/// What counts of a project.
enum class By : std::uint8_t { projects, people, money };
inline constexpr std::array<std::string_view, 3> by_names = {"projects", "people", "money"};
std::string_view name(By by);
std::optional<By> parse_by(std::string_view name);

/// Of all that counts, in per cent: what may be asked for, what is asked for when nobody says, and
/// what is always shown beside it.
inline constexpr int least_share = 1, most_share = 100, usual_share = 50;
inline constexpr std::array<int, 4> shares = {25, 50, 75, 100};
/// A whole number of per cent that may be asked for; nothing for all else.
std::optional<int> parse_share(std::string_view text);

/// How barriers count whose cost nobody has told.
struct Costs {
    std::vector<std::int64_t> counted = {};  ///< By barrier; hundredths of a krona, or 1 each.
    std::size_t untold = 0;
    /// The middle one of those told; nothing when none is told: then each barrier counts as one.
    std::optional<std::int64_t> stand_in = {};
    std::vector<bool> is_told = {};  ///< By barrier.
};
Costs costs(Picture const& picture);

/// What decides the answer, and nothing of whose it is: equal questions have equal answers.
struct Question {
    std::vector<std::int64_t> costs = {};  ///< By barrier.
    std::vector<bool> is_told = {};        ///< Whether the cost is somebody's judgement.
    std::vector<std::vector<std::uint32_t>> needs = {};     ///< By project: what stops it.
    std::array<std::vector<std::int64_t>, 3> weights = {};  ///< By what counts, by project.
    By by = By::projects;
    int share = usual_share;
};
Question question(Picture const& picture, By by, int share);
/// All that counts, in the unit that counts.
std::int64_t whole(Question const& question);
selection::Problem problem(Question const& question);

}
