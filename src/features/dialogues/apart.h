// Dots on a map that would hide each other, so that as many are seen as there are people.
#pragma once
#include <vector>

namespace dialogues {

struct Dot {
    long x = 0, y = 0;  ///< Units of the picture.
    bool operator==(Dot const&) const = default;
};

/// Dots that share a square of `apart` units stand around the first of them as the seeds of a
/// sunflower do (H. Vogel, "A better way to construct the sunflower head", 1979), `apart` units
/// from each other, or nearer where they would come further than `reach` units from it. Whoever is
/// alone in a square stays. In the order given.
std::vector<Dot> set_apart(std::vector<Dot> dots, long apart, long reach);

}
