// What came of what: the links between subjects that features keep by themselves.
// services/red_thread follows them, together with those that people tie, from the first need to
// what it led to.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "services/activity/activity.h"

namespace web {

/// How the later of two subjects came of the earlier one.
///   answered_by   an idea, project or case says what can be done about a need
///   became        a need or idea is carried out as a project
///   continued_by  a project goes on in another, or builds on it
///   has_part      a project is part of a larger one
///   told_in       a case tells the story of a project
///   merged_into   a contribution became part of another one
///   used_by       somebody else uses what a project or case made, or what they saw at another who
///                 uses it
///   led_to        a project was taken into ordinary use
enum class Relation : std::uint8_t {
    answered_by,
    became,
    continued_by,
    has_part,
    told_in,
    merged_into,
    used_by,
    led_to
};

struct Link {
    activity::Subject earlier = {}, later = {};
    Relation relation = Relation::became;
    friend auto operator<=>(Link const&, Link const&) = default;
};

/// Every link that the feature knows of which the subject is one end, whoever may see the other
/// one. Empty when there is no such subject.
using LinksOf = std::function<std::vector<Link>(db::Reader&, std::string_view id)>;

/// The same for subjects of a kind that another feature keeps.
struct LinksBeside {
    std::string kind;
    LinksOf links;
};

}
