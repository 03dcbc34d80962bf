// What is confirmed, and what is not: the figures of everybody's benefits. Pure functions over
// rows, and the rows. Money is added up in one currency and kind; nothing else is ever added.
#pragma once
#include <map>
#include <memory>
#include <set>

#include "features/benefits/benefit.h"
#include "platform/db/database.h"
#include "services/web/kept.h"
#include "services/web/services.h"

namespace benefits {

/// The figure of one year of a benefit of a public project.
struct Row {
    std::string project = {};
    std::map<texts::Language, std::string> titles = {};
    organisations::OrganisationId organisation = {};
    std::string programme = {};
    Benefit benefit = {};  ///< Without its addresses.
    Value value = {};

    std::int64_t gain() const { return benefit.gain(value.figure); }
    /// Realised less planned, in the direction that is wanted.
    std::int64_t difference() const { return gain() - benefit.planned_gain(); }
    std::string key() const {
        return project + "." + benefit.id.string() + "." + std::to_string(value.year);
    }
};

/// Which rows; absent: all.
struct Filter {
    std::optional<organisations::OrganisationId> organisation = {};
    std::optional<std::string> programme = {};
    std::optional<int> year = {};
    std::optional<std::string> kind = {}, currency = {};
    std::optional<State> state = {};
};
bool fits(Row const& row, Filter const& filter);

/// A sum that may be made: of one kind of money in one currency.
struct Pot {
    std::string kind = {}, currency = {};
    friend auto operator<=>(Pot const&, Pot const&) = default;
};
struct Totals {
    std::map<Pot, std::int64_t> confirmed = {};  ///< Hundredths.
    /// Benefits with a confirmed figure, by kind.
    std::map<std::string, std::set<BenefitId>> benefits = {};
    /// Figures that nobody has confirmed.
    std::int64_t waiting = 0, denied = 0;
};
Totals totals(std::vector<Row> const& rows, Filter const& filter);

/// What totals are parted by: "organisation", "programme" or "year".
enum class By : std::uint8_t { organisation, programme, year };
std::string_view name(By by);
std::optional<By> parse_by(std::string_view name);
std::string key_of(Row const& row, By by);
std::map<std::string, Totals> totals_by(std::vector<Row> const& rows, Filter const& filter, By by);

/// In the order of their keys.
std::vector<Row> rows(db::Reader& reader);

/// The rows, kept while nothing has been recorded.
class Register {
public:
    explicit Register(web::Services& services);
    std::shared_ptr<std::vector<Row> const> now();

private:
    web::Services& services_;
    web::Kept<std::vector<Row>> kept_;
};

}
