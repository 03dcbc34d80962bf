// Rows and values of dialogues: the only SQL about them.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/dialogues/dialogue.h"
#include "platform/db/database.h"

namespace dialogues {

std::optional<Dialogue> find(db::Reader& reader, DialogueId const& id);
std::optional<Dialogue> with_code(db::Reader& reader, std::string_view code);
std::optional<Dialogue> with_sending(db::Reader& reader, std::string_view hash);
/// New, or in its own place.
void put(db::Transaction& tx, Dialogue const& dialogue);

/// Published and open ones that are listed, the first to begin first.
std::vector<Dialogue> running(db::Reader& reader, OrganisationId const& organisation,
                              std::size_t limit);
/// Closed ones that are listed, the last first, before (starts_at, id) of `before` when that has
/// an id.
std::vector<Dialogue> over(db::Reader& reader, OrganisationId const& organisation,
                           Dialogue const& before, std::size_t limit);
/// Of an organisation, also drafts and closed ones, the newest first.
std::vector<Dialogue> of_organisation(db::Reader& reader, OrganisationId const& organisation,
                                      std::size_t limit);
/// About this, listed ones only, the newest first.
std::vector<Dialogue> about(db::Reader& reader, About const& about, std::size_t limit);
/// Listed ones in the order of their ids after `after`.
std::vector<Dialogue> by_id(db::Reader& reader, std::string_view after, std::size_t limit,
                            OrganisationId const& organisation);
/// Those that are open, at most so many.
std::vector<DialogueId> open_ones(db::Reader& reader, std::size_t most);
/// Those of weeks whose time to open or close has come.
std::vector<DialogueId> to_turn(db::Reader& reader, basics::Time now, std::size_t most);

Pulse pulse(db::Reader& reader, DialogueId const& id);
/// Something in it has moved: votes that were added, and participants who voted for the first time.
void beat(db::Transaction& tx, DialogueId const& id, std::int64_t votes = 0,
          std::int64_t participants = 0);

// votes_store.cpp
std::vector<Statement> statements(db::Reader& reader, DialogueId const& id);
std::optional<Statement> statement(db::Reader& reader, DialogueId const& id, std::int64_t number);
std::int64_t count_statements(db::Reader& reader, DialogueId const& id);
/// Accepted and waiting ones.
struct Counts {
    std::int64_t accepted = 0, waiting = 0;
};
Counts counts(db::Reader& reader, DialogueId const& id);
std::int64_t count_of_author(db::Reader& reader, DialogueId const& id, std::int64_t author);
/// Gives it the next number.
std::int64_t add_statement(db::Transaction& tx, DialogueId const& id, Statement const& statement);
void set_standing(db::Transaction& tx, DialogueId const& id, std::int64_t number, Standing standing,
                  std::string_view reason, members::MemberId const& by);

/// Who has this secret.
std::optional<Participant> participant(db::Reader& reader, DialogueId const& id,
                                       std::string_view secret_hash);
std::int64_t count_participants(db::Reader& reader, DialogueId const& id);
Participant add_participant(db::Transaction& tx, DialogueId const& id,
                            std::string_view secret_hash);

struct Vote {
    std::int64_t participant = 0, statement = 0;
    Choice choice = Choice::pass;
};
/// A participant's own, in the order of the statements' numbers.
std::vector<Vote> votes_of(db::Reader& reader, Participant const& participant);
/// All of them, in the order of participants and statements.
void each_vote(db::Reader& reader, DialogueId const& id,
               std::function<void(Vote const&)> const& take);
/// The last one counts: what was voted before is taken back from the sums.
void put_vote(db::Transaction& tx, Participant const& participant, std::int64_t statement,
              Choice choice);
/// Whoever takes part is forgotten: their votes go, and their statements have no author.
void forget(db::Transaction& tx, Participant const& participant);
/// Nothing ties the answers to whoever gave them any more; they stay.
void untie(db::Transaction& tx, Participant const& participant);

}
