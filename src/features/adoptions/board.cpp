// Adoptions of the board and of what it answers for that wait for a word from there.
#include <algorithm>

#include "features/adoptions/adoptions.h"
#include "features/adoptions/show.h"
#include "features/adoptions/store.h"

namespace adoptions {

namespace {

std::optional<web::BoardSection> waiting(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, web::Board const& board) {
    Showing const showing(services, visit);
    web::BoardSection section{.title = showing.text("board_title")};
    for (auto const& one : waiting_in(reader, board.organisation)) {
        if (std::ranges::find(board.given, one.unit) == board.given.end()) continue;
        auto const subject =
            web::access_to(services, visit, reader, one.subject.kind, one.subject.id);
        if (!subject || !subject->may_see) continue;
        section.rows.push_back({.title = subject->title,
                                .path = "/adoptions/" + one.id.string(),
                                .note = standing_text(showing, one),
                                .is_internal = !subject->is_public});
    }
    return section.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

}

std::vector<web::OnBoard> on_board(web::Services& services) {
    return {{web::Chapter::waits, 40, "adoptions",
             [&services](web::Visit const& visit, db::Reader& reader, web::Board const& board) {
                 return waiting(services, visit, reader, board);
             }}};
}

}
