// Text of a section as it is gathered, and abstracts that hold several sections.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/project.h"

namespace knowledge::readers {

/// Paragraphs and lists of one section. Items of a list follow each other line by line and begin
/// with "- ".
struct SectionText {
    std::vector<std::string> paragraphs = {};

    /// Adds a paragraph or an item. A line that goes on where the one before did not end its
    /// sentence is joined to it: when it begins with a small letter, or follows without an empty
    /// line (`gap`) upon a long one.
    void add(std::string_view text, bool item, bool gap = true);

    /// All of it, paragraphs separated by an empty line.
    std::string text() const;
};

/// Puts an abstract (a text_value) into the sections that its own headings name ("Syfte och
/// mål:\n…"); what stands before the first heading, or all of it when there is none, goes to
/// `otherwise`. Reservations are taken out into `caveats`.
void add_sections(std::string_view abstract, std::string_view otherwise, texts::Language language,
                  Content& content, std::vector<std::string>& caveats);

}
