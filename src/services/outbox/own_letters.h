// Letters to one address: what its owner may know, and those that are not to be sent any more.
#pragma once
#include <string_view>

#include "platform/db/database.h"
#include "platform/json/value.h"

namespace outbox {

/// What letters were about, when, and where they stand; not their words, which are forgotten.
json::Array letters_to(db::Reader& reader, std::string_view address);

/// Removes every letter to the address, sent or not. One that is being sent just now may still
/// arrive.
void remove_letters_to(db::Transaction& tx, std::string_view address);

}
