// Form fields as the field_ partials see them, and a form's problems.
#include "services/web/pages.h"

namespace web {

namespace {

View common(Field const& field) {
    std::string described_by;
    if (!field.hint.empty()) described_by = field.name + "-hint";
    if (!field.problem.empty())
        described_by += (described_by.empty() ? "" : " ") + field.name + "-problem";
    View view;
    view.set("id", field.name)
        .set("name", field.name)
        .set("label", field.label)
        .set("value", field.value)
        .set("required", field.required)
        .set("type", field.type)
        .set("narrow", field.narrow)
        .set_optional("hint", field.hint)
        .set_optional("problem", field.problem)
        .set_optional("described_by", described_by)
        .set_optional("autocomplete", field.autocomplete)
        .set_optional("max_length", field.max_length > 0 ? std::to_string(field.max_length) : "")
        .set("rows", std::to_string(field.rows))
        .set("counter_text", "")
        .set("is_checked", !field.value.empty())
        .set("several", false)
        .set_optional("accept", "");
    return view;
}

}

View field_view(Field const& field) { return common(field); }

View choices_view(Field const& field, std::vector<Option> const& options) {
    std::vector<View> views;
    for (std::size_t i = 0; i < options.size(); ++i)
        views.push_back(
            View()
                .set("option_id", i == 0 ? field.name : field.name + "-" + std::to_string(i))
                .set("option_value", options[i].value)
                .set("option_text", options[i].text)
                .set_optional("option_hint", "")
                .set("is_chosen", options[i].chosen));
    return common(field).set("options", std::move(views));
}

std::string problem_text(Visit const& visit, Pages const& pages, basics::Problems const& problems,
                         std::string_view field) {
    for (auto const& problem : problems) {
        if (problem.field != field) continue;
        texts::Arguments arguments;
        for (auto const& [name, value] : problem.values) arguments.emplace_back(name, value);
        return pages.format(visit, problem.text, arguments);
    }
    return {};
}

View problems_view(Visit const& visit, Pages const& pages, basics::Problems const& problems) {
    std::vector<View> views;
    for (auto const& problem : problems)
        views.push_back(
            View()
                .set("problem_id", problem.field)
                .set("problem_text", problem_text(visit, pages, problems, problem.field)));
    View view;
    view.set("problems_title",
             pages.format(visit, "web.problems_title", {{"count", problems.size()}}));
    view.set_list("problems", std::move(views));
    return view;
}

}
