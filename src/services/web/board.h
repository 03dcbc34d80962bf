// What features say on a board's page: what waits for it, what was decided, what was promised, what
// it carries. The page asks them all, and knows none.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/basics/time.h"
#include "services/web/visit.h"

namespace db {
class Reader;
}

namespace web {

/// The board that is asked about, on a day.
struct Board {
    organisations::OrganisationId organisation = {};
    units::UnitId unit = {};
    std::string name = {};  ///< As it is called on the day.
    /// What it answers for on the day: itself, and the units below it that no other board has.
    std::vector<units::UnitId> units = {};
    /// The units whose things these have: themselves, and those that they took over from.
    std::vector<units::UnitId> given = {};
    /// Who has a role in the board itself.
    std::vector<members::MemberId> people = {};
    std::string mailbox = {};  ///< Its own, or empty.
    basics::Date since = {};   ///< What was decided is told from this day on.
    basics::Date today = {};
    bool is_inside = false;  ///< Whether a role of the one who visits reaches the board.
};

/// The parts of the page, in their order.
enum class Chapter : std::uint8_t { waits, decided, promised, carries };

/// One matter, in the visitor's language.
struct BoardRow {
    std::string title;
    std::string path = {};  ///< Without the language; may be empty.
    std::string text = {};  ///< What is asked or was decided, as somebody wrote it; may be empty.
    std::string note = {};  ///< By whom, until when.
    basics::Date day = {};  ///< The day that it is about; no day: none.
    bool is_late = false;   ///< Somebody promised that day, and it has passed.
    bool is_internal = false;  ///< Not everybody sees it.
    std::string link = {};     ///< The minutes that it stands in, elsewhere; may be empty.
};

struct BoardSection {
    std::string title;
    std::string text = {};  ///< One sentence; may be empty.
    std::vector<BoardRow> rows = {};
    std::string more = {};       ///< What is left out, in words; empty: nothing.
    std::string more_path = {};  ///< Where the rest is; may be empty.
};

/// Nothing when there is nothing to say: each matter is left out unless the one who visits may see
/// it.
using ShowOnBoard =
    std::function<std::optional<BoardSection>(Visit const&, db::Reader&, Board const&)>;

/// `place` orders the sections of a chapter; `name` is what programs call it: "conditions".
struct OnBoard {
    Chapter chapter;
    int place;
    std::string name;
    ShowOnBoard show;
};

}
