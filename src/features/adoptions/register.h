// The register that everybody reads: adoptions of what everybody may see. Pure functions over rows,
// and the rows.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/adoptions/rules.h"
#include "platform/db/database.h"
#include "services/organisations/directory.h"
#include "services/web/kept.h"
#include "services/web/services.h"

namespace adoptions {

/// One adoption of a public project or case.
struct Row {
    AdoptionId id = {};
    activity::Subject subject = {};  ///< What it is now, after merging.
    std::map<texts::Language, std::string> titles = {};
    std::string path = {};  ///< The subject's page, without the language.
    organisations::OrganisationId organisation = {}, origin = {};
    units::UnitId unit = {};
    std::string unit_name = {};
    State state = State::interested;
    Standing standing = Standing::on_the_way;
    basics::Date since = {}, used_since = {};
    Way way = Way::untold;
    Level level = Level::national;
    bool is_verified = false;
    basics::Time created_at = {}, updated_at = {};
};
std::string title_of(Row const& row, texts::Language language);

/// Which rows; absent: all.
struct Filter {
    std::optional<organisations::OrganisationId> organisation = {}, origin = {};
    std::optional<std::string> subject = {};
    std::optional<Standing> standing = {};
    std::optional<State> state = {};
    std::optional<Way> way = {};
    std::optional<Level> level = {};
    std::optional<int> year = {};  ///< In which it was first used.
};
bool fits(Row const& row, Filter const& filter);

/// How many, by standing.
struct Tally {
    std::array<std::int64_t, 4> counts = {};
    std::int64_t& operator[](Standing standing) {
        return counts.at(static_cast<std::size_t>(standing));
    }
    std::int64_t operator[](Standing standing) const {
        return counts.at(static_cast<std::size_t>(standing));
    }
    friend bool operator==(Tally const&, Tally const&) = default;
};
Tally tally(std::vector<Row> const& rows, Filter const& filter);

/// What figures are parted by.
enum class By : std::uint8_t { organisation, subject, level, year };
inline constexpr std::array<std::string_view, 4> by_names = {"organisation", "subject", "level",
                                                             "year"};
std::string_view name(By by);
std::optional<By> parse_by(std::string_view name);
/// The key of a row: an id, a level, or the year in which it was first used (empty: not yet).
std::string key_of(Row const& row, By by);
std::map<std::string, Tally> tally_by(std::vector<Row> const& rows, Filter const& filter, By by);

/// Where an organisation is.
Where where_of(organisations::Directory const& directory,
               organisations::OrganisationId const& organisation);

/// In the order of ids.
std::vector<Row> rows(db::Reader& reader, organisations::Directory const& directory,
                      basics::Date today);

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
