// Loading the goals and targets from their registers.
#include "services/goals/goals.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "platform/basics/text.h"
#include "services/goals/words.h"

namespace goals {

namespace {

constexpr std::string_view dimension_names[] = {"ecological", "social", "economic", "means"};

Dimension parse_dimension(std::string_view text) {
    for (std::size_t i = 0; i < std::size(dimension_names); ++i)
        if (dimension_names[i] == text) return static_cast<Dimension>(i);
    throw std::invalid_argument(fmt::format("there is no dimension \"{}\"", text));
}

std::vector<std::string> word_texts(std::string_view text) {
    std::vector<std::string> found;
    for (auto& word : words(text)) found.push_back(std::move(word.text));
    return found;
}

}

std::string_view name(Dimension dimension) {
    return dimension_names[static_cast<std::size_t>(dimension)];
}

Goals::Goals(resources::Resources const& resources) {
    registers::each(resources, "sdg_goals", [&](registers::Row const& row) {
        goals_.push_back({static_cast<int>(row.integer("number").value_or(0)), row.names(),
                          row.text("colour"), parse_dimension(row.text("dimension")),
                          row.list("aliases")});
        auto const& goal = goals_.back();
        if (goal.number != static_cast<int>(goals_.size()))
            throw std::invalid_argument("the goals are not in order");
        for (auto const& [language, text] : goal.names) add_name(text, goal.number);
        for (auto const& alias : goal.aliases) add_name(alias, goal.number);
    });
    registers::each(resources, "sdg_targets", [&](registers::Row const& row) {
        auto const goal = static_cast<int>(row.integer("goal").value_or(0));
        if (!find(goal)) throw std::invalid_argument(fmt::format("there is no goal {}", goal));
        targets_.push_back({row.text("code"), goal, row.names()});
    });
    for (auto& [first_word, names] : names_)
        std::ranges::stable_sort(names, std::ranges::greater{},
                                 [](WordedName const& name) { return name.words.size(); });
}

void Goals::add_name(std::string_view text, int goal) {
    auto name = word_texts(text);
    if (name.empty()) throw std::invalid_argument("a goal has a name without words");
    auto const first_word = name.front();
    names_[first_word].push_back({std::move(name), goal});
}

Goal const* Goals::find(int number) const {
    return number >= 1 && number <= static_cast<int>(goals_.size())
               ? &goals_[static_cast<std::size_t>(number) - 1]
               : nullptr;
}

std::span<Target const> Goals::targets_of(int goal) const {
    auto const [first, last] = std::ranges::equal_range(targets_, goal, {}, &Target::goal);
    return {first, last};
}

Target const* Goals::target(std::string_view code) const {
    auto const folded = basics::folded(code);
    auto const found = std::ranges::find(targets_, folded, &Target::code);
    return found == targets_.end() ? nullptr : &*found;
}

}
