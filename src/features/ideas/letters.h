// Who told a need, and the letter that tells them of an answer.
#pragma once
#include "features/ideas/need.h"
#include "services/web/became.h"
#include "services/web/moderated.h"
#include "services/web/services.h"

namespace ideas::asked {
struct Letter;
}

namespace ideas {

/// Whoever told the need: the address that was left, otherwise the account's. Both empty when
/// neither is known.
web::Writer sender_of(web::Services& services, db::Reader& reader, Need const& need);

/// Writes to whoever told the need, or what is merged into it, if an address is known, in the
/// transaction of the answer.
/// Somebody without an account gets a link of their own, which opens it once (letter_way.h).
void tell_answer(web::Services& services, db::Transaction& tx, Need const& need,
                 Answer const& answer);

/// Writes to all who told what was merged, or parted again, in the transaction of it: each hears of
/// the other one.
void tell_merged(web::Services& services, db::Transaction& tx, Need const& gone, Need const& home,
                 std::string const& reason);
void tell_split(web::Services& services, db::Transaction& tx, Need const& own, Need const& left,
                std::string const& reason);

/// Writes to all who told it, or what is merged into it, what became of it far down its red thread;
/// not to who knows.
void tell_became(web::Services& services, db::Transaction& tx, Need const& need,
                 web::Became const& became);

/// A new way in, asked for by who had an older letter to that address; nothing when the sender has
/// another address by now, or none.
void tell_way(web::Services& services, db::Transaction& tx, Need const& need,
              std::string const& address);

/// Writes to whoever told it, about the call that it answers.
void tell_taker(web::Services& services, db::Transaction& tx, Need const& need,
                asked::Letter const& letter);

/// Asks whoever told it inside whether everybody may read it.
void tell_opening_asked(web::Services& services, db::Transaction& tx, Need const& need);

/// A need that was just told waits: to the mailbox of the unit that has it, of one above it, or of
/// the organisation; nothing when there is none.
void tell_mailbox(web::Services& services, db::Transaction& tx, Need const& need);
/// The same, once for all that was told at one occasion; `first` is one of them.
struct Gathering {
    std::string name = {}, path = {};  ///< The occasion's; the path without the language.
};
void tell_mailbox_of_many(web::Services& services, db::Transaction& tx, Need const& first,
                          std::size_t count, Gathering const& at);

}
