// What happens to matters: each stores and records in one transaction of the caller's. Whether the
// one who asks may do it is the caller's to check (rules.h); hiding the text itself and the letters
// are deciding.h.
#pragma once
#include <string>

#include "services/moderation/rules.h"
#include "services/moderation/store.h"
#include "services/web/moderated.h"

namespace moderation {

/// Who does something, when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty for somebody without an account.
};

/// A notice that is being sent. `key` is a secret of the form: the same key with the same words
/// about the same text is the same notice, however often it is sent.
struct Sending {
    Subject subject = {};
    web::ModeratedText text = {};
    Told told = {};
    texts::Language language = texts::Language::sv;
    std::string key = {};
};

/// What became of a sending. The code is the sender's to keep; it is stored only as a hash.
struct Taken {
    Matter matter = {};
    Notice notice = {};
    std::string code = {};
    bool is_new = true;
    bool has_become_urgent = false;  ///< Those who decide are not to find it by chance.
};

/// A matter about the text as it reads now, that nobody has decided.
Matter matter_of(Subject const& subject, web::ModeratedText const& text, basics::Time now);

/// Takes a notice in: into the subject's matter that waits, or into a new one.
Taken take_in(db::Transaction& tx, Hand const& hand, Sending const& sending);

/// Writes a checked decision down. After the letters of a decision forget_when_final() forgets the
/// addresses of those who reported where nobody can ask for another look any more, in this matter
/// and in those that have become too old.
Matter decide(db::Transaction& tx, Hand const& hand, Matter matter, Ruling const& ruling);
void forget_when_final(db::Transaction& tx, Matter const& matter);

/// Somebody of this side wants another look, which may_ask() allows.
Matter ask_again(db::Transaction& tx, Hand const& hand, Matter matter, Side side,
                 std::string words);

/// A new code that opens this, for a letter.
std::string new_code(db::Transaction& tx, Opened const& opens);

}
