// Letters as rows.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "platform/mail/message.h"
#include "services/outbox/letter.h"

namespace outbox::store {

struct Row {
    LetterId id = {};
    std::string recipient = {}, about = {}, language = {}, subject = {}, words = {}, html = {},
                unsubscribe = {}, reply_to = {};
    basics::Time made_at = {};
    std::int64_t attempts = 0;
};

void add(db::Transaction& tx, Row const& row);
void add_enclosed(db::Transaction& tx, LetterId id, std::vector<mail::Enclosed> const& files);
std::vector<mail::Enclosed> enclosed(db::Reader& reader, LetterId id);
/// The one that has been due for longest.
std::optional<Row> due(db::Reader& reader, basics::Time now);
/// False when somebody else was first.
bool take(db::Transaction& tx, LetterId id, std::string_view machine, basics::Time now);
/// All but the answer is given. False when the letter has been taken from this machine.
bool set_given(db::Transaction& tx, LetterId id, std::string_view machine);
void set_waiting(db::Transaction& tx, LetterId id, basics::Time due_at, bool counts,
                 std::string_view said);
/// Ended for good: "sent" or "refused". What it said to the receiver is forgotten.
void end(db::Transaction& tx, LetterId id, std::string_view state, std::string_view said,
         basics::Time now);

/// How many this machine had in its hands, or others before `taken_before`, wait again; and how
/// many of these may have arrived already.
struct Freed {
    std::int64_t surely_not_given = 0, perhaps_given = 0;
};
Freed free_taken(db::Transaction& tx, std::string_view machine, basics::Time taken_before);
void remove_ended(db::Transaction& tx, basics::Time ended_before);

std::int64_t count(db::Reader& reader, std::string_view state);
basics::Time oldest_waiting(db::Reader& reader);

}
