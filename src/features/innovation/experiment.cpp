// The rules of trials, and their fingerprint.
#include "features/innovation/experiment.h"

#include <algorithm>

#include "features/innovation/rules.h"
#include "platform/json/value.h"
#include "platform/secrets/secrets.h"

namespace innovation {

std::string_view name(Trial trial) { return trial_names.at(static_cast<std::size_t>(trial)); }
std::optional<Trial> parse_trial(std::string_view name) {
    auto const found = std::ranges::find(trial_names, name);
    return found == trial_names.end()
               ? std::nullopt
               : std::optional(static_cast<Trial>(found - trial_names.begin()));
}

std::string_view name(Ending ending) { return ending_names.at(static_cast<std::size_t>(ending)); }
std::optional<Ending> parse_ending(std::string_view name) {
    auto const found = std::ranges::find(ending_names, name);
    return found == ending_names.end()
               ? std::nullopt
               : std::optional(static_cast<Ending>(found - ending_names.begin()));
}

std::expected<Plan, basics::Problems> checked_plan(Plan const& typed, bool is_registered) {
    basics::Problems problems;
    Plan plan;
    for (std::size_t i = 0; i < plan_fields.size(); ++i) {
        std::string const field(plan_fields.at(i));
        bool const is_required = is_registered || i == 0;
        auto words = checked_words(typed.at(i), field, i == 0 ? longest_title : longest_plan,
                                   is_required ? "problem_plan_" + field : "");
        if (words) plan.at(i) = *std::move(words);
        else problems.insert(problems.end(), words.error().begin(), words.error().end());
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return plan;
}

std::expected<Finding, basics::Problems> checked_result(std::string_view ending,
                                                        std::string_view result,
                                                        std::string_view learned) {
    basics::Problems problems;
    Finding good;
    if (auto const parsed = parse_ending(ending)) good.ending = *parsed;
    else problems.push_back({"ending", "innovation.problem_ending"});
    auto const told = checked_words(result, "result", longest_plan, "problem_result");
    auto const lesson = checked_words(learned, "learned", longest_plan, "problem_learned");
    for (auto const* one : {&told, &lesson})
        if (!*one) problems.insert(problems.end(), one->error().begin(), one->error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    good.result = *told;
    good.learned = *lesson;
    return good;
}

std::string canonical(Experiment const& experiment) {
    json::Object told{{"project", experiment.project}, {"number", experiment.number}};
    for (std::size_t i = 0; i < plan_fields.size(); ++i)
        told.append(std::string(plan_fields.at(i)), experiment.plan.at(i));
    told.append("registered_at", basics::iso(experiment.registered_at));
    return json::write(json::Value(std::move(told)));
}

std::string fingerprint_of(Experiment const& experiment) {
    return secrets::hash(canonical(experiment));
}

}
