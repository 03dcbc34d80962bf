// A board as one visitor may see it on a day: what its page, its table and its reply to programs
// are made of.
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/board/board.h"
#include "services/organisations/directory.h"
#include "services/units/chart.h"

namespace board {

inline constexpr std::array chapters = {web::Chapter::waits, web::Chapter::decided,
                                        web::Chapter::promised, web::Chapter::carries};
/// "waits", "decided", "promised", "carries": in text ids and the API.
std::string_view name(web::Chapter chapter);

/// Without another day, decisions are told that are so many days old at most.
inline constexpr int days_told = 90;

struct Said {
    web::Chapter chapter = web::Chapter::waits;
    std::string name = {};
    web::BoardSection section = {};
};

struct Seen {
    std::shared_ptr<organisations::Directory const> directory = {};
    organisations::Organisation const* organisation = nullptr;
    units::Kind kind = units::Kind::board;
    web::Board board = {};
    bool is_closed = false;
    bool is_since_wrong = false;  ///< What was asked for is no day that has come.
    std::vector<Said> said = {};
};

/// The board in the address. NotFound when there is no such unit, or it is no board today.
Seen seen_by(web::Services& services, std::vector<web::OnBoard> const& sections,
             web::Visit const& visit);

/// "/organisations/01j…/sampelby-kommun/units/01j…/board", without the language.
std::string path_of(organisations::Organisation const& one, units::UnitId const& unit);

}
