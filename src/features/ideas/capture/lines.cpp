// A pasted list: what its lines, points and paragraphs say.
#include <algorithm>
#include <map>

#include "features/ideas/capture/occasion.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"

namespace ideas::capture {

namespace {

constexpr std::array<std::string_view, 3> split_names = {"found_out", "lines", "paragraphs"};

/// Points as people and programs write them, each followed by a blank.
constexpr std::array<std::string_view, 12> points = {"-", "*", "+", "•", "–", "—",
                                                     "·", "◦", "▪", "‣", "●", "○"};
constexpr std::array<std::string_view, 3> boxes = {"[ ]", "[x]", "[X]"};

bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

/// "12. text", "12) text", "a) text" → where the text begins; 0 when it is none.
std::size_t after_number(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && end < 4 && line[end] >= '0' && line[end] <= '9') ++end;
    bool const is_letter = end == 0 && line.size() > 1 && line[0] >= 'a' && line[0] <= 'z';
    if (is_letter) end = 1;
    if (end == 0 || end + 1 >= line.size()) return 0;
    bool const is_ended = line[end] == ')' || (line[end] == '.' && !is_letter);
    return is_ended && is_blank(line[end + 1]) ? end + 2 : 0;
}

/// The line without its point, number or box; nothing when it has none.
std::optional<std::string_view> pointed(std::string_view line) {
    auto rest = basics::trimmed(line);
    bool has_mark = false;
    for (auto const point : points)
        if (rest.starts_with(point) && rest.size() > point.size() && is_blank(rest[point.size()])) {
            rest = basics::trimmed(rest.substr(point.size()));
            has_mark = true;
            break;
        }
    if (auto const start = has_mark ? 0 : after_number(rest); start > 0) {
        rest = basics::trimmed(rest.substr(start));
        has_mark = true;
    }
    for (auto const box : boxes)
        if (rest.starts_with(box)) {
            rest = basics::trimmed(rest.substr(box.size()));
            has_mark = true;
        }
    return has_mark ? std::optional(rest) : std::nullopt;
}

struct TextLine {
    std::size_t number = 0;
    std::string_view text = {};
    bool is_empty() const { return basics::trimmed(text).empty(); }
};

std::vector<TextLine> lines_of(std::string_view text) {
    std::vector<TextLine> lines;
    std::size_t number = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back({++number, text.substr(0, end)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Paragraphs of several lines.
bool has_long_paragraph(std::vector<TextLine> const& lines) {
    bool has_gap = false, is_long = false;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        is_long = is_long || (!lines[i].is_empty() && !lines[i - 1].is_empty());
        has_gap =
            has_gap || (lines[i].is_empty() && !lines[i - 1].is_empty() && i + 1 < lines.size());
    }
    return has_gap && is_long;
}

bool is_pointed_list(std::vector<TextLine> const& lines) {
    std::size_t marked = 0, all = 0;
    for (auto const& line : lines)
        if (!line.is_empty()) {
            ++all;
            marked += pointed(line.text) ? 1U : 0U;
        }
    return marked > 0 && 2 * marked >= all;
}

enum class Shape { lines, paragraphs, points };

Shape shape_of(std::vector<TextLine> const& lines, Split split) {
    if (split == Split::lines) return Shape::lines;
    if (split == Split::paragraphs) return Shape::paragraphs;
    if (is_pointed_list(lines)) return Shape::points;
    return has_long_paragraph(lines) ? Shape::paragraphs : Shape::lines;
}

/// A title as long as one may be: all of it, the first sentence, or its beginning.
std::string title_of(std::string const& text) {
    auto const first = text.substr(0, text.find('\n'));
    auto const whole = basics::one_line(basics::trimmed(first));
    if (basics::length(whole) <= longest_title) return whole;
    for (auto const mark : {". ", "! ", "? ", ": "})
        if (auto const end = whole.find(mark); end != whole.npos)
            if (auto const sentence = whole.substr(0, end + (mark[0] == '.' ? 0U : 1U));
                basics::length(sentence) >= 10 && basics::length(sentence) <= longest_title)
                return sentence;
    return basics::shortened(whole, longest_title);
}

}

std::string_view name(Split split) { return split_names[static_cast<std::size_t>(split)]; }

std::optional<Split> parse_split(std::string_view text) {
    auto const found = std::ranges::find(split_names, text);
    if (found == split_names.end()) return std::nullopt;
    return static_cast<Split>(found - split_names.begin());
}

Draft draft_of(std::string_view text, Kind kind) {
    std::string const tidy(basics::trimmed(text));
    return {.number = 1, .kind = kind, .title = title_of(tidy), .story = tidy};
}

std::vector<Draft> drafts_of(std::string_view text, Split split, Kind kind) {
    auto const lines = lines_of(text);
    auto const shape = shape_of(lines, split);
    std::vector<std::pair<std::size_t, std::string>> parts;
    bool is_open = false;
    for (auto const& line : lines) {
        if (line.is_empty()) {
            is_open = false;
            continue;
        }
        auto const mark = pointed(line.text);
        auto const words = mark.value_or(basics::trimmed(line.text));
        bool const goes_on = is_open && !parts.empty() &&
                             (shape == Shape::paragraphs || (shape == Shape::points && !mark));
        if (goes_on) parts.back().second.append("\n").append(words);
        else if (!words.empty()) parts.emplace_back(line.number, words);
        is_open = true;
    }
    std::vector<Draft> drafts;
    for (auto const& [number, words] : parts) {
        drafts.push_back(draft_of(words, kind));
        drafts.back().number = number;
    }
    return drafts;
}

std::string sameness(std::string_view text) {
    std::string same;
    for (char const letter : basics::folded(text)) {
        bool const counts = static_cast<unsigned char>(letter) >= 0x80 ||
                            (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (counts) same += letter;
        else if (!same.empty() && same.back() != ' ') same += ' ';
    }
    if (!same.empty() && same.back() == ' ') same.pop_back();
    return same;
}

std::vector<Looked> looked_at(std::vector<Draft> const& drafts, Occasion const& occasion) {
    std::map<std::string, std::size_t> seen;
    std::vector<Looked> all;
    for (auto const& draft : drafts) {
        Looked one{.draft = draft};
        auto good = ideas::checked(Telling{.title = draft.title,
                                           .story = draft.story,
                                           .for_whom = draft.for_whom,
                                           .place = draft.place,
                                           .language = occasion.language,
                                           .organisation = occasion.organisation,
                                           .kind = draft.kind,
                                           .better = draft.better});
        if (good) one.told = *std::move(good);
        else one.problems = std::move(good.error());
        auto const [first, is_new] =
            seen.emplace(sameness(draft.title + " " + draft.story), draft.number);
        if (!one.told) one.note = Note::bad;
        else if (!is_new) one.note = Note::repeated;
        if (!is_new) one.as = first->second;
        all.push_back(std::move(one));
    }
    return all;
}

}
