// The count of implemented projects: derived from what line owners have confirmed, and from that
// alone. Pure functions over rows, and the rows.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/outcomes/statement.h"
#include "platform/db/database.h"
#include "services/web/kept.h"
#include "services/web/services.h"

namespace outcomes {

/// One public project with a statement.
struct Row {
    std::string project = {}, path = {};
    std::map<texts::Language, std::string> titles = {};
    organisations::OrganisationId organisation = {};
    std::string programme = {};
    basics::Date since = {};
    State state = State::waiting;
    Standing standing = Standing::unconfirmed;
    std::string owner_role = {}, owner_unit = {};
    basics::Time confirmed_at = {}, asked_at = {}, updated_at = {};
    bool is_asked = false;
};

/// Which rows; absent: all.
struct Filter {
    std::optional<organisations::OrganisationId> organisation = {};
    std::optional<std::string> programme = {};
    std::optional<int> year = {};
    std::optional<Standing> standing = {};
};
bool fits(Row const& row, Filter const& filter);

/// How many, by standing.
struct Tally {
    std::array<std::int64_t, 3> counts = {};
    std::int64_t& operator[](Standing standing) {
        return counts.at(static_cast<std::size_t>(standing));
    }
    std::int64_t operator[](Standing standing) const {
        return counts.at(static_cast<std::size_t>(standing));
    }
    friend bool operator==(Tally const&, Tally const&) = default;
};
Tally tally(std::vector<Row> const& rows, Filter const& filter);

/// What figures are parted by: "organisation", "programme" or "year" (of since).
enum class By : std::uint8_t { organisation, programme, year };
std::string_view name(By by);
std::optional<By> parse_by(std::string_view name);
/// The key of a row: an organisation's id, a programme or a year; empty when there is none.
std::string key_of(Row const& row, By by);
std::map<std::string, Tally> tally_by(std::vector<Row> const& rows, Filter const& filter, By by);

/// Every public project with a statement that is not withdrawn, in the order of ids.
std::vector<Row> rows(db::Reader& reader);

/// The rows, kept while nothing has been recorded.
class Counted {
public:
    explicit Counted(web::Services& services);
    std::shared_ptr<std::vector<Row> const> now();

private:
    web::Services& services_;
    web::Kept<std::vector<Row>> kept_;
};

}
