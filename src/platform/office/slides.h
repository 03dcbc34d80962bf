// Where things stand on a slide, the same in both formats. Part of the writers.
#pragma once
#include "platform/office/office.h"

namespace office {

/// In thousandths of a centimetre, from the slide's upper left corner.
struct Place {
    int x = 0, y = 0, width = 0, height = 0;
};

/// 16:9.
inline constexpr int slide_width = 28000, slide_height = 15750;
inline constexpr Place title_place{.x = 1500, .y = 700, .width = 25000, .height = 2600};

/// Bullets and table share what is below the title, each half when there are both.
inline Place bullets_place(Slide const& slide) {
    return {.x = 1500, .y = 3600, .width = 25000, .height = slide.table ? 5600 : 11200};
}
/// As high as its rows are with one line each; the program that shows it makes them higher.
inline Place table_place(Slide const& slide) {
    auto place = slide.bullets.empty() ? bullets_place({}) : Place{1500, 9400, 25000, 0};
    place.height = slide.table ? 1000 * static_cast<int>(slide.table->rows.size() + 1) : 0;
    return place;
}

/// Throws std::invalid_argument when there is no slide.
void check(Slides const& slides);

}
