// Gathering paragraphs.
#include "features/knowledge/readers/sections.h"

#include <map>
#include <utility>

#include "features/knowledge/readers/page/labels.h"
#include "features/knowledge/readers/page/navigation.h"
#include "features/knowledge/readers/page/page_text.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

/// Characters of a section; the rest of a longer one is left out, and "…" says so.
constexpr std::size_t longest_section = 200'000;

bool ends_sentence(std::string_view text) {
    for (std::string_view mark : {".", "!", "?", ":", ";", "”", "\"", ")"})
        if (text.ends_with(mark)) return true;
    return false;
}

std::string_view plain_mark(std::string_view line) {
    // "** Denna text är maskinöversatt **", "<This text has been machine translated>"
    while (!line.empty() && (line.front() == '*' || line.front() == '<' || line.front() == ' '))
        line.remove_prefix(1);
    while (!line.empty() && (line.back() == '*' || line.back() == '>' || line.back() == ' '))
        line.remove_suffix(1);
    return line;
}

}

void SectionText::add(std::string_view text, bool item, bool gap) {
    auto const trimmed = basics::trimmed(text);
    if (trimmed.empty()) return;
    bool const list_before = !paragraphs.empty() && paragraphs.back().starts_with("- ");
    if (item) {
        auto line = "- " + std::string(trimmed);
        if (list_before) paragraphs.back() += "\n" + line;
        else paragraphs.push_back(std::move(line));
        return;
    }
    bool const open = !paragraphs.empty() && !ends_sentence(paragraphs.back());
    bool const small = !starts_with_capital(trimmed) &&
                       static_cast<unsigned char>(trimmed[0]) < 0xE2 &&
                       (trimmed[0] < '0' || trimmed[0] > '9');
    // Long lines without an end were broken to fit somewhere; short ones are headings or lines of
    // an address.
    bool const wrapped = !gap && !list_before && open && paragraphs.back().size() >= 60;
    if (open && (small || wrapped)) paragraphs.back() += " " + std::string(trimmed);
    else paragraphs.push_back(std::string(trimmed));
}

std::string SectionText::text() const {
    std::string all;
    for (auto const& paragraph : paragraphs) all += (all.empty() ? "" : "\n\n") + paragraph;
    return all.size() > longest_section ? basics::shortened(all, longest_section) : all;
}

void add_sections(std::string_view abstract, std::string_view otherwise, texts::Language language,
                  Content& content, std::vector<std::string>& caveats) {
    std::map<std::string, SectionText> sections;
    std::string section(otherwise);
    bool gap = true;
    for (std::size_t begin = 0; begin < abstract.size();) {
        auto const end = std::min(abstract.find('\n', begin), abstract.size());
        auto line = std::string(basics::trimmed(abstract.substr(begin, end - begin)));
        begin = end + 1;
        if (line.empty()) {
            gap = true;
            continue;
        }
        bool const after_gap = std::exchange(gap, false);
        if (line.size() < 200 && is_caveat(line)) {
            auto const caveat = std::string(plain_mark(line));
            if (!is_among(caveat, caveats)) caveats.push_back(caveat);
            continue;
        }
        auto const heading =
            line.ends_with(':') || line.size() < 60 ? section_of_heading(line) : std::string_view();
        if (!heading.empty() && heading != "links" && heading != "contact") {
            section = heading;
            continue;
        }
        bool const item = take_bullet(line);
        auto const headed = item ? std::nullopt : headed_text(line);
        if (headed && headed->section != "links" && headed->section != "contact") {
            section = headed->section;
            sections[section].add(headed->text, false);
        } else sections[section].add(line, item, after_gap);
    }
    for (auto const& [key, text] : sections)
        if (auto whole = text.text(); !whole.empty())
            content.sections[key][language] = std::move(whole);
}

}
