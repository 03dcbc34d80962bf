// What waits with a board: for everybody what everybody may read, for those who answer also the
// rest.
#include <algorithm>

#include "features/ideas/answer_times.h"
#include "features/ideas/ideas.h"
#include "features/ideas/show.h"
#include "features/ideas/store.h"
#include "features/ideas/thresholds/reaching.h"
#include "services/promises/figures.h"

namespace ideas {

namespace {

/// Of each unit and kind; and on the page.
constexpr std::size_t most_looked_at = 500, most_rows = 50;

bool waits(Need const& need) {
    return need.state == State::received || need.state == State::in_progress;
}

std::optional<web::BoardSection> matters(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, web::Board const& board) {
    Showing const showing(services, visit);
    units::Where where(reader, board.today);
    auto const rule = thresholds::rule_of(reader, board.organisation);
    web::BoardSection section{.title = showing.text("board_matters"),
                              .text = showing.text("board_matters_about")};
    for (auto const& one : thresholds::waiting(reader, board.organisation, {}, most_looked_at)) {
        auto const need = find(reader, one.need);
        if (!need) continue;
        auto const spot = where.spot(board.organisation, subject_of(*need));
        bool const is_its =
            spot.unit && std::ranges::find(board.units, spot.unit->id) != board.units.end();
        bool const decides = (!one.member.empty() &&
                              std::ranges::find(board.people, one.member) != board.people.end()) ||
                             (rule && rule->who == one.who && !board.mailbox.empty() &&
                              rule->address == board.mailbox);
        if (!is_its && !decides) continue;
        section.rows.push_back(
            {.title = need->told.title,
             .path = path_of(*need),
             .note = one.who + " · " +
                     showing.format("reached_" + std::string(thresholds::name(one.why)),
                                    {{"count", one.supports}, {"date", showing.date(one.at)}}),
             .day = basics::day_in_stockholm(one.at)});
    }
    return section.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

/// A contribution that waits, with what was promised about it.
web::BoardRow row_of(Showing const& showing, db::Reader& reader, web::Board const& board,
                     Need const& need, bool shows_late) {
    bool const is_public = need.visibility == Visibility::public_;
    web::BoardRow row{
        .title = need.told.title,
        .path = is_public ? path_of(need) : "/needs/desk/" + need.id.string(),
        .note = showing.text(need.told.kind, "board_kind") + " · " + showing.state(need.state),
        .is_internal = !is_public};
    auto const clock = clock_of(reader, need);
    if (!clock || clock->outcome != promises::Outcome::running) return row;
    row.day = promises::answer_by(*clock);
    row.note += " · " + showing.format("board_by",
                                       {{"date", texts::date(showing.visit.language, row.day)}});
    row.is_late = shows_late && promises::is_late(*clock, board.today) &&
                  promises::newest(*clock).source != promises::Source::national;
    return row;
}

std::vector<Need> waiting_with(web::Visit const& visit, db::Reader& reader,
                               web::Board const& board) {
    units::Where where(reader, board.today);
    std::vector<Need> all;
    for (auto const kind : kinds)
        for (auto const& given : board.given)
            for (auto const& id :
                 units::store::given_to(reader, board.organisation, given, name(kind), board.today,
                                        "", most_looked_at)) {
                auto const need = find(reader, NeedId::parse(id).value_or(NeedId()));
                if (!need || !waits(*need)) continue;
                bool const is_read = need->visibility == Visibility::public_ ||
                                     (need->visibility == Visibility::waiting &&
                                      answers_for(visit.viewer, where, *need));
                if (is_read) all.push_back(*need);
            }
    return all;
}

std::optional<web::BoardSection> contributions(web::Services& services, web::Visit const& visit,
                                               db::Reader& reader, web::Board const& board) {
    Showing const showing(services, visit);
    bool const shows_late = promises::is_inside(visit.viewer, board.organisation,
                                                promises::sight_of(reader, board.organisation));
    web::BoardSection section{.title = showing.text("board_contributions")};
    for (auto const& need : waiting_with(visit, reader, board))
        section.rows.push_back(row_of(showing, reader, board, need, shows_late));
    // What has no date comes last.
    std::ranges::stable_sort(section.rows, {}, [](web::BoardRow const& row) {
        return std::pair(row.day == basics::Date(), row.day);
    });
    if (section.rows.size() > most_rows) {
        section.more = showing.format(
            "board_more", {{"count", static_cast<std::int64_t>(section.rows.size() - most_rows)}});
        if (board.is_inside) section.more_path = "/needs/desk?unit=" + board.unit.string();
        section.rows.resize(most_rows);
    }
    return section.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

}

std::vector<web::OnBoard> on_board(web::Services& services) {
    auto const on = [&services](auto show) {
        return [&services, show](web::Visit const& visit, db::Reader& reader,
                                 web::Board const& board) {
            return show(services, visit, reader, board);
        };
    };
    return {{web::Chapter::waits, 20, "matters", on(matters)},
            {web::Chapter::waits, 30, "contributions", on(contributions)}};
}

}
