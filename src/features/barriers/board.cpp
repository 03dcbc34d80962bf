// What a board carries: the barriers of its organisation that nobody outside need change, and those
// that somebody outside must.
#include <algorithm>

#include "features/barriers/barriers.h"
#include "features/barriers/show.h"

namespace barriers {

namespace {

constexpr std::size_t most_rows = 10, most_looked_at = 200;

std::optional<web::BoardSection> carried(Parts& parts, web::Visit const& visit, db::Reader& reader,
                                         web::Board const& board) {
    Showing const showing(parts, visit);
    web::BoardSection section{.title = showing.text("board_title")};
    std::size_t more = 0;
    for (auto const& one : shared_by(reader, board.organisation, most_looked_at)) {
        if (is_over(one.state)) continue;
        auto const organisations = behind(reader, one.id);
        if (!may_read(visit.viewer, one, organisations)) continue;
        if (section.rows.size() == most_rows) {
            ++more;
            continue;
        }
        section.rows.push_back({.title = one.told.title,
                                .path = path_of(one),
                                .note = showing.word("class", name(one.described.of)) + " · " +
                                        showing.word("state", name(one.state)) + " · " +
                                        shared_text(showing, organisations.size()),
                                .is_internal = !one.is_public()});
    }
    if (section.rows.empty()) return std::nullopt;
    if (more > 0) section.more = showing.format("board_more", {{"count", more}});
    section.more_path = "/barriers?organisation=" + board.organisation.string();
    return section;
}

}

std::vector<web::OnBoard> on_board(web::Services& services) {
    auto const parts = std::make_shared<Parts>(services);
    return {{web::Chapter::carries, 20, "barriers",
             [parts](web::Visit const& visit, db::Reader& reader, web::Board const& board) {
                 return carried(*parts, visit, reader, board);
             }}};
}

}
