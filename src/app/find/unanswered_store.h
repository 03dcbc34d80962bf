// Rows of questions without a good answer.
#pragma once
#include <cstddef>
#include <string_view>

#include "platform/db/database.h"

namespace find {

/// Adds so many askings of a day ("2026-01-31"); `hits` is the fewest that the question found.
void add_askings(db::Transaction& tx, std::string_view day, std::string_view question,
                 std::size_t askings, std::size_t hits);

void forget_questions_before(db::Transaction& tx, std::string_view day);

}
