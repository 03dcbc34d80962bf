// The assessments of all public projects side by side. Pure functions over rows, and the rows.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/assessments/balance.h"
#include "platform/db/database.h"
#include "services/web/kept.h"
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

/// Every public project with an assessment, in the order of ids.
std::vector<Row> rows(db::Reader& reader, std::span<goals::Goal const> goals);

/// The rows, kept while nothing has been recorded.
class Portfolio {
public:
    explicit Portfolio(web::Services& services);
    std::shared_ptr<std::vector<Row> const> now();

private:
    web::Services& services_;
    web::Kept<std::vector<Row>> kept_;
};

}
