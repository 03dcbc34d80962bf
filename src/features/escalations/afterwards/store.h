// Rows ↔ values of who was asked what they do now, and what they answered.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/escalations/afterwards/afterwards.h"
#include "platform/db/database.h"

namespace escalations {

/// Of the last round, organisations before their projects; empty when nobody was ever asked.
std::vector<AskedNow> asked_now(db::Reader& reader, std::string_view barrier);
/// New, or in its own place.
void put(db::Transaction& tx, std::string_view barrier, AskedNow const& one);

/// The answers of a round that stand: of each party the last one, unless it was taken back.
std::vector<NowAnswer> standing_answers(db::Reader& reader, std::string_view barrier, int round);
/// The last of one party, also when it took back the one before; number 0 when there is none.
NowAnswer last_answer(db::Reader& reader, std::string_view barrier, int round, Party const& party);
/// Keeps it after the last one, and whether there is an answer now.
void add(db::Transaction& tx, std::string_view barrier, int round, NowAnswer const& one);

/// Barriers with somebody who was asked before then, has not answered and was not reminded.
struct Waiting {
    std::string barrier = {};
    int round = 0;
    organisations::OrganisationId organisation = {};
};
std::vector<Waiting> to_remind(db::Reader& reader, basics::Time asked_before, std::size_t most);
/// Nobody of the organisation is reminded of this round any more: a later one has taken its place.
void settle_round(db::Transaction& tx, Waiting const& one, basics::Time now);

}
