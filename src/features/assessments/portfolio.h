// The assessments of all public projects side by side. Pure functions over rows, and the rows.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "features/assessments/balance.h"
#include "features/knowledge/knowledge.h"
#include "platform/db/database.h"
#include "services/web/followed.h"
#include "services/web/services.h"

namespace assessments {

/// One public project with an assessment.
struct Row {
    std::string project = {};
    std::map<texts::Language, std::string> titles = {};
    organisations::OrganisationId organisation = {};
    std::array<std::optional<int>, goal_count> scores = {};
    std::array<std::optional<double>, dimensions.size()> means = {};
    std::optional<double> balance = {};
    std::size_t conflicts = 0, unanswered = 0;
    std::map<int, std::string> gaps = {};  ///< What is not known, by goal.
    basics::Time updated_at = {};

    /// In the language, or else in the first one that it has.
    std::string title(texts::Language language) const;
};

/// Which rows; absent: all.
struct Filter {
    std::optional<organisations::OrganisationId> organisation = {};
    bool is_conflicting = false;  ///< Only with a conflict that nobody has answered.
};
bool fits(Row const& row, Filter const& filter);

Row row_of(Assessment const& assessment, std::span<goals::Goal const> goals);

/// What was told of one project, and what is said of the project.
struct Assessed {
    Row row = {};  ///< Without what is said of the project.
    std::optional<knowledge::Brief> project = {};
};
/// By the project for which it was told; that may be part of another one since.
using AllAssessed = std::map<std::string, Assessed, std::less<>>;

AllAssessed read_assessed(db::Reader& reader, std::span<goals::Goal const> goals);
/// Reads anew what was told of these projects, and of those that are or were part of one of them.
/// Whether there was anything of the kind.
bool read_assessed_again(db::Reader& reader, std::span<goals::Goal const> goals, AllAssessed& all,
                         std::set<std::string, std::less<>> const& changed);

/// Every public project with an assessment, in the order of ids.
std::vector<Row> rows(AllAssessed const& all);

/// The rows, kept and brought up to date by what was recorded.
class Portfolio {
public:
    explicit Portfolio(web::Services& services);
    std::shared_ptr<std::vector<Row> const> now() { return followed_.now(); }

private:
    AllAssessed assessed_;
    web::Followed<std::vector<Row>> followed_;
};

}
