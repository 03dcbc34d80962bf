// Who followed a subject that is being weeded, and what they were told of it.
#pragma once
#include <string_view>

namespace db {
class Transaction;
}

namespace notifications {

/// Nobody follows it any more, and nothing is left to be told.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

}
