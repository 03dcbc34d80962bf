// Fields follow the table; nothing here knows a single one of them but by its kind.
#include "features/knowledge/stories/form_view.h"

#include <algorithm>

#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/text_diff.h"

namespace knowledge::stories {

namespace {

using web::View;

std::string hint_of(Showing const& showing, Field const& field) {
    auto const id = "knowledge.case_hint_" + std::string(field.key);
    auto const* found = showing.services.texts.find(showing.visit.language, id);
    return found ? *found : std::string();
}

/// Projects are written as addresses, which people can copy from their pages.
std::string addresses_of(Showing const& showing, std::string_view ids) {
    std::string lines;
    for (std::size_t begin = 0; begin < ids.size();) {
        auto const end = std::min(ids.find('\n', begin), ids.size());
        auto const line = ids.substr(begin, end - begin);
        bool const is_id = ProjectId::parse(line).has_value();
        lines += lines.empty() ? "" : "\n";
        if (is_id)
            lines += showing.services.pages.public_address() + showing.visit.address("/projects/");
        lines += line;
        begin = end + 1;
    }
    return lines;
}

std::vector<web::Option> options_of(Showing const& showing, Field const& field,
                                    Values const& values) {
    auto const found = values.find(field.key);
    std::vector<web::Option> options;
    if (field.kind == Kind::choice)
        options.push_back({"", showing.text("option_none"), found == values.end()});
    for (auto const code : field.options) {
        bool const is_chosen =
            found != values.end() && std::ranges::find(found->second, code) != found->second.end();
        options.push_back({std::string(code), showing.option(field, code), is_chosen});
    }
    return options;
}

/// What differs between what was saved meanwhile and what the writer had before them.
std::vector<View> overtaken_views(Showing const& showing, db::Reader& reader,
                                  Filled const& filled) {
    std::vector<View> views;
    if (!filled.overtaken) return views;
    auto const& overtaken = *filled.overtaken;
    for (auto const* field : overtaken.both) {
        auto read = [&](Version const& version) {
            return readable(showing, reader, version.story, *field, filled.language);
        };
        auto const now = read(overtaken.now);
        views.push_back(View()
                            .set("field_label", showing.label(*field))
                            .set("field_address", "#" + std::string(field->key))
                            .set("is_emptied", now.empty())
                            .set("pieces", piece_views(read(overtaken.seen), now))
                            .set("own_text", text_at(filled.values, field->key))
                            .set("shows_own", field->options.empty()));
    }
    return views;
}

void add_overtaken(Showing const& showing, db::Reader& reader, Filled const& filled, View& view) {
    view.set("is_overtaken", filled.overtaken.has_value())
        .set_list("overtaken", overtaken_views(showing, reader, filled));
    std::string text;
    if (filled.overtaken) {
        auto const& now = filled.overtaken->now;
        text = showing.format(
            "overtaken_text",
            {{"name", name_from(showing, names_of(showing, {now.member}), now.member)},
             {"time", showing.date_time(now.at)}});
    }
    view.set("overtaken_text", text);
}

/// The other languages of the texts, and the way to write in them.
std::vector<View> language_views(Showing const& showing, Filled const& filled) {
    std::vector<View> views;
    auto const titles = filled.story.texts.find("name");
    for (auto language : texts::languages) {
        bool const exists = titles != filled.story.texts.end() && titles->second.contains(language);
        views.push_back(
            View()
                .set("language_name", showing.language_name(language))
                .set("language_url",
                     showing.visit.address(work_path(filled.of) +
                                           "/edit?part=" + std::string(name(filled.part)) +
                                           "&language=" + std::string(texts::code(language))))
                .set("is_current", language == filled.language)
                .set("is_written", exists));
    }
    return views;
}

}

std::vector<Field const*> asked_for(Part part, Story const& story, texts::Language language) {
    auto asked = fields_of(part);
    if (language != story.language)
        std::erase_if(asked, [](Field const* field) { return !field->is_text(); });
    return asked;
}

View shown_field(Showing const& showing, Filled const& filled, Field const& field) {
    auto const key = std::string(field.key);
    web::Field shown{
        .name = key,
        .label = showing.label(field),
        .value = std::string(text_at(filled.values, field.key)),
        .hint = hint_of(showing, field),
        .problem = web::problem_text(showing.visit, showing.services.pages, filled.problems, key),
        .required = field.need != Need::never};
    bool const is_area =
        field.kind == Kind::text || field.kind == Kind::projects || field.kind == Kind::links;
    if (field.kind == Kind::projects) shown.value = addresses_of(showing, shown.value);
    if (field.kind == Kind::text || field.kind == Kind::line) shown.max_length = field.limit;
    if (field.kind == Kind::choices) shown.type = "checkbox";
    if (field.kind == Kind::email) shown.type = "email";
    shown.narrow = field.kind == Kind::year;
    shown.rows = field.rows;
    auto view = field.options.empty()
                    ? web::field_view(shown)
                    : web::choices_view(shown, options_of(showing, field, filled.values));
    if (field.kind == Kind::text)
        view.set("counter_text", showing.format("at_most", {{"limit", field.limit}}));
    std::string const example = field.has_example ? showing.text("example_" + key) : std::string();
    return View()
        .set("field", std::move(view))
        .set("is_area", is_area)
        .set("is_choice", field.kind == Kind::choice)
        .set("is_choices", field.kind == Kind::choices)
        .set("is_line", !is_area && field.options.empty())
        .set_optional("example", example);
}

std::vector<View> part_views(Showing const& showing, Case const& of, Story const& story,
                             std::optional<Part> current) {
    std::vector<View> views;
    for (auto part : parts) {
        std::size_t needed_count = 0, filled_count = 0;
        for (auto const* field : fields_of(part)) {
            if (field->need == Need::never) continue;
            ++needed_count;
            if (is_filled(story, *field)) ++filled_count;
        }
        views.push_back(
            View()
                .set("step_name", showing.text("part_" + std::string(name(part))))
                .set("step_url",
                     showing.visit.address(work_path(of) + "/edit?part=" + std::string(name(part))))
                .set("step_note", showing.format("part_filled", {{"filled", filled_count},
                                                                 {"needed", needed_count}}))
                .set("is_done", filled_count == needed_count)
                .set("is_current", part == current));
    }
    return views;
}

std::vector<View> piece_views(std::string_view old_text, std::string_view new_text) {
    std::vector<View> views;
    for (auto const& piece : compare(old_text, new_text))
        views.push_back(View()
                            .set("text", piece.text)
                            .set("is_added", piece.kind == Piece::Kind::added)
                            .set("is_removed", piece.kind == Piece::Kind::removed));
    return views;
}

View form_view(Showing const& showing, db::Reader& reader, Filled const& filled) {
    auto view = web::problems_view(showing.visit, showing.services.pages, filled.problems);
    std::vector<View> shown;
    bool const is_translation = filled.language != filled.story.language;
    for (auto const* field : asked_for(filled.part, filled.story, filled.language))
        shown.push_back(shown_field(showing, filled, *field));
    auto const part_name = std::string(name(filled.part));
    auto const whole = completeness(filled.story);
    view.set("title", filled.of.title)
        .set("breadcrumbs", work_breadcrumbs(showing, &filled.of))
        .set("part_title", showing.text("part_" + part_name))
        .set("part_lead", showing.text("part_lead_" + part_name))
        .set("part_name", part_name)
        .set("language_code", texts::code(filled.language))
        .set("version", std::to_string(filled.seen))
        .set("fields", std::move(shown))
        .set("form_url", showing.visit.address(work_path(filled.of) + "/edit"))
        .set("draft_saved_text", "")
        .set("is_translation", is_translation)
        .set("translation_text",
             is_translation
                 ? showing.format("translation_text",
                                  {{"language", showing.language_name(filled.story.language)}})
                 : "")
        .set("asks_why", filled.of.published.has_value())
        .set("why_field",
             web::field_view({.name = "why",
                              .label = showing.text("why"),
                              .value = filled.why,
                              .hint = showing.text("why_hint"),
                              .problem = web::problem_text(showing.visit, showing.services.pages,
                                                           filled.problems, "why"),
                              .max_length = longest_reason}))
        .set("steps", part_views(showing, filled.of, filled.story, filled.part))
        .set("languages_of_text", language_views(showing, filled))
        .set("percent_text", showing.format("percent", {{"percent", whole.percent}}))
        .set("review_url", showing.visit.address(work_path(filled.of) + "/review"))
        .set("preview_url",
             showing.visit.address(path_of(filled.of)) + (filled.of.published ? "?show=draft" : ""))
        .set_optional("material", is_translation ? "" : filled.story.material)
        .set("is_last", !after(filled.part));
    add_overtaken(showing, reader, filled, view);
    return view;
}

}
