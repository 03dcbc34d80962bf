// How projects pass through the steps: how many stand in each, for how long, and what became of
// them. Pure functions over rows, and the rows.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/innovation/store.h"
#include "services/web/kept.h"
#include "services/web/services.h"

namespace innovation {

/// One public project on its way.
struct Row {
    std::string project = {}, path = {};
    std::map<texts::Language, std::string> titles = {};
    organisations::OrganisationId organisation = {};
    Template kind = Template::city;
    Step step = Step::anchor;
    State state = State::active;
    basics::Time entered_at = {}, begun_at = {}, updated_at = {};
    std::vector<Move> moves = {};
};

/// In the order of the projects' ids. A row that did not change is the same one as before.
using Rows = std::vector<std::shared_ptr<Row const>>;

/// What a figure of the funnel counts, in a step:
///   now       stands there and is on its way
///   paused    stands there, paused
///   went_on   has gone on from there by a decision, also those that came back later
///   back      has gone back from there
///   stopped   was stopped there
enum class What : std::uint8_t { now, paused, went_on, back, stopped };
inline constexpr std::array<std::string_view, 5> what_names = {"now", "paused", "went_on", "back",
                                                               "stopped"};
inline constexpr std::array whats = {What::now, What::paused, What::went_on, What::back,
                                     What::stopped};
std::string_view name(What what);
std::optional<What> parse_what(std::string_view name);

/// Which rows; absent: all. `what` counts in `step`, or in any.
struct Filter {
    std::optional<organisations::OrganisationId> organisation = {};
    std::optional<Step> step = {};
    std::optional<What> what = {};
};
bool fits(Row const& row, Filter const& filter);

/// For how long a project stood in a step, each time; one that stands there still, until now.
struct Stay {
    Step step = Step::anchor;
    basics::Time from = {}, until = {};
    bool is_over = false;
};
std::vector<Stay> stays(Row const& row, basics::Time now);

struct StepFigures {
    std::array<std::int64_t, 5> counts = {};
    std::optional<double> median_days = {};  ///< Nothing when nobody has stood there.
    std::int64_t operator[](What what) const { return counts.at(static_cast<std::size_t>(what)); }
};
using Funnel = std::array<StepFigures, 7>;
/// Each count is the number of rows that fit its list.
Funnel funnel(Rows const& rows, std::optional<organisations::OrganisationId> const& organisation,
              basics::Time now);

class Followed;

/// Every public project with a process, followed as things are recorded.
class Counted {
public:
    explicit Counted(web::Services& services);
    ~Counted();
    std::shared_ptr<Rows const> now();

private:
    web::Services& services_;
    web::Kept<Rows> kept_;
    std::unique_ptr<Followed> followed_;
};

}
