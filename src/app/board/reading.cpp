// One reader for the whole page: what it says belongs together.
#include "app/board/reading.h"

#include <algorithm>
#include <chrono>

#include "app/board/answered_for.h"
#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/units/mailboxes.h"
#include "services/units/things.h"

namespace board {

namespace {

using permissions::Permission;

basics::Date days_before(basics::Date day, int count) {
    namespace time = std::chrono;
    time::year_month_day const earlier{time::sys_days(time::year(day.year) / day.month / day.day) -
                                       time::days(count)};
    return {static_cast<int>(earlier.year()), static_cast<int>(unsigned(earlier.month())),
            static_cast<int>(unsigned(earlier.day()))};
}

/// Who holds a role that was given in the board, or in what it took over.
std::vector<members::MemberId> people_of(web::Services& services, units::Chart const& chart,
                                         units::UnitId const& unit) {
    std::vector<members::MemberId> all;
    for (auto const& holder : services.members.of_organisation(chart.organisation())) {
        auto const* place = chart.role_place(holder.unit);
        if (place && place->id == unit) all.push_back(holder.member.id);
    }
    return all;
}

/// The day that is asked for, in `since`; otherwise a usual one.
void choose_since(Seen& seen, web::Visit const& visit) {
    auto const typed = visit.request.query.text("since");
    auto const day = basics::parse_iso_date(typed);
    bool const is_good = day && day->day > 0 && *day <= seen.board.today && day->year >= 1900;
    seen.is_since_wrong = !typed.empty() && !is_good;
    seen.board.since = is_good ? *day : days_before(seen.board.today, days_told);
}

void describe(Seen& seen, web::Services& services, web::Visit const& visit, db::Reader& reader,
              units::Chart const& chart, units::UnitId const& unit) {
    auto& board = seen.board;
    auto const spot = chart.spot(unit);
    board.organisation = chart.organisation();
    board.unit = unit;
    board.units = answered_for(chart, unit);
    for (auto const& one : board.units)
        for (auto const& given : chart.gathered_by(one)) board.given.push_back(given);
    board.people = people_of(services, chart, unit);
    auto const mailboxes = units::store::mailboxes(reader, chart.organisation());
    if (auto const found = mailboxes.find(unit); found != mailboxes.end())
        board.mailbox = found->second;
    board.is_inside =
        visit.viewer.signed_in() && visit.may_at(Permission::contribute, spot.place());
    seen.is_closed = spot.is_closed;
}

}

std::string_view name(web::Chapter chapter) {
    constexpr std::array<std::string_view, 4> names = {"waits", "decided", "promised", "carries"};
    return names.at(static_cast<std::size_t>(chapter));
}

std::string path_of(organisations::Organisation const& one, units::UnitId const& unit) {
    return "/organisations/" + one.id.string() + "/" + basics::slug(one.name) + "/units/" +
           unit.string() + "/board";
}

Seen seen_by(web::Services& services, std::vector<web::OnBoard> const& sections,
             web::Visit const& visit) {
    Seen seen{.directory = services.organisations.directory()};
    seen.organisation = seen.directory->find(visit.id<organisations::OrganisationId>());
    if (!seen.organisation) throw http::NotFound();
    seen.board.today = basics::day_in_stockholm(services.now());
    auto reader = services.database.read();
    auto const chart = units::chart_of(reader, seen.organisation->id, seen.board.today);
    auto const unit =
        std::ranges::find(chart.units(), visit.id<units::UnitId>("unit"), &units::Unit::id);
    auto const* span =
        unit == chart.units().end() ? nullptr : units::span_on(*unit, seen.board.today);
    if (!span || !is_board(span->kind)) throw http::NotFound();
    seen.board.name = span->name;
    seen.kind = span->kind;
    choose_since(seen, visit);
    describe(seen, services, visit, reader, chart, unit->id);
    for (auto const& one : sections)
        if (auto section = one.show(visit, reader, seen.board))
            seen.said.push_back({one.chapter, one.name, *std::move(section)});
    return seen;
}

}
