// Persons on a page: found, and their telephone numbers and e-mail addresses taken out of its
// texts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/project.h"

namespace knowledge::readers {

/// More persons than this are not kept from one text; what reaches them is taken out all the same.
inline constexpr std::size_t most_persons = 200;

/// A piece of text that reaches a person or an office.
struct Reach {
    std::size_t begin = 0, end = 0;  ///< Bytes in the text.
    bool email = false;              ///< Otherwise a telephone number.
};

/// All e-mail addresses ("a@b.se", "a (at) b.se") and telephone numbers in the text, in order.
/// Sums, dates, registration and organisation numbers are not telephone numbers.
std::vector<Reach> find_reaches(std::string_view text);

/// Whether the address is an office's rather than a person's: "info@…", "kontakt@…",
/// "registrator@…".
bool is_office_address(std::string_view email);

/// Whether the word only introduces such a piece: "Telefon:", "e-post", "mob.".
bool introduces_reach(std::string_view word);

/// The address with its "@", however it was hidden.
std::string plain_email(std::string_view written);

/// The text without telephone numbers and persons' e-mail addresses, and without the words that
/// only introduced them ("Telefon:", "e-post"). What was found goes to `persons` (to the one whose
/// name stands before it, otherwise a new one without a name); an office's address stays in the
/// text.
std::string without_reaches(std::string_view text, std::vector<Person>& persons);

/// Reads one line of a block about a contact: a name begins a person; a title, a telephone number
/// and an e-mail address are added to the last one. False when the line is none of these and the
/// block has ended.
bool take_contact_line(std::string_view line, std::string_view role, std::vector<Person>& persons);

/// Whether the words are what a person works as: "projektledare", "senior forskare", "Professor of
/// design".
bool looks_like_title(std::string_view text);

/// Persons with the same name are one; persons without a name but with the same address likewise.
void merge_persons(std::vector<Person>& persons);

}
