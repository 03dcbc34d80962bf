// Names as texts write them, made comparable.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/organisations/organisation.h"

namespace organisations {

/// The words in lower case, without punctuation: "Upplands-Bro kommun." is upplands, bro, kommun.
std::vector<std::string> name_words(std::string_view text);

/// The words with single spaces between them: two names with the same key are the same name.
std::string name_key(std::string_view text);

/// Whether the name is an abbreviation that counts only with exactly these capitals: RISE, MDU,
/// LiU.
bool is_abbreviation(std::string_view name);

/// All names under which texts know the organisation, but for a municipality's bare place.
std::vector<std::string> full_names(Organisation const& organisation);

/// The names of a municipality's place alone: "Göteborg", "Gothenburg".
std::vector<std::string> place_names(Organisation const& organisation);

/// The parts of "BORÅS STAD - BORÅS STAD, Stadskansliet": between spaced dashes, commas and
/// brackets; none empty.
std::vector<std::string_view> name_parts(std::string_view text);

/// Whether the words tell of a company, a foundation or an association: "AB", "Holding".
bool tells_of_another_body(std::vector<std::string> const& words);

/// Whether the words tell of an office, board or department: "Stadskansliet", "Institutionen för
/// …".
bool tells_of_unit(std::vector<std::string> const& words);

/// The text without "AB", "AS" or the like at its end; the text itself when there is none.
std::string_view without_legal_form(std::string_view text);

}
