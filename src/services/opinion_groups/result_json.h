// A result as JSON, for bundles and the command line.
#pragma once
#include "platform/json/value.h"
#include "services/opinion_groups/opinion_groups.h"

#include <functional>

namespace opinion_groups {

/// What people and statements are called in it.
struct Names {
    std::function<json::Value(std::size_t)> participant;
    std::function<json::Value(std::size_t)> statement;
};

/// Numbers have six digits. {"finding","k","groups":[{"id","members","representative"}],
/// "positions":{participant: [x, y]},"consensus","bridging","statements","evidence","explained"};
/// participants without answers are left out.
json::Object as_json(Result const& result, Names const& names);

std::string_view name(Finding finding);
std::string_view name(Answer answer);

}
