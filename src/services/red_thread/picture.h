// The chain as a drawing: where each box stands and how the threads run between them. Pure.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "services/red_thread/chain.h"

namespace red_thread {

/// In the drawing's own units, which are pixels where it is shown at its size.
inline constexpr int box_width = 212, box_height = 96, between_columns = 56, between_rows = 24,
                     edge = 8;
/// What fits in a box.
inline constexpr std::size_t longest_line = 25, most_lines = 3;

struct Box {
    Subject subject = {};
    int x = 0, y = 0;  ///< Of its upper left corner.
    std::vector<std::string> lines = {};
};

/// From the middle of a box's right side to the middle of another's left side.
struct Strand {
    int from_x = 0, from_y = 0, to_x = 0, to_y = 0;
};

struct Picture {
    int width = 0, height = 0;
    std::vector<Box> boxes = {};
    std::vector<Strand> strands = {};
};

/// One column for each generation, the earliest to the left, each column in the middle of the
/// height. `titles` has one for each subject of the chain.
Picture drawn(Chain const& chain, std::map<Subject, std::string> const& titles);

/// The words on one line of a box: what does not fit ends in "…".
std::string shortened_line(std::string_view words);

/// The words of a title in at most most_lines lines of at most longest_line characters; what does
/// not fit ends in "…", and a word longer than a line is broken.
std::vector<std::string> in_lines(std::string_view title);

}
