// Names of organisations and persons as sources write them: tidied, told apart, and found in
// running text.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/project.h"

namespace knowledge::readers {

/// The name without surrounding marks, and in ordinary letters when all of it is in capitals:
/// "STOCKHOLMS KOMMUN" → "Stockholms kommun", "BORÅS STAD" → "Borås Stad", "RISE", "KTH" and "AB"
/// stay.
std::string tidy_name(std::string_view name);

/// Whether two names differ only in letters' case, marks and the form of company ("Sweco Sverige
/// AB", "SWECO SVERIGE").
bool same_name(std::string_view one, std::string_view other);

/// Whether the folded word is one that organisations are called ("kommun",
/// "stadsbyggnadskontoret").
bool is_organisation_word(std::string_view folded);

/// Whether a word of the text is one that organisations are called ("kommun", "universitet", "AB",
/// "Institute").
bool has_organisation_word(std::string_view text);

/// Two to four capitalised words, none of them one that organisations are called: "Anna Ek", "Kari
/// Nordmann-Li".
bool looks_like_person(std::string_view text);

/// Whether a name in running text is an organisation's rather than a person's: it has such a word,
/// an abbreviation in capitals, or is a single word.
bool looks_like_organisation(std::string_view text);

/// The names in a list: "A, B och C", "A; B; C", "A och B och C". An "och" before a small letter,
/// and one within "… för X och Y", belong to a name.
std::vector<std::string> split_names(std::string_view text);

/// The name with which the text begins: capitalised words, the small ones that bind them ("i",
/// "för", "of") and those that organisations are called. Empty when the text does not begin with a
/// capital.
std::string_view name_at_beginning(std::string_view text);

/// The same at the end of the text.
std::string_view name_at_end(std::string_view text);

}
