// Small money for trying something: the pot, what is asked of it, and what came of it. Plain values
// and rules; amounts are whole öre, never a floating-point number.
#pragma once
#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/money.h"
#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"
#include "services/units/chart.h"

namespace funds {

using FundId = basics::Id<struct FundTag>;
using ApplicationId = basics::Id<struct ApplicationTag>;

/// In characters.
inline constexpr std::size_t longest_name = 120, longest_decider = 120, longest_purpose = 2000,
                             longest_title = 120, longest_what = 3000, longest_doers = 200,
                             longest_reason = 3000, longest_reference = 60, longest_told = 3000;
/// In öre: of a pot.
inline constexpr std::int64_t most_amount = 100'000'000'00;
/// After the day on which it was to be done, an account is to be there.
inline constexpr int days_to_account = 30;
/// Between two reminders, and how early the first one comes.
inline constexpr int days_between_reminders = 14;

/// The kinds of decision, as words.md has them.
inline constexpr std::array<std::string_view, 3> decision_kinds = {"internal", "delegated",
                                                                   "board"};

struct Fund {
    FundId id = {};
    organisations::OrganisationId organisation = {};
    units::UnitId unit = {};  ///< Empty: the organisation as a whole.
    std::string name = {};
    int year = 0;
    std::string currency = "SEK";
    std::int64_t amount = 0;
    std::int64_t most_each = 0;
    std::string decider = {};  ///< A role or board, never a person.
    std::string decision_kind = "delegated";
    basics::Date opens = {}, closes = {};
    std::string purpose = {}, excluded = {};
    std::int64_t version = 1;
    members::MemberId made_by = {};
    basics::Time made_at = {};

    bool is_open(basics::Date day) const { return opens <= day && day <= closes; }
    basics::Money money(std::int64_t minor) const { return {minor, currency}; }
};

/// applied waits for a decision; granted waits for its account.
enum class State : std::uint8_t { applied, granted, declined, withdrawn, accounted };
inline constexpr std::array<std::string_view, 5> state_names = {"applied", "granted", "declined",
                                                                "withdrawn", "accounted"};
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

struct Application {
    FundId fund = {};
    ApplicationId id = {};
    std::string sending = {};
    std::string idea_kind = {}, idea = {};  ///< The need or idea that it came from, or empty.
    std::string title = {}, what = {}, doers = {};
    std::int64_t asked = 0;
    basics::Date done_by = {};
    std::string language = "sv";
    members::MemberId member = {};
    basics::Time applied_at = {};
    State state = State::applied;
    std::int64_t version = 1;
    std::int64_t granted = 0;
    std::string reason = {}, reference = {};
    basics::Date decided_on = {};
    members::MemberId decided_by = {};
    std::string project = {};
    basics::Date account_due = {};
    basics::Time reminded_at = {};
    std::int64_t used = 0;
    std::string came_out = {}, learned = {};
    basics::Date accounted_on = {};

    bool is_decided() const {
        return state == State::granted || state == State::declined || state == State::accounted;
    }
    /// What it takes out of the pot: what was granted, and once accounted for what was used.
    std::int64_t takes() const {
        return state == State::granted ? granted : state == State::accounted ? used : 0;
    }
};

struct TypedFund {
    std::string organisation = {}, unit = {}, name = {}, year = {}, amount = {}, most_each = {},
                decider = {}, decision_kind = {}, opens = {}, closes = {}, purpose = {},
                excluded = {};
};
/// Organisation and unit are the caller's to see. `given` is what is given already: the pot holds
/// at least that. Fields have the members' names.
std::expected<Fund, basics::Problems> checked(TypedFund const& typed, std::int64_t given);

struct TypedApplication {
    std::string title = {}, what = {}, doers = {}, asked = {}, done_by = {};
};
std::expected<Application, basics::Problems> checked(TypedApplication const& typed,
                                                     Fund const& fund, basics::Date today);

struct TypedDecision {
    std::string outcome = {}, granted = {}, reason = {}, reference = {}, decided_on = {};
};
struct Decision {
    bool is_granted = false;
    std::int64_t granted = 0;
    std::string reason = {}, reference = {};
    basics::Date on = {};
};
/// Never more than was asked for, than the pot gives to one, or than is `left`.
std::expected<Decision, basics::Problems> checked(TypedDecision const& typed, Fund const& fund,
                                                  Application const& application, std::int64_t left,
                                                  basics::Date today);

struct TypedAccount {
    std::string used = {}, came_out = {}, learned = {};
};
struct Account {
    std::int64_t used = 0;
    std::string came_out = {}, learned = {};
};
std::expected<Account, basics::Problems> checked(TypedAccount const& typed,
                                                 Application const& application);

/// Whether somebody is to be reminded of the account now.
bool is_to_remind(Application const& application, basics::Time now);

}
