// What can be done to needs: each stores and records in one transaction of the caller's. Whether
// the one who asks may do it is the caller's to check (rules.h).
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "features/ideas/asked/store.h"
#include "features/ideas/inside/inside.h"
#include "features/ideas/store.h"
#include "services/activity/activity.h"

namespace ideas {

/// Who does something, when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty for somebody without an account.
};

/// A need that is being told. `key` is a secret of the form: the same key with the same words is
/// the same need, however often it is sent.
struct Sending {
    Telling told = {};
    Sender sender = {};
    Way way = Way::page;
    std::string key = {};
    Reading reading;
    std::optional<asked::Answered> answered = {};  ///< When it answers a call.
    std::optional<inside::Choice> seen_by = {};    ///< Of employees; nothing: everybody.
};

/// What became of a sending. The code is the sender's to keep; it is stored only as a hash.
struct Sent {
    Need need = {};
    std::string code = {};
    bool is_new = true;
};

Sent tell(db::Transaction& tx, Hand const& hand, Sending const& sending);

/// New words by the sender; nothing happens when they are the same. The receiver stays.
Need correct(db::Transaction& tx, Hand const& hand, Need need, Telling told, Reading reading);
/// The sender takes the need back; who they are is forgotten.
Need withdraw(db::Transaction& tx, Hand const& hand, Need need);
/// The sender adds something. Sent twice in a row it is there once.
Need add_words(db::Transaction& tx, Hand const& hand, Need need, std::string words,
               Reading reading);
/// The sender changes who is told the answer.
void change_sender(db::Transaction& tx, Need const& need, Sender const& sender);
/// Who sends the same again with a name or an address wants these kept; what is withdrawn stays as
/// it is. Nothing for who left none.
void keep_newer_sender(db::Transaction& tx, Need const& need, Sender const& sender);

/// Whoever waited for an answer before it was hidden or merged waits for it again, of the unit that
/// has it now. Nothing happens when it has its answer.
void wait_again(db::Transaction& tx, Hand const& hand, Need const& need);

/// Its giver has chosen more readers (inside/seeing.h): it is as visible as that says.
Need opened(db::Transaction& tx, Hand const& hand, Need need);

/// Those who answer have looked: everybody may read it, or those for whom it was told.
Need publish(db::Transaction& tx, Hand const& hand, Need need);
Need hide(db::Transaction& tx, Hand const& hand, Need need, std::string reason);
/// Everybody who may see the need sees the addition. Nothing when it is not there or seen already.
std::optional<Need> publish_addition(db::Transaction& tx, Hand const& hand, Need need,
                                     std::int64_t number);
/// A checked answer that may_move() allows.
Need answer(db::Transaction& tx, Hand const& hand, Need need, Answer const& answer);

/// {"need" or "idea", id}: what the log, units, search and reports know it by.
activity::Subject subject_of(Need const& need);
/// "/needs" or "/ideas": where the public ones of a kind are, without the language.
std::string_view place_of(Kind kind);
/// "/needs/01j…/a-slug", "/ideas/01j…/a-slug", without the language.
std::string path_of(Need const& need);

}
