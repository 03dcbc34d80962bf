// Columns by generation, rows in the order of the chain.
#include "services/red_thread/picture.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace red_thread {

namespace {

/// The first `count` characters, whole.
std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (at < text.size() && count > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        --count;
    }
    return text.substr(0, at);
}

std::string_view next_word(std::string_view& rest) {
    auto const begin = rest.find_first_not_of(' ');
    rest.remove_prefix(begin == rest.npos ? rest.size() : begin);
    auto word = rest.substr(0, rest.find(' '));
    word = first_characters(word, longest_line);
    rest.remove_prefix(word.size());
    return word;
}

}

std::string shortened_line(std::string_view words) {
    if (basics::length(words) <= longest_line) return std::string(words);
    return std::string(first_characters(words, longest_line - 1)) + "…";
}

std::vector<std::string> in_lines(std::string_view title) {
    std::vector<std::string> lines;
    auto rest = title;
    bool goes_on = false;
    for (;;) {
        bool const is_part = !rest.empty() && rest.data() != title.data() && rest.front() != ' ';
        auto const word = next_word(rest);
        if (word.empty()) break;
        bool const fits = !lines.empty() && !is_part &&
                          basics::length(lines.back()) + 1 + basics::length(word) <= longest_line;
        if (fits) {
            lines.back() += ' ';
            lines.back() += word;
        } else if (lines.size() == most_lines) {
            goes_on = true;
            break;
        } else {
            lines.emplace_back(word);
        }
    }
    if (goes_on) lines.back() = std::string(first_characters(lines.back(), longest_line - 1)) + "…";
    return lines;
}

Picture drawn(Chain const& chain, std::map<Subject, std::string> const& titles) {
    auto const generation = generations(chain);
    std::map<std::size_t, std::vector<Subject>> columns;
    for (auto const& subject : chain.subjects) columns[generation.at(subject)].push_back(subject);
    std::size_t most_rows = 0;
    for (auto const& [number, column] : columns) most_rows = std::max(most_rows, column.size());
    auto const tall = [](std::size_t rows) {
        return static_cast<int>(rows) * (box_height + between_rows) - between_rows;
    };
    Picture picture;
    picture.height = tall(std::max<std::size_t>(most_rows, 1)) + 2 * edge;
    std::map<Subject, std::size_t> place;
    int x = edge;
    for (auto const& [number, column] : columns) {
        int y = (picture.height - tall(column.size())) / 2;
        for (auto const& subject : column) {
            place[subject] = picture.boxes.size();
            picture.boxes.push_back({subject, x, y, in_lines(titles.at(subject))});
            y += box_height + between_rows;
        }
        x += box_width + between_columns;
    }
    picture.width = x - between_columns + edge;
    for (auto const& link : chain.links) {
        auto const& from = picture.boxes[place.at(link.earlier)];
        auto const& to = picture.boxes[place.at(link.later)];
        picture.strands.push_back(
            {from.x + box_width, from.y + box_height / 2, to.x, to.y + box_height / 2});
    }
    return picture;
}

}
