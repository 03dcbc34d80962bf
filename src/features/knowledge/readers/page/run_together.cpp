// Taking apart what a page's saving has run together.
#include "features/knowledge/readers/page/labels.h"
#include "features/knowledge/readers/page/navigation.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

/// Whether a label with its colon begins here.
bool label_begins(Line const& line, std::string_view rest) {
    auto const colon = rest.find(':');
    if (colon == rest.npos || colon > 60 || rest.substr(0, colon).find_first_of(".;,") != rest.npos)
        return false;
    // Only the label itself is asked for, so that "Alla Partners: A" is not taken for one.
    Line const candidate{.text = std::string(rest.substr(0, colon + 1)),
                         .kind = line.kind,
                         .after_gap = false,
                         .number = line.number};
    return find_label(candidate).has_value();
}

/// In a line of labels ("ID: 12 Projektledare: A Status: B"): where the second begins.
std::size_t next_label_in_row(Line const& line, std::size_t from) {
    std::string_view const text = line.text;
    if (!label_begins(line, text)) return text.npos;
    for (auto at = text.find(' ', text.find(':')); at != text.npos && at < 2000;
         at = text.find(' ', at + 1))
        if (at >= from && starts_with_capital(text.substr(at + 1)) &&
            label_begins(line, text.substr(at + 1)))
            return at + 1;
    return text.npos;
}

/// Where a label or heading begins inside the line after the end of a sentence; npos when nowhere.
std::size_t second_beginning(Line const& line, std::size_t from) {
    if (auto const at = next_label_in_row(line, from); at != line.text.npos) return at;
    std::string_view const text = line.text;
    for (auto at = text.find_first_of(".!?;|", from); at != text.npos;
         at = text.find_first_of(".!?;|", at + 1)) {
        std::size_t begin = at + 1;
        bool const glued = begin < text.size() && text[begin] != ' ' && text[begin] != '\t';
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
        auto const rest = text.substr(begin);
        if (rest.empty() || !starts_with_capital(rest)) continue;
        // Glued to a sentence only a whole heading counts; after a blank it must carry its colon.
        if (glued && text[at] != ';' && text[at] != '|') {
            if (rest.size() <= 80 && (!section_of_heading(rest).empty() || heads_facts(rest)))
                return begin;
            continue;
        }
        if (label_begins(line, rest) || headed_text(rest)) return begin;
    }
    return text.npos;
}

}

void split_run_together(PageText& page) {
    std::vector<Line> lines;
    for (auto& line : page.lines) {
        std::size_t from = 0;
        while (lines.size() < 40'000 && line.text.size() < 20'000) {
            auto const at = second_beginning(line, from);
            if (at == std::string::npos) break;
            Line first = line;
            first.text = std::string(basics::trimmed(std::string_view(line.text).substr(0, at)));
            while (first.text.ends_with(';') || first.text.ends_with('|')) first.text.pop_back();
            line.text = line.text.substr(at);
            line.links.clear();
            line.after_gap = true;
            lines.push_back(std::move(first));
            from = 0;
        }
        lines.push_back(std::move(line));
    }
    page.lines = std::move(lines);
}

}
