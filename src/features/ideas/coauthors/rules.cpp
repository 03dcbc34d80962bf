// What can be done about co-authors. The log says that it was done, never who they are.
#include <algorithm>
#include <array>

#include "features/ideas/coauthors/coauthors.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "services/letter_links/letter_links.h"
#include "services/members/rules.h"

namespace ideas::coauthors {

namespace {

constexpr std::array<std::string_view, 5> state_names = {"invited", "accepted", "declined", "left",
                                                         "taken_back"};

void record(db::Transaction& tx, Hand const& hand, Need const& need, std::string_view what) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas.coauthor_" + std::string(what),
                         .subject = subject_of(need),
                         .organisation = need.told.organisation});
}

}

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<State> parse_state(std::string_view name) {
    auto const found = std::ranges::find(state_names, name);
    return found == state_names.end()
               ? std::nullopt
               : std::optional(static_cast<State>(found - state_names.begin()));
}

bool may_invite(Need const& need) {
    bool const is_looked_at = need.visibility == Visibility::public_ ||
                              need.visibility == Visibility::merged ||
                              (need.visibility == Visibility::waiting && !need.told_by.empty());
    return is_looked_at &&
           (need.state == ideas::State::received || need.state == ideas::State::in_progress);
}

std::expected<std::string, basics::Problems> checked_address(std::string_view typed) {
    if (auto email = members::normalised_email(basics::trimmed(typed))) return *std::move(email);
    return std::unexpected(basics::Problems{{"coauthor_email", "ideas.problem_coauthor_email"}});
}

std::expected<std::string, basics::Problems> checked_name(std::string_view typed) {
    auto name = basics::one_line(basics::trimmed(typed));
    if (auto const length = basics::length(name); length > longest_name)
        return std::unexpected(
            basics::Problems{{"coauthor_name",
                              "ideas.problem_long",
                              {{"most", std::to_string(longest_name)},
                               {"over", std::to_string(length - longest_name)}}}});
    return name;
}

std::optional<Coauthor> invite(db::Transaction& tx, Hand const& hand, Need const& need,
                               std::string const& address) {
    auto const all = store::of_need(tx, need.id);
    bool const is_there = std::ranges::any_of(all, [&](Coauthor const& one) {
        return one.address == address &&
               (one.state == State::invited || one.state == State::accepted);
    });
    if (is_there || all.size() >= most_invited) return std::nullopt;
    Coauthor one{
        .id = CoauthorId::make(), .need = need.id, .address = address, .invited_at = hand.now};
    store::put(tx, one);
    record(tx, hand, need, "asked");
    return one;
}

bool accept(db::Transaction& tx, Hand const& hand, Need const& need, Coauthor one,
            std::string const& shown) {
    if (one.state != State::invited && one.state != State::accepted) return false;
    bool const is_new = one.state == State::invited;
    // Whoever told it alone needs not join themselves, and nobody joins twice.
    if (is_new && !hand.member.empty() &&
        (hand.member == need.told_by || store::of_member(tx, need.id, hand.member)))
        return false;
    one.state = State::accepted;
    one.name = shown;
    if (is_new) {
        one.member = hand.member;
        one.answered_at = hand.now;
    }
    store::put(tx, one);
    record(tx, hand, need, is_new ? "joined" : "renamed");
    return true;
}

namespace {

/// Who they are is forgotten, and no letter opens it any more.
void forget(db::Transaction& tx, Need const& need, Coauthor& one, State state, basics::Time now) {
    letter_links::forget_address(tx, link_purpose, subject_of(need), one.id.text(), now);
    one.state = state;
    one.answered_at = now;
    one.member = {};
    one.address.clear();
    one.name.clear();
    store::put(tx, one);
}

}

bool leave(db::Transaction& tx, Hand const& hand, Need const& need, Coauthor one) {
    if (one.state != State::invited && one.state != State::accepted) return false;
    bool const had_joined = one.state == State::accepted;
    forget(tx, need, one, had_joined ? State::left : State::declined, hand.now);
    record(tx, hand, need, had_joined ? "left" : "declined");
    return true;
}

bool take_back(db::Transaction& tx, Hand const& hand, Need const& need, Coauthor one) {
    if (one.state != State::invited) return false;
    forget(tx, need, one, State::taken_back, hand.now);
    record(tx, hand, need, "taken_back");
    return true;
}

}
