// The noun Weighing (vägning): chosen needs and ideas judged by a team, each alone. Plain values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/ideas/need.h"

namespace ideas::weighing {

using WeighingId = basics::Id<struct WeighingTag>;
using PersonId = basics::Id<struct WeigherTag>;

/// By criteria, or two at a time.
enum class By : std::uint8_t { criteria, pairs };
std::string_view name(By by);
std::optional<By> parse_by(std::string_view name);

struct Criterion {
    std::string name = {}, low = {}, high = {};  ///< What 1 and 5 mean.
    std::int64_t weight = 1;
    bool low_is_good = false;
    friend bool operator==(Criterion const&, Criterion const&) = default;
};

struct Weighing {
    WeighingId id = {};
    organisations::OrganisationId organisation = {};
    By by = By::criteria;
    std::string name = {}, question = {};
    basics::Date last_day = {};
    bool is_public = false;       ///< Everybody reads the result once it is closed.
    bool is_open_to_all = false;  ///< Anybody who is signed in may answer.
    members::MemberId made_by = {};
    basics::Time made_at = {}, closed_at = {};
    std::vector<NeedId> subjects = {};
    std::vector<Criterion> criteria = {};
};

/// Somebody who is asked: a member, or an address that got a link. Personal data.
struct Person {
    PersonId id = {};
    members::MemberId member = {};
    std::string address = {};
    basics::Time asked_at = {}, reminded_at = {}, answered_at = {};  ///< Zero: not yet.
};

/// What one person says of one contribution: for each criterion 1 to 5, or 0 for who cannot judge.
inline constexpr std::int64_t cannot_judge = 0, lowest = 1, highest = 5;
struct Judgement {
    std::vector<std::int64_t> scores = {};
    std::string words = {};
    friend bool operator==(Judgement const&, Judgement const&) = default;
};
using Judgements = std::map<NeedId, Judgement>;

/// One of two, by the order of their ids.
enum class Choice : std::uint8_t { first, second, equal, cannot };
std::string_view name(Choice choice);
std::optional<Choice> parse_choice(std::string_view name);
struct PairAnswer {
    NeedId first = {}, second = {};
    Choice choice = Choice::cannot;
};

}
