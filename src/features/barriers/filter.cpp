// Choosing.
#include "features/barriers/filter.h"

#include <algorithm>
#include <utility>

#include "services/web/api.h"

namespace barriers {

namespace {

bool fits_one(Filter const& filter, Listed const& one, By by) {
    auto const chosen = filter.chosen.find(by);
    if (chosen == filter.chosen.end() || chosen->second.empty()) return true;
    auto const values = one.values.find(by);
    if (values == one.values.end()) return false;
    return std::ranges::any_of(
        values->second, [&](std::string const& value) { return chosen->second.contains(value); });
}

}

bool Filter::is_empty() const {
    bool const nothing =
        std::ranges::all_of(chosen, [](auto const& one) { return one.second.empty(); });
    return nothing && project.empty() && step.empty();
}

bool Filter::has(By by, std::string_view value) const {
    auto const found = chosen.find(by);
    return found != chosen.end() && found->second.contains(value);
}

std::string Filter::query() const {
    std::string text;
    auto add = [&](std::string_view name, std::string_view value) {
        text += (text.empty() ? "" : "&") + std::string(name) + "=" + web::query_escaped(value);
    };
    for (auto const& [by, values] : chosen)
        for (auto const& value : values) add(by_names[static_cast<std::size_t>(by)], value);
    if (!project.empty()) add("project", project);
    if (!step.empty()) add("step", step);
    return text;
}

Filter Filter::turned(By by, std::string const& value) const {
    auto other = *this;
    auto& values = other.chosen[by];
    if (values.erase(value) == 0) values.insert(value);
    return other;
}

bool fits(Filter const& filter, Listed const& one) {
    for (auto const& [by, values] : filter.chosen)
        if (!fits_one(filter, one, by)) return false;
    return true;
}

std::map<std::string, std::size_t> counts(std::vector<Listed> const& all, Filter const& filter,
                                          By by) {
    auto rest = filter;
    rest.chosen.erase(by);
    std::map<std::string, std::size_t> found;
    if (auto const own = filter.chosen.find(by); own != filter.chosen.end())
        for (auto const& value : own->second) found[value] = 0;
    for (auto const& one : all) {
        if (!fits(rest, one)) continue;
        auto const values = one.values.find(by);
        if (values == one.values.end()) continue;
        for (auto const& value : values->second) ++found[value];
    }
    return found;
}

}
