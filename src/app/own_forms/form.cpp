// One check for each kind of field.
#include "app/own_forms/form.h"

#include <algorithm>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "platform/basics/time.h"
#include "services/members/rules.h"

namespace own_forms {

namespace {

bool is_web_address(std::string_view text) {
    auto const rest = text.starts_with("https://")  ? text.substr(8)
                      : text.starts_with("http://") ? text.substr(7)
                                                    : std::string_view();
    return rest.contains('.') && !rest.starts_with('.') &&
           text.find_first_of(" \"<>\\^`{|}") == text.npos;
}

bool is_day(std::string_view text) {
    auto const date = basics::parse_iso_date(text);
    return date && date->day != 0;
}

/// The text id of what is wrong, or empty.
std::string_view wrong(FieldRule const& rule, std::string& value) {
    using enum FieldKind;
    switch (rule.kind) {
        case email: {
            auto const normal = members::normalised_email(value);
            if (normal) value = *normal;
            return normal ? "" : "own_forms.problem_email";
        }
        case web: return is_web_address(value) ? "" : "own_forms.problem_web";
        case date: return is_day(value) ? "" : "own_forms.problem_date";
        case choice:
            return std::ranges::find(rule.choices, value) != rule.choices.end()
                       ? ""
                       : "own_forms.problem_choice";
        case tick: return value == "yes" ? "" : "own_forms.problem_choice";
        case line:
        case area: return "";
    }
    return "";
}

}

std::string_view value(Values const& values, std::string_view name) {
    auto const found = values.find(name);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

Values typed(FormKind const& kind, http::Fields const& form) {
    Values values;
    for (auto const& rule : kind.fields)
        if (auto const text = form.text(rule.name); !text.empty())
            values.emplace(std::string(rule.name), std::string(text));
    return values;
}

basics::Problems check(FormKind const& kind, Values& values) {
    basics::Problems problems;
    for (auto const& rule : kind.fields) {
        auto const found = values.find(rule.name);
        auto text = found == values.end() ? std::string() : found->second;
        text = rule.kind == FieldKind::area ? std::string(basics::trimmed(basics::tidied(text)))
                                            : std::string(basics::trimmed(basics::one_line(text)));
        if (text.empty()) {
            if (rule.required)
                problems.push_back({std::string(rule.name), "own_forms.problem_missing"});
            values.erase(std::string(rule.name));
            continue;
        }
        auto const has = basics::length(text);
        if (has > rule.longest)
            problems.push_back({std::string(rule.name),
                                "own_forms.problem_long",
                                {{"most", std::to_string(rule.longest)},
                                 {"over", std::to_string(has - rule.longest)}}});
        else if (auto const what = wrong(rule, text); !what.empty())
            problems.push_back({std::string(rule.name), std::string(what)});
        values.insert_or_assign(std::string(rule.name), std::move(text));
    }
    return problems;
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (auto const line = basics::trimmed(text.substr(0, end)); !line.empty())
            found.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

}
