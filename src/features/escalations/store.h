// Rows ↔ values of escalations: the only SQL about them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/escalations/escalation.h"
#include "platform/db/database.h"

namespace escalations {

/// As it is kept: without the class, which the barrier's description has. Nothing before the first
/// move.
std::optional<Way> kept_way(db::Reader& reader, std::string_view barrier);
void keep_way(db::Transaction& tx, std::string_view barrier, Way const& way, basics::Time now);

/// The first one first.
std::vector<Moved> moves(db::Reader& reader, std::string_view barrier);
/// Gives it the next number.
void add_move(db::Transaction& tx, std::string_view barrier, Moved const& one);

std::vector<Escalation> escalations_of(db::Reader& reader, std::string_view barrier);
std::optional<Escalation> escalation(db::Reader& reader, std::string_view barrier, int number);
/// New, or in its own place.
void put(db::Transaction& tx, std::string_view barrier, Escalation const& one);

/// With the barrier that each is about, the last sent first.
std::vector<std::pair<std::string, Escalation>> put_to(db::Reader& reader,
                                                       std::string_view addressee);
/// The barriers that somebody was asked about, in the order of their ids.
std::vector<std::string> with_escalations(db::Reader& reader);

std::vector<Word> words_of(db::Reader& reader, std::string_view barrier);
/// Gives it the next number, and gives that.
int add(db::Transaction& tx, std::string_view barrier, Word const& word);
void withdraw(db::Transaction& tx, std::string_view barrier, Word const& word,
              members::MemberId const& by);

std::vector<Outcome> outcomes_of(db::Reader& reader, std::string_view barrier);
/// Gives it the next number.
void add(db::Transaction& tx, std::string_view barrier, Outcome const& outcome);

}
