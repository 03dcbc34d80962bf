// The register that everybody reads: adoptions of what everybody may see. Pure functions over rows,
// and the rows.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "features/adoptions/rules.h"
#include "platform/db/database.h"
#include "services/organisations/directory.h"
#include "services/web/followed.h"
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

/// One adoption, whoever may see what it is of.
struct Known {
    activity::Subject subject = {};  ///< As it was taken into use.
    std::string home = {};           ///< What that is now; empty: nothing any more.
    std::optional<Row> row = {};     ///< Of what everybody may see.
};
using AllKnown = std::map<AdoptionId, Known>;

AllKnown read_known(db::Reader& reader, organisations::Directory const& directory,
                    basics::Date today);
/// Reads anew these adoptions, those of these subjects, and of what is or was part of one of them.
/// Whether there was anything of the kind.
bool read_known_again(db::Reader& reader, organisations::Directory const& directory,
                      basics::Date today, AllKnown& all,
                      std::set<std::string, std::less<>> const& changed);

/// In the order of ids. What two projects that were merged had in the same place counts once.
std::vector<Row> rows(AllKnown const& all);

/// The rows, kept and brought up to date by what was recorded.
class Register {
public:
    explicit Register(web::Services& services);
    std::shared_ptr<std::vector<Row> const> now() { return followed_.now(); }

private:
    AllKnown known_;
    web::Followed<std::vector<Row>> followed_;
};

}
