// How tags are written.
#include "services/tags/tag.h"

#include <algorithm>

#include "platform/basics/characters.h"
#include "platform/basics/text.h"

namespace tags {

namespace {

basics::Problem problem(std::string_view id, std::string_view label) {
    return {"label",
            "tags.problem_" + std::string(id),
            {{"label", basics::shortened(label, longest_label)},
             {"most", std::to_string(longest_label)}}};
}

bool has_letter(std::string_view text) {
    for (std::size_t position = 0; position < text.size();)
        if (basics::is_letter(basics::next_character(text, position))) return true;
    return false;
}

std::string with_single_spaces(std::string_view text) {
    std::string tidy;
    bool space = false;
    for (std::size_t position = 0; position < text.size();) {
        auto const begin = position;
        if (basics::is_space(basics::next_character(text, position))) {
            space = !tidy.empty();
            continue;
        }
        if (space) tidy += ' ';
        space = false;
        tidy += text.substr(begin, position - begin);
    }
    return tidy;
}

}

std::expected<std::string, basics::Problem> tidy_label(std::string_view typed) {
    auto label = with_single_spaces(basics::one_line(typed));
    constexpr std::string_view around = "#\"'.,;:!?()[]<>*&/\\ ";
    label.erase(0, std::min(label.find_first_not_of(around), label.size()));
    if (auto const last = label.find_last_not_of(around); last != label.npos)
        label.resize(last + 1);
    if (basics::length(label) > longest_label) return std::unexpected(problem("long", label));
    if (label.contains('@') || label.contains("://") || label.starts_with("www."))
        return std::unexpected(problem("address", label));
    if (basics::length(label) < shortest_label || !has_letter(label))
        return std::unexpected(problem("short", typed));
    return label;
}

std::string key_of(std::string_view label) {
    auto key = basics::folded(label);
    std::ranges::replace(key, '-', ' ');
    std::ranges::replace(key, '_', ' ');
    return with_single_spaces(key);
}

std::expected<std::vector<std::string>, basics::Problems> typed_labels(std::string_view typed) {
    std::vector<std::string> labels;
    std::set<std::string> keys;
    basics::Problems problems;
    while (!typed.empty()) {
        auto const end = std::min(typed.find_first_of(",;\n"), typed.size());
        auto const piece = basics::trimmed(typed.substr(0, end));
        typed.remove_prefix(std::min(end + 1, typed.size()));
        if (piece.empty()) continue;
        auto label = tidy_label(piece);
        if (!label) problems.push_back(label.error());
        else if (keys.insert(key_of(*label)).second) labels.push_back(*std::move(label));
        if (labels.size() > most_at_once || problems.size() > most_at_once) {
            problems.assign(
                1, {"label", "tags.problem_many", {{"most", std::to_string(most_at_once)}}});
            break;
        }
    }
    if (labels.empty() && problems.empty()) problems.push_back({"label", "tags.problem_none", {}});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return labels;
}

std::string label_in(Labels const& labels, texts::Language language) {
    for (auto wanted : {language, texts::Language::sv, texts::Language::nb, texts::Language::en})
        if (auto const found = labels.find(wanted); found != labels.end()) return found->second;
    return {};
}

std::set<std::string> keys_of(Labels const& labels) {
    std::set<std::string> keys;
    for (auto const& [language, label] : labels) keys.insert(key_of(label));
    return keys;
}

}
