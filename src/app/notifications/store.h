// Rows of what members follow and are told. A member reaches their own only.
#pragma once
#include <optional>
#include <vector>

#include "app/notifications/follow.h"
#include "platform/db/database.h"

namespace notifications {

/// False when the member follows as much as anybody may. Following again changes the way; what
/// waits for a letter then waits as the member wishes now (`letter_at`).
bool follow(db::Transaction& tx, Follow const& follow, basics::Time now, basics::Time letter_at);
/// Also forgets what was to be told because of it.
void stop(db::Transaction& tx, members::MemberId member, Subject const& subject);
/// Everything is told only here from now on.
void only_here(db::Transaction& tx, members::MemberId member);
std::optional<Way> way_of(db::Reader& reader, members::MemberId member, Subject const& subject);
/// The last followed first.
std::vector<Follow> followed_by(db::Reader& reader, members::MemberId member);
std::vector<Follow> followers_of(db::Reader& reader, Subject const& subject);
/// Every follow of this kind.
std::vector<Follow> of_kind(db::Reader& reader, std::string_view kind);
bool is_any_followed(db::Reader& reader, std::string_view kind);

/// So many things have happened to a subject: the matter is new again, and a letter is due at the
/// soonest of what was due and `letter_at`. Does nothing when the follow is gone.
void note(db::Transaction& tx, Notification const& happened);
/// Nobody is told of the subject any more, not even of what happened before.
void forget(db::Transaction& tx, Subject const& subject);

/// The last changed first, at most 200.
std::vector<Notification> of_member(db::Reader& reader, members::MemberId member);
void see(db::Transaction& tx, members::MemberId member);
std::int64_t unseen(db::Reader& reader, members::MemberId member);

/// A member who has letters due, if any.
std::optional<members::MemberId> with_letters_due(db::Reader& reader, basics::Time now);
/// What is due to this member, the first changed first, at most `limit`.
std::vector<Notification> due(db::Reader& reader, members::MemberId member, basics::Time now,
                              std::size_t limit);
/// The letter is written. False when something has happened to the matter since it was read.
bool set_told(db::Transaction& tx, Notification const& notification);

/// How far the log has been followed, by the name of who follows; 0 at the beginning.
std::int64_t place(db::Reader& reader, std::string_view name);
void set_place(db::Transaction& tx, std::string_view name, std::int64_t sequence);

/// What a letter's way out ends: a follow's letters, or without kind all letters.
void add_end(db::Transaction& tx, std::string_view hash, members::MemberId member,
             Subject const& subject, basics::Time now);
std::optional<Follow> end_of(db::Reader& reader, std::string_view hash);

/// Removes ways out of letters made before, and what was seen and happened before.
void remove_old(db::Transaction& tx, basics::Time ends_before, basics::Time seen_before);

}
