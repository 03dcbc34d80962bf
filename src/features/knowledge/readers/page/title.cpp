// Which line of a page is its title.
#include <algorithm>

#include "features/knowledge/readers/page/labels.h"
#include "features/knowledge/readers/page/navigation.h"
#include "features/knowledge/readers/page/page.h"
#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/status_words.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

bool is_title_end(Line const& line) {
    bool const sentence = line.text.ends_with('.') && word_count(line.text) >= 6;
    return line.text.size() >= 160 || sentence || line.text.starts_with("–") ||
           line.text.starts_with("”") || line.text.starts_with("“") ||
           line.kind == LineKind::item || !section_of_heading(line.text).empty() ||
           find_label(line).has_value();
}

}

std::string take_title(PageText& page) {
    auto& lines = page.lines;
    if (!page.title.empty()) {
        auto title = page.title;
        for (std::string_view bar : {" | ", " – ", " - "}) {
            auto const at = title.rfind(bar);
            bool const site =
                at != title.npos &&
                (same_name(title.substr(at + bar.size()), page.site_name) || bar == " | ");
            if (site) title.resize(at);
        }
        std::erase_if(
            lines, [&](Line const& line) { return line.text == title || line.text == page.title; });
        return title;
    }
    std::size_t chosen = lines.size(), longest = 0;
    for (std::size_t i = 0; i < lines.size() && i < 30; ++i) {
        auto const& line = lines[i];
        auto const label = find_label(line);
        bool const surroundings = is_navigation(line.text) || heads_facts(line.text) ||
                                  read_status(line.text).has_value() ||
                                  (label && label->field == Field::ignored);
        if (surroundings) continue;
        if (is_title_end(line)) break;
        auto const words = word_count(line.text);
        if (words >= 3 || line.kind == LineKind::heading) {
            chosen = i;
            break;
        }
        if (line.text.size() > longest) chosen = i, longest = line.text.size();
    }
    if (chosen == lines.size()) return {};
    auto title = lines[chosen].text;
    std::erase_if(lines, [&](Line const& line) { return line.text == title; });
    while (title.ends_with(':')) title.pop_back();
    return title;
}

std::string title_with_name(std::string_view title, std::string_view name) {
    auto const folded_title = basics::folded(title), folded_name = basics::folded(name);
    if (title.empty()) return std::string(name);
    bool const told = std::ranges::all_of(tokens(name, 100), [&](Token const& token) {
        return token.kind != TokenKind::word ||
               find_phrase(folded_title, token.folded) != folded_title.npos;
    });
    if (name.empty() || told) return std::string(title);
    if (folded_name.contains(folded_title)) return std::string(name);
    return name.size() <= 60 ? std::string(title) + " (" + std::string(name) + ")"
                             : std::string(title);
}

}
