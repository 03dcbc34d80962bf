// The record's own step counts as long as nobody has said more.
#include "features/knowledge/thread_place.h"

#include <algorithm>
#include <utility>

namespace knowledge {

namespace {

/// Steps of the thread as other features call them.
constexpr std::array<std::pair<std::string_view, std::size_t>, 3> told_by_others = {
    {{"project", 2}, {"implemented", 3}, {"spread", 4}}};

std::size_t own_place(Content const& content) {
    if (content.step == "spread") return 4;
    return content.step == "embed" ? 3 : 2;
}

}

std::size_t thread_place(Content const& content, std::vector<web::BesideBox> const& beside) {
    auto place = own_place(content);
    for (auto const& [name, at] : told_by_others)
        if (auto const* box = web::box_of_step(beside, name); box && box->is_reached)
            place = std::max(place, at);
    return place;
}

red_thread::Line::Step told_step(std::vector<web::BesideBox> const& beside, std::string_view key) {
    for (auto const& [name, at] : told_by_others)
        if (thread[at] == key)
            if (auto const* box = web::box_of_step(beside, name))
                return {box->thread_note, box->thread_url};
    return {};
}

}
