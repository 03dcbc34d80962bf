// Boxes, and curves that leave and arrive level.
#include "services/red_thread/picture_view.h"

#include <vector>

namespace red_thread {

namespace {

using templates::View;

constexpr int kind_above = 24, first_line_at = 48, between_lines = 20, text_inside = 14;

std::string curve(Strand const& strand) {
    auto const number = [](int value) { return std::to_string(value); };
    int const middle = (strand.from_x + strand.to_x) / 2;
    return "M" + number(strand.from_x) + " " + number(strand.from_y) + "C" + number(middle) + " " +
           number(strand.from_y) + " " + number(middle) + " " + number(strand.to_y) + " " +
           number(strand.to_x) + " " + number(strand.to_y);
}

View box_view(Box const& box, Subject const& start, Caption const& caption) {
    std::vector<View> lines;
    int at = box.y + first_line_at;
    for (auto const& line : box.lines) {
        lines.push_back(View().set("line_y", std::to_string(at)).set("line_text", line));
        at += between_lines;
    }
    return View()
        .set("box_x", std::to_string(box.x))
        .set("box_y", std::to_string(box.y))
        .set("text_x", std::to_string(box.x + text_inside))
        .set("kind_y", std::to_string(box.y + kind_above))
        .set("kind_text", shortened_line(caption.kind))
        .set("box_url", caption.url)
        .set("is_start", box.subject == start)
        .set("lines", std::move(lines));
}

}

View picture_view(Picture const& picture, Subject const& start,
                  std::function<Caption(Subject const&)> const& caption) {
    std::vector<View> boxes, strands;
    for (auto const& box : picture.boxes)
        boxes.push_back(box_view(box, start, caption(box.subject)));
    for (auto const& strand : picture.strands)
        strands.push_back(View().set("strand_path", curve(strand)));
    return View()
        .set("width", std::to_string(picture.width))
        .set("height", std::to_string(picture.height))
        .set("box_width", std::to_string(box_width))
        .set("box_height", std::to_string(box_height))
        .set("boxes", std::move(boxes))
        .set("strands", std::move(strands));
}

}
