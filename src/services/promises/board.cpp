// The promise that holds for what lies with the board, and this year's figures for those whom the
// organisation lets see them.
#include "services/promises/board.h"

#include <algorithm>

#include "services/organisations/shelf.h"
#include "services/promises/figures.h"
#include "services/promises/promises.h"
#include "services/promises/showing.h"
#include "services/units/things.h"

namespace promises {

namespace {

/// What came this year to the board and what it answers for; nothing when the one who visits may
/// not see it.
std::optional<Tally> figures_of(web::Visit const& visit, db::Reader& reader,
                                units::Chart const& chart, web::Board const& board) {
    auto const sight = sight_of(reader, board.organisation);
    auto const year = board.today.year;
    auto by_unit = tally(reader, chart, begin_of_year(year), begin_of_year(year + 1));
    if (!is_inside(visit.viewer, board.organisation, sight)) {
        if (sight < Sight::table) return std::nullopt;
        auto const shown = for_public(by_unit);
        std::erase_if(by_unit, [&](auto const& one) {
            return std::ranges::find(shown, one.first) == shown.end();
        });
    }
    Tally sum;
    for (auto const& unit : board.units)
        if (auto const found = by_unit.find(unit); found != by_unit.end()) sum.add(found->second);
    return sum.came == 0 ? std::nullopt : std::optional(std::move(sum));
}

std::string went_text(web::Services& services, web::Visit const& visit, Tally const& tally,
                      int year) {
    auto const days = median(tally);
    auto words = services.pages.format(visit, "promises.board_went",
                                       {{"year", std::to_string(year)},
                                        {"came", tally.came},
                                        {"answered", tally.answered},
                                        {"in_time", tally.in_time}});
    if (days)
        words += " " + services.pages.format(visit, "promises.board_median",
                                             {{"days", texts::decimal(visit.language, *days, 1)}});
    return words;
}

std::optional<web::BoardSection> answers(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, web::Board const& board) {
    auto const chart = units::chart_of(reader, board.organisation, board.today);
    auto const held =
        holding(of_organisation(reader, board.organisation), national(reader), chart, board.unit);
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(board.organisation);
    auto const who = held.promise.who.empty() && one
                         ? std::string(organisations::name_in(*one, visit.language))
                         : held.promise.who;
    web::BoardSection section{.title = services.pages.text(visit, "promises.board_title")};
    web::BoardRow row{
        .title = services.pages.format(
            visit, "promises.board_promise",
            {{"who", who}, {"within", within(services, visit, held.promise)}}),
        .note = services.pages.text(visit, "promises.board_of_" + std::string(name(held.source)))};
    if (auto const figures = figures_of(visit, reader, chart, board))
        row.text = went_text(services, visit, *figures, board.today.year);
    section.rows.push_back(std::move(row));
    return section;
}

}

std::vector<web::OnBoard> on_board(web::Services& services) {
    return {{web::Chapter::promised, 10, "answers",
             [&services](web::Visit const& visit, db::Reader& reader, web::Board const& board) {
                 return answers(services, visit, reader, board);
             }}};
}

}
