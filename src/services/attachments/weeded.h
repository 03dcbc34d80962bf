// Files go with the subject that they lie beside.
#pragma once
#include <string_view>

namespace db {
class Transaction;
}

namespace attachments {

/// Removes the rows of every file beside the subject, hidden ones too, and what was reported about
/// them. Their contents go with the next Attachments::clean().
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

}
