// One click at the desk: done already, another's, nobody's here. Its words stand ready and can be
// changed before it is pressed.
#include <algorithm>

#include "features/ideas/doors/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"

namespace ideas::doors {

namespace {

using web::View;

/// In which its sender reads the answer.
texts::Language language_of(Need const& need) {
    return texts::parse_language(need.told.language).value_or(texts::Language::sv);
}

/// The field with a click's words, as the summary of problems leads to it.
std::string field_of(std::string_view key) { return "click-" + std::string(key); }

struct Click {
    std::string key = {}, name = {}, what_for = {}, button = {};
};

/// One's own doors are nearest at hand, then what needs none.
std::vector<Click> near_clicks(Showing const& showing, std::vector<Door> const& doors) {
    std::vector<Click> clicks;
    for (auto const& door : doors)
        if (!door.is_national)
            clicks.push_back({door.key, door.name, door.what_for, showing.text("door_refer")});
    for (auto key : {already_done, not_ours}) {
        std::string const id(key);
        clicks.push_back(
            {id, showing.text(id + "_name"), showing.text(id + "_for"), showing.text(id + "_go")});
    }
    return clicks;
}

std::vector<Click> far_clicks(Showing const& showing, std::vector<Door> const& doors) {
    std::vector<Click> clicks;
    for (auto const& door : doors)
        if (door.is_national)
            clicks.push_back({door.key, door.name, door.what_for, showing.text("door_refer")});
    return clicks;
}

/// What the views of clicks are made from.
struct Desk {
    Showing const& showing;
    Need const& need;
    std::vector<Door> const& doors;
    Clicked const& clicked;
};

std::vector<View> click_views(Desk const& desk, std::vector<Click> const& clicks) {
    auto const& [showing, need, doors, clicked] = desk;
    std::vector<View> views;
    for (auto const& click : clicks) {
        auto const ready =
            ready_answer(showing.services.texts, language_of(need), doors, click.key);
        if (!ready || !may_move(need.state, ready->state)) continue;
        bool const is_back = click.key == clicked.key;
        views.push_back(View()
                            .set("click_key", click.key)
                            .set("click_name", click.name)
                            .set_optional("click_for", click.what_for)
                            .set("click_button", click.button)
                            .set("click_reason", is_back ? clicked.reason : ready->reason)
                            .set("click_id", field_of(click.key))
                            .set("click_is_open", is_back)
                            .set_optional("click_problem",
                                          showing.problem(clicked.problems, field_of(click.key))));
    }
    return views;
}

View group(std::vector<View> clicks, bool is_folded, bool is_open) {
    return View()
        .set("is_folded", is_folded)
        .set("is_open", is_open)
        .set_list("clicks", std::move(clicks));
}

}

View clicks_view(Showing const& showing, db::Reader& reader, Need const& need,
                 Clicked const& clicked) {
    auto const& organisation = need.told.organisation;
    auto const doors = of(showing.services, reader, organisation, language_of(need));
    Desk const desk{showing, need, doors, clicked};
    auto near = click_views(desk, near_clicks(showing, doors));
    auto far = click_views(desk, far_clicks(showing, doors));
    bool const may_click = may_answer(need) && !near.empty();
    bool const far_is_back = std::ranges::any_of(
        doors, [&](Door const& one) { return one.is_national && one.key == clicked.key; });
    std::vector<View> groups{group(std::move(near), false, false)};
    if (!far.empty()) groups.push_back(group(std::move(far), true, far_is_back));
    return View()
        .set("may_click", may_click)
        .set_list("click_groups", std::move(groups))
        .set("may_keep_doors", showing.visit.may(permissions::Permission::coordinate, organisation))
        .set("doors_url",
             showing.visit.address("/administration/" + organisation.string() + "/doors"));
}

std::expected<Answer, basics::Problems> clicked_answer(web::Services& services, db::Reader& reader,
                                                       Need const& need, std::string_view key,
                                                       std::optional<std::string> const& reason) {
    auto const language = language_of(need);
    auto answer = ready_answer(services.texts, language,
                               of(services, reader, need.told.organisation, language), key);
    if (!answer) return std::unexpected(basics::Problems{{"clicks", "ideas.problem_door_gone"}});
    if (reason) answer->reason = *reason;
    auto good = checked(*std::move(answer));
    if (!good)
        for (auto& problem : good.error()) problem.field = field_of(key);
    return good;
}

}
