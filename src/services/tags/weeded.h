// What was put on a subject that is being weeded.
#pragma once
#include <string_view>

namespace db {
class Transaction;
}

namespace tags {

/// Removes every tag from the subject for good.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

}
