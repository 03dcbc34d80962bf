// What was answered to calls, beside the contributions that answer them.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/asked/asked.h"
#include "features/ideas/need.h"

namespace ideas::asked {

/// What one contribution answered. Late: it came when the call had closed, and stands by itself.
struct Answered {
    std::string call = {};
    std::vector<Reply> replies = {};
    bool is_late = false;
};

void keep(db::Transaction& tx, NeedId need, Answered const& answered);
std::optional<Answered> answered(db::Reader& reader, NeedId need);
/// Of each that answered one, in a range of ids, both ends included.
std::map<NeedId, Answered> answered_between(db::Reader& reader, NeedId first, NeedId last);
/// call: the id or null; replies: [{question, label, value}].
void append_json(json::Object& line, std::optional<Answered> const& answered);
/// Before the contribution is weeded.
void forget_answered(db::Transaction& tx, std::string_view need);

}
