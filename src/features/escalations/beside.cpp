// A box for a barrier, and one for an organisation that has put barriers before others.
#include <algorithm>

#include "features/escalations/pages.h"

namespace escalations {

namespace {

constexpr std::size_t most_lines = 4;

std::optional<web::BesideBox> of_barrier(Parts& parts, web::Visit const& visit, db::Reader& reader,
                                         std::string_view id) {
    Showing const showing(parts, visit);
    auto const access = web::access_to(parts.services, visit, reader, "barrier", id);
    auto const barrier = access ? known(reader, access->id) : std::nullopt;
    if (!barrier) return std::nullopt;
    auto const way = way_of(reader, *barrier);
    auto const page = visit.address(way_path(*barrier));
    web::BesideBox box{.title = showing.text("box_title"), .text = stage_text(showing, way)};
    auto const asked = escalations_of(reader, barrier->id);
    for (auto one = asked.rbegin(); one != asked.rend() && box.lines.size() < most_lines; ++one)
        box.lines.push_back({addressee_name(showing, *one) + ". " + standing_text(showing, *one),
                             page + "#asked-" + std::to_string(one->number)});
    box.lines.push_back({showing.text("box_read"), page});
    bool const may = access->may_change;
    bool const can_ask = std::ranges::any_of(ladder(way.of), [&](Rung rung) {
        return after(way, {.move = Move::escalate, .rung = rung}).has_value();
    });
    if (may && can_ask) box.actions.push_back({showing.text("escalate_title"), page + "/escalate"});
    return box;
}

}

std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts) {
    return {
        {"barrier", 10, [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return of_barrier(*parts, visit, reader, id);
         }}};
}

}
