// Rows and values of weighings: the only SQL about them.
#pragma once
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "features/ideas/weighing/weighing.h"
#include "platform/db/database.h"

namespace ideas::weighing::store {

void add(db::Transaction& tx, Weighing const& weighing);
std::optional<Weighing> find(db::Reader& reader, WeighingId id);
void close(db::Transaction& tx, WeighingId id, basics::Time at);
void set_public(db::Transaction& tx, WeighingId id, bool is_public);

/// The newest first, at most `limit`: those of an organisation, those that a member is asked in,
/// and those that everybody may read, were they closed.
std::vector<Weighing> of_organisation(db::Reader& reader,
                                      organisations::OrganisationId organisation,
                                      std::size_t limit);
std::vector<Weighing> asked_of(db::Reader& reader, members::MemberId member, std::size_t limit);
std::vector<Weighing> for_all(db::Reader& reader, std::size_t limit);
/// Those in which a contribution is weighed.
std::vector<Weighing> with(db::Reader& reader, NeedId need);

/// False when the member, or the address, is asked already.
bool add(db::Transaction& tx, WeighingId id, Person const& person);
/// In the order in which they were asked.
std::vector<Person> people(db::Reader& reader, WeighingId id);
std::optional<Person> person(db::Reader& reader, WeighingId id, PersonId person);
std::optional<Person> member(db::Reader& reader, WeighingId id, members::MemberId member);
/// With all that they answered.
void remove(db::Transaction& tx, WeighingId id, PersonId person);
void set_reminded(db::Transaction& tx, WeighingId id, PersonId person, basics::Time at);
void set_answered(db::Transaction& tx, WeighingId id, PersonId person, basics::Time at);

/// Instead of what they answered before.
void put(db::Transaction& tx, WeighingId id, PersonId person, Judgements const& judgements);
Judgements judgements(db::Reader& reader, Weighing const& weighing, PersonId person);

/// One answer for each person and pair: an earlier one is exchanged.
void put(db::Transaction& tx, WeighingId id, PersonId person, PairAnswer const& answer,
         basics::Time at);
std::vector<PairAnswer> pair_answers(db::Reader& reader, WeighingId id);
std::vector<PairAnswer> pair_answers(db::Reader& reader, WeighingId id, PersonId person);
/// So many have chosen, or said equal, of any pair.
std::size_t choosers(db::Reader& reader, WeighingId id);

/// Who they were is forgotten; what they answered stays, and nobody can tell whose it was.
void forget_member(db::Transaction& tx, members::MemberId const& member);
/// A contribution that is weeded is weighed nowhere any more.
void forget_need(db::Transaction& tx, std::string_view need);

}
