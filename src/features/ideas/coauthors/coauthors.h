// Those who tell a need or an idea together with its sender: asked by the sender, shown as they
// choose, told of every answer, and free to leave. Values, rules and store.
#pragma once
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/actions.h"
#include "platform/basics/problems.h"
#include "platform/json/value.h"

namespace ideas::coauthors {

using CoauthorId = basics::Id<struct CoauthorTag>;

enum class State : std::uint8_t { invited, accepted, declined, left, taken_back };
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

struct Coauthor {
    CoauthorId id = {};
    NeedId need = {};
    members::MemberId member = {};  ///< Empty for somebody without an account.
    std::string address = {};       ///< Personal data.
    std::string name = {};          ///< As they chose to be shown; empty: not by name.
    State state = State::invited;
    basics::Time invited_at = {}, answered_at = {};
};

/// Of one need, also those who declined or left: each is a letter to somebody who did not ask.
inline constexpr std::size_t most_invited = 10;
/// How long the link of a letter is good.
inline constexpr int days_of_link = 365;
/// What a link in a letter is good for.
inline constexpr std::string_view link_purpose = "ideas.coauthor";

/// Whether others may be asked to join: nobody has answered it for good, and what a stranger told
/// was looked at before it is sent to anybody.
bool may_invite(Need const& need);
/// Field coauthor_email.
std::expected<std::string, basics::Problems> checked_address(std::string_view typed);
/// Field coauthor_name; may be empty.
std::expected<std::string, basics::Problems> checked_name(std::string_view typed);

/// Nothing when so many were asked, or the address is asked already and has not said no.
std::optional<Coauthor> invite(db::Transaction& tx, Hand const& hand, Need const& need,
                               std::string const& address);
/// Says yes with the name to be shown, or changes that name; no when they were taken back or have
/// left. The member is the one of the hand.
bool accept(db::Transaction& tx, Hand const& hand, Need const& need, Coauthor one,
            std::string const& shown);
/// Declines what was asked, or leaves what was joined: who they are is forgotten.
bool leave(db::Transaction& tx, Hand const& hand, Need const& need, Coauthor one);
/// The sender takes back what nobody has answered.
bool take_back(db::Transaction& tx, Hand const& hand, Need const& need, Coauthor one);

namespace store {

/// In the order in which they were asked.
std::vector<Coauthor> of_need(db::Reader& reader, NeedId need);
/// The same of each in a range of ids, both ends included.
std::map<NeedId, std::vector<Coauthor>> between(db::Reader& reader, NeedId first, NeedId last);
std::optional<Coauthor> find(db::Reader& reader, NeedId need, CoauthorId id);
/// The one who has accepted.
std::optional<Coauthor> of_member(db::Reader& reader, NeedId need, members::MemberId const& member);
void put(db::Transaction& tx, Coauthor const& one);
void forget_member(db::Transaction& tx, members::MemberId const& member);
/// All of a need leave: it was taken back.
void forget_all(db::Transaction& tx, NeedId need);
void forget_need(db::Transaction& tx, std::string_view need);
json::Object own_data(db::Reader& reader, members::MemberId const& member);

}

}
