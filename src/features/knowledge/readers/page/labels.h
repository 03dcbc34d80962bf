// The labels and headings of project pages, and how they are found in a line.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "features/knowledge/readers/page/page_text.h"

namespace knowledge::readers {

/// What stands after a label.
enum class Field : std::uint8_t {
    number,  ///< Registration number: the funder's or the municipality's own, by its form.
    coordinator,
    need_owner,
    partners,
    funder,
    grant,
    own_effort,
    total,
    money,  ///< Sums; `money` says only that it is funding.
    period,
    start,
    end,
    duration,
    status,
    name,
    programme,
    call,
    keywords,
    goals,
    place,
    role,
    web,
    contact,
    leader,
    members,  ///< Persons; `leader` may be an organisation.
    ignored,  ///< Known, and nothing for a record.
};

/// A label found in a line.
struct FoundLabel {
    Field field = Field::ignored;
    std::string organisation = {};  ///< What the label itself names: "Bidrag från *Vinnova*".
    std::string value = {};         ///< On the same line; empty when the label stands alone.
};

/// The label with which the line begins: alone, before a colon or a tab, or before a value that
/// fits it.
std::optional<FoundLabel> find_label(Line const& line);

/// Whether a value can be that of the field: a date parses, a name is short, and so on.
bool fits(Field field, std::string_view value);

/// The section (one of section_keys) that a heading opens, or "links" or "contact"; empty when it
/// is none.
std::string_view section_of_heading(std::string_view line);

/// A heading and the text after its colon on the same line.
struct HeadedText {
    std::string_view section;
    std::string_view text;
};
std::optional<HeadedText> headed_text(std::string_view line);

/// Takes apart what was run together: a label or heading glued to the end of a sentence or
/// following upon one on the same line ("… lösningar.Sammanfattning", "… 2023. Partners: A och B").
void split_run_together(PageText& page);

}
