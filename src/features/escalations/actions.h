// What can be done on a barrier's way: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check.
#pragma once
#include <expected>
#include <string>

#include "features/escalations/known.h"
#include "features/escalations/rules.h"
#include "features/escalations/store.h"
#include "services/activity/activity.h"

namespace escalations {

/// What the link of a desk is for.
inline constexpr std::string_view desk_purpose = "addressee_desk";

/// Who does something, when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty: the addressee, through the link.
};

/// Where the barrier stands now.
Way way_of(db::Reader& reader, Known const& barrier);

/// A move of plain_moves(), and why.
std::expected<Way, Refusal> move(db::Transaction& tx, Hand const& hand, Known const& barrier,
                                 Step const& step, std::string const& note);

/// The escalation under its number, and the secret of the desk's link when there is an address to
/// send it to.
struct Sent {
    Escalation escalation = {};
    std::string link = {};
};
std::expected<Sent, Refusal> escalate(db::Transaction& tx, Hand const& hand, Known const& barrier,
                                      Escalation made);
/// The link of before is void.
Sent send_again(db::Transaction& tx, Hand const& hand, Known const& barrier, Escalation const& one);

/// The answer to what nobody has answered.
std::expected<Way, Refusal> answer(db::Transaction& tx, Hand const& hand, Known const& barrier,
                                   Escalation one, told::Told const& told);
/// It was none, because.
std::expected<Way, Refusal> retract(db::Transaction& tx, Hand const& hand, Known const& barrier,
                                    Escalation one, std::string const& reason);

std::expected<Way, Refusal> resolve(db::Transaction& tx, Hand const& hand, Known const& barrier,
                                    Resolved const& resolved);

/// What the addressee does on the desk: words, and what follows of them.
void say(db::Transaction& tx, Hand const& hand, Known const& barrier, Escalation one,
         told::Told const& told);
/// What those who asked write to the addressee.
void write(db::Transaction& tx, Hand const& hand, Known const& barrier, Escalation const& one,
           std::string const& words);
/// Taken away from the page; an answer is none any more.
void withdraw_words(db::Transaction& tx, Hand const& hand, Known const& barrier, Word word,
                    std::string const& reason);

}
