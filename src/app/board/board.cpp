// The feature at a glance.
#include "app/board/board.h"

#include <memory>

#include "app/board/answered_for.h"
#include "app/board/pages.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"

namespace board {

namespace {

using permissions::Permission;

/// A board that is there today.
struct Found {
    std::string name = {}, path = {};
    units::UnitId unit = {};
};

std::vector<Found> boards_of(organisations::Organisation const& one, units::Chart const& chart) {
    std::vector<Found> all;
    for (auto const& placed : units::tree_on(chart.units(), chart.day()))
        if (is_board(placed.span->kind))
            all.push_back({placed.span->name, path_of(one, placed.unit->id), placed.unit->id});
    return all;
}

std::optional<web::BesideBox> box_of_organisation(web::Services& services, web::Visit const& visit,
                                                  db::Reader& reader, std::string_view id) {
    auto const organisation = organisations::OrganisationId::parse(id);
    auto const directory = services.organisations.directory();
    auto const* one = organisation ? directory->find(*organisation) : nullptr;
    if (!one) return std::nullopt;
    auto const boards = boards_of(
        *one, units::chart_of(reader, *organisation, basics::day_in_stockholm(services.now())));
    if (boards.empty()) return std::nullopt;
    web::BesideBox box{.title = services.pages.text(visit, "board.box_title"),
                       .text = services.pages.text(visit, "board.box_text")};
    for (auto const& board : boards) box.lines.push_back({board.name, visit.address(board.path)});
    return box;
}

std::optional<web::BesideBox> box_of_unit(web::Services& services, web::Visit const& visit,
                                          db::Reader& reader, std::string_view id) {
    auto const organisation = visit.id<organisations::OrganisationId>();
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    if (!one) return std::nullopt;
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(services.now()));
    for (auto const& board : boards_of(*one, chart))
        if (board.unit.text() == id)
            return web::BesideBox{
                .title = services.pages.text(visit, "board.box_unit_title"),
                .text = services.pages.text(visit, "board.box_text"),
                .lines = {{services.pages.text(visit, "board.box_go"), visit.address(board.path)}}};
    return std::nullopt;
}

}

web::View own_boards(web::Services& services, web::Visit const& visit) {
    std::vector<web::View> views;
    auto const directory = services.organisations.directory();
    auto reader = services.database.read();
    for (auto const& id : visit.viewer.organisations()) {
        auto const* one = directory->find(id);
        if (!one) continue;
        auto const chart = units::chart_of(reader, id, basics::day_in_stockholm(services.now()));
        for (auto const& board : boards_of(*one, chart))
            if (visit.may_at(Permission::contribute, chart.spot(board.unit).place()))
                views.push_back(web::View()
                                    .set("board_name", board.name)
                                    .set("board_url", visit.address(board.path)));
    }
    return web::View()
        .set("boards_title", services.pages.text(visit, "board.own_title"))
        .set_list("own_boards", std::move(views));
}

web::Feature feature(web::Services& services) {
    using enum http::Method;
    auto const all = std::make_shared<Sections const>(sections(services));
    auto on = [&services, all](auto page) {
        return
            [&services, all, page](web::Visit const& visit) { return page(services, *all, visit); };
    };
    auto beside = [&services](auto box) {
        return [&services, box](web::Visit const& visit, db::Reader& reader, std::string_view id) {
            return box(services, visit, reader, id);
        };
    };
    return {
        .name = "board",
        .pages = {{get, "/organisations/{id}/{slug}/units/{unit}/board", Permission::everyone,
                   on(show)},
                  {get, "/organisations/{id}/{slug}/units/{unit}/board.csv", Permission::everyone,
                   on(csv)}},
        .machine = {{get, "/api/v1/organisations/{id}/units/{unit}/board", Permission::everyone,
                     on(as_json)},
                    {get, "/api/v1/organisations/{id}/units/{unit}/board.csv", Permission::everyone,
                     on(csv)}},
        .beside = {{"organisation", 5, beside(box_of_organisation)},
                   {"unit", 5, beside(box_of_unit)}},
    };
}

}
