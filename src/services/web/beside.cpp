// Asking every feature, and what the template makes of it.
#include "services/web/beside.h"

#include <algorithm>

#include "services/web/services.h"

namespace web {

namespace {

using templates::View;

View line_view(BesideLine const& line) {
    return View().set("line_text", line.text).set_optional("line_url", line.url);
}

View action_view(BesideAction const& action) {
    std::vector<View> values;
    for (auto const& [name, value] : action.values)
        values.push_back(View().set("value_name", name).set("value_value", value));
    return View()
        .set("action_text", action.text)
        .set("action_url", action.url)
        .set("is_sent", action.is_sent)
        .set("values", std::move(values));
}

View box_view(BesideBox const& box) {
    std::vector<View> lines, actions;
    for (auto const& line : box.lines) lines.push_back(line_view(line));
    for (auto const& action : box.actions) actions.push_back(action_view(action));
    return View()
        .set("box_title", box.title)
        .set_optional("box_text", box.text)
        .set_list("lines", std::move(lines))
        .set_list("box_actions", std::move(actions));
}

}

std::vector<BesideBox> boxes_beside(Services const& services, Visit const& visit,
                                    db::Reader& reader, std::string_view kind,
                                    std::string_view id) {
    std::vector<BesideBox> boxes;
    auto const known = services.beside.find(kind);
    if (known == services.beside.end()) return boxes;
    for (auto const& beside : known->second)
        if (auto box = beside.show(visit, reader, id)) boxes.push_back(*std::move(box));
    return boxes;
}

BesideBox const* box_of_step(std::vector<BesideBox> const& boxes, std::string_view thread_step) {
    auto const found = std::ranges::find(boxes, thread_step, &BesideBox::thread_step);
    return found == boxes.end() ? nullptr : &*found;
}

View beside_view(std::vector<BesideBox> const& boxes) {
    std::vector<View> views;
    for (auto const& box : boxes) views.push_back(box_view(box));
    View view;
    view.set_list("beside", std::move(views));
    return view;
}

}
