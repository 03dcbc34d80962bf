// What stands in the fields of the form, as text, and the story that it makes.
#pragma once
#include <expected>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "features/knowledge/stories/case.h"
#include "features/knowledge/stories/fields.h"
#include "platform/basics/problems.h"

namespace knowledge::stories {

/// By field key: one text for most fields, the codes for those with choices. Projects and links are
/// lines of one text. A field that is empty may be absent.
using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What stands in the fields when the text fields show this language.
Values values_of(Story const& story, texts::Language language);

/// The single text of a field; empty when absent.
std::string_view text_at(Values const& values, std::string_view key);

/// The story with these fields as typed, the others as they were; or everything that is wrong,
/// beside its field. Fields that are not among `values` are emptied. Whether the projects exist is
/// not looked up here.
std::expected<Story, basics::Problems> with_values(Story story,
                                                   std::span<Field const* const> fields,
                                                   texts::Language language, Values const& values);

/// Tidied as it will be stored: line ends are "\n", nothing around it; a line has no line ends.
std::string tidied(Field const& field, std::string_view typed);

}
