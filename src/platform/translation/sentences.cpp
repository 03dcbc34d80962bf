// The best path through the grid of both texts' sentences (Gale and Church's steps, with the words'
// likeness in place of lengths).
#include "platform/translation/sentences.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace translation {

namespace {

constexpr std::size_t shortest_sentence = 30;
constexpr double skipping = -0.05, uneven = -0.05;

bool ends_here(std::string_view text, std::size_t i) {
    if (text[i] == '\n') return true;
    if (text[i] != '.' && text[i] != '?' && text[i] != '!') return false;
    if (i + 1 >= text.size()) return true;
    if (text[i + 1] != ' ' && text[i + 1] != '\n' && text[i + 1] != '\r') return false;
    if (i + 2 >= text.size()) return true;
    auto const next = static_cast<unsigned char>(text[i + 2]);
    return (next >= 'A' && next <= 'Z') || next >= 0x80 || next <= ' ';
}

struct Cell {
    double worth = -std::numeric_limits<double>::infinity();
    std::size_t from_left = 0, from_right = 0;
    double likeness = 0;
};

}

std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!ends_here(text, i) || i + 1 - begin < shortest_sentence) continue;
        found.push_back(text.substr(begin, i + 1 - begin));
        begin = i + 1;
    }
    if (text.find_first_not_of(" \r\n\t", begin) != std::string_view::npos)
        found.push_back(text.substr(begin));
    return found;
}

std::vector<Match> matched(std::size_t left, std::size_t right, Likeness const& likeness,
                           double least) {
    constexpr std::pair<std::size_t, std::size_t> steps[] = {{1, 1}, {1, 2}, {2, 1},
                                                             {2, 2}, {1, 0}, {0, 1}};
    std::vector<Cell> grid((left + 1) * (right + 1));
    auto const at = [&](std::size_t i, std::size_t j) -> Cell& {
        return grid[i * (right + 1) + j];
    };
    at(0, 0).worth = 0;
    for (std::size_t i = 0; i <= left; ++i) {
        for (std::size_t j = 0; j <= right; ++j) {
            for (auto const& [down, across] : steps) {
                if (i + down > left || j + across > right) continue;
                double alike = 0, gain = skipping;
                if (down > 0 && across > 0) {
                    auto const size = static_cast<double>(down + across);
                    alike = likeness({i, i + down}, {j, j + across});
                    gain = alike * size + (size > 2 ? uneven : 0);
                }
                auto& next = at(i + down, j + across);
                if (at(i, j).worth + gain > next.worth) next = {at(i, j).worth + gain, i, j, alike};
            }
        }
    }
    std::vector<Match> matches;
    for (std::size_t i = left, j = right; i > 0 || j > 0;) {
        auto const& cell = at(i, j);
        if (cell.from_left < i && cell.from_right < j && cell.likeness >= least)
            matches.push_back({{cell.from_left, i}, {cell.from_right, j}, cell.likeness});
        std::tie(i, j) = std::pair(cell.from_left, cell.from_right);
    }
    std::ranges::reverse(matches);
    return matches;
}

}
