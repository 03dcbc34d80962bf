// Many at once: a pasted list or a file, looked at line by line before it is sent.
#include <algorithm>
#include <charconv>
#include <set>

#include "features/ideas/capture/pages.h"
#include "features/ideas/capture/table.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "services/scanning/scanning.h"

namespace ideas::capture {

namespace {

using web::View;

/// What was pasted, or a file's table as the page keeps it.
struct Typed {
    std::string text = {};
    Source source = Source::list;
    Split split = Split::found_out;
    Kind kind = Kind::need;
    std::optional<Table> table = {};
    std::vector<std::string> fields = {};  ///< What the table's columns hold.
};

std::vector<std::string> fields_in(http::Fields const& form, std::size_t columns) {
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < columns; ++i) {
        std::string const field(form.text("column-" + std::to_string(i)));
        bool const is_known = std::ranges::find(table_fields, field) != table_fields.end() &&
                              std::ranges::find(fields, field) == fields.end();
        fields.push_back(is_known ? field : std::string());
    }
    return fields;
}

Typed typed_in(web::Visit const& visit) {
    auto const& form = visit.request.form;
    Typed typed{.text = std::string(form.text("text")),
                .split = parse_split(form.text("split")).value_or(Split::found_out),
                .kind = kind_in(form)};
    std::erase(typed.text, '\r');
    if (form.text("source") == "table") typed.table = kept_table(form.find("text").value_or(""));
    if (typed.table) {
        typed.source = Source::table;
        typed.fields = fields_in(form, typed.table->columns.size());
    }
    return typed;
}

std::vector<Draft> drafts_in(Typed const& typed) {
    return typed.table ? drafts_of(*typed.table, typed.fields, typed.kind)
                       : drafts_of(typed.text, typed.split, typed.kind);
}

View form_view(Work const& work, Typed const& typed, basics::Problems const& problems) {
    auto const& showing = work.showing;
    std::vector<web::Option> splits;
    for (auto const split : {Split::found_out, Split::lines, Split::paragraphs})
        splits.push_back({std::string(name(split)),
                          showing.text("capture_split_" + std::string(name(split))),
                          split == typed.split});
    auto text = web::field_view({.name = "text",
                                 .label = showing.text("label_capture_list"),
                                 .value = typed.table ? std::string() : typed.text,
                                 .hint = showing.text("hint_capture_list"),
                                 .problem = showing.problem(problems, "text"),
                                 .required = true,
                                 .rows = 12});
    text.set("counter_text", std::string());
    auto file = web::field_view({.name = "file",
                                 .label = showing.text("label_capture_file"),
                                 .hint = showing.text("hint_capture_file"),
                                 .problem = showing.problem(problems, "file")});
    file.set_optional("accept", std::string(".csv,.txt,.xlsx,.ods")).set("several", false);
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    return view.merge(sending_view(work, typed.kind, "/list"))
        .set("text_field", std::move(text))
        .set("file_field", std::move(file))
        .set("split_field", web::choices_view({.name = "split",
                                               .label = showing.text("label_capture_split"),
                                               .type = "radio",
                                               .required = true},
                                              splits));
}

http::Response form_page(Work const& work, Typed const& typed, basics::Problems const& problems) {
    return private_page(work.showing.services.pages.page(
        work.showing.visit, "ideas/capture_list", form_view(work, typed, problems),
        {.title = work.showing.text("capture_list_title"),
         .status = problems.empty() ? 200 : 422,
         .unlisted = true}));
}

/// Why a line cannot go, in words.
std::string bad_text(Showing const& showing, Looked const& one) {
    std::string text;
    for (auto const& problem : one.problems) {
        auto const more =
            showing.problem({{problem.field, problem.text, problem.values}}, problem.field);
        if (text.find(more) == text.npos) text += (text.empty() ? "" : " ") + more;
    }
    return text;
}

View line_view(Work const& work, db::Reader& reader, Looked const& one,
               std::set<std::size_t> const* taken) {
    auto const& showing = work.showing;
    View view;
    std::string note, url, title;
    if (one.note == Note::bad) note = bad_text(showing, one);
    else if (one.note == Note::repeated)
        note = showing.format("capture_note_repeated", {{"number", one.as}});
    if (one.can_go())
        if (auto const known =
                with_title(reader, work.occasion.organisation, basics::slug(one.told->title))) {
            if (note.empty()) note = showing.text("capture_note_known");
            url = showing.visit.address(path_of(*known));
            title = known->told.title;
        }
    bool const is_usual = one.note == Note::good;
    auto const story = one.draft.story == one.draft.title ? std::string() : one.draft.story;
    return view.set("line_number", std::to_string(one.draft.number))
        .set("line_id", "take-" + std::to_string(one.draft.number))
        .set("line_title", one.draft.title.empty() ? "—" : one.draft.title)
        .set_optional("line_story", basics::shortened(basics::one_line(story), 240))
        .set("line_kind", showing.text("kind_" + std::string(name(one.draft.kind))))
        .set_optional("line_note", note)
        .set_optional("line_url", url)
        .set("line_known", title)
        .set("can_go", one.can_go())
        .set("is_taken", one.can_go() && (taken ? taken->contains(one.draft.number) : is_usual));
}

View columns_view(Showing const& showing, Typed const& typed) {
    std::vector<View> columns;
    if (typed.table)
        for (std::size_t i = 0; i < typed.table->columns.size(); ++i) {
            std::string example;
            for (auto const& row : typed.table->rows)
                if (example.empty() && i < row.fields.size())
                    example = basics::shortened(basics::one_line(row.fields[i]), 60);
            std::vector<View> options{View()
                                          .set("option_value", "")
                                          .set("option_text", showing.text("capture_column_none"))
                                          .set("is_chosen", typed.fields[i].empty())};
            for (auto const field : table_fields)
                options.push_back(
                    View()
                        .set("option_value", field)
                        .set("option_text", showing.text("capture_column_" + std::string(field)))
                        .set("is_chosen", typed.fields[i] == field));
            columns.push_back(View()
                                  .set("column_id", "column-" + std::to_string(i))
                                  .set("column_name", typed.table->columns[i])
                                  .set("column_example", example)
                                  .set("options", std::move(options)));
        }
    return View().set_list("columns", std::move(columns));
}

/// Rows of a file that were odd, and how many were left out.
View odd_view(Showing const& showing, Typed const& typed) {
    std::vector<View> odd;
    if (typed.table)
        for (auto const& row : typed.table->rows)
            if (!row.problem.empty())
                odd.push_back(
                    View().set("odd_text", showing.format(row.problem == "unclosed_quote" ||
                                                                  row.problem == "too_few_fields"
                                                              ? "capture_odd_half"
                                                              : "capture_odd",
                                                          {{"number", row.line}})));
    return View()
        .set_list("odd", std::move(odd))
        .set_optional("left_out_text",
                      typed.table && typed.table->left_out > 0
                          ? showing.format("capture_left_out",
                                           {{"most", most_lines}, {"over", typed.table->left_out}})
                          : std::string());
}

http::Response look_page(Work const& work, Typed const& typed, std::vector<Looked> const& looked,
                         std::set<std::size_t> const* taken, basics::Problems const& problems) {
    auto const& showing = work.showing;
    auto reader = showing.services.database.read();
    std::vector<View> lines;
    std::size_t good = 0, bad = 0;
    for (auto const& one : looked) {
        lines.push_back(line_view(work, reader, one, taken));
        good += one.can_go() ? 1U : 0U;
        bad += one.can_go() ? 0U : 1U;
    }
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    view.merge(sending_view(work, typed.kind, "/list"))
        .merge(columns_view(showing, typed))
        .merge(odd_view(showing, typed));
    view.set_list("lines", std::move(lines))
        .set("text", typed.table ? kept_text(*typed.table) : typed.text)
        .set("source", name(typed.source))
        .set("split", name(typed.split))
        .set("kind_value", name(typed.kind))
        .set("is_table", typed.table.has_value())
        .set("public_text",
             showing.text(work.occasion.reads_first ? "capture_look_waits" : "capture_look_public"))
        .set("look_text", showing.format("capture_look_lead", {{"good", good}, {"bad", bad}}));
    return private_page(showing.services.pages.page(showing.visit, "ideas/capture_look",
                                                    std::move(view),
                                                    {.title = showing.text("capture_look_title"),
                                                     .status = problems.empty() ? 200 : 422,
                                                     .unlisted = true}));
}

std::set<std::size_t> taken_in(http::Fields const& form) {
    std::set<std::size_t> taken;
    for (auto const text : form.all("take")) {
        std::size_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        taken.insert(number);
    }
    return taken;
}

http::Response send_taken(Work const& work, Typed const& typed, std::vector<Looked> const& looked) {
    auto const taken = taken_in(work.showing.visit.request.form);
    std::vector<Telling> told;
    for (auto const& one : looked)
        if (one.can_go() && taken.contains(one.draft.number)) told.push_back(*one.told);
    if (told.empty())
        return look_page(work, typed, looked, &taken, {{"take", "ideas.problem_capture_none"}});
    auto const done = sent(work, {.source = typed.source, .told = std::move(told)});
    if (!done)
        return look_page(work, typed, looked, &taken, {{"take", "ideas.problem_capture_unit"}});
    return private_page(http::redirect(work.showing.visit.address(path_of(work.occasion)) +
                                       (done->is_new ? "?done=sent" : "?done=again")));
}

/// The file that was sent instead of a list, read; or a problem of its field.
std::optional<http::Response> take_file(Work const& work, Typed& typed) {
    auto const& visit = work.showing.visit;
    auto const file = std::ranges::find_if(visit.request.uploads, [](http::Upload const& one) {
        return one.field == "file" && !one.content.empty();
    });
    if (file == visit.request.uploads.end()) return std::nullopt;
    if (auto const refusal = scanning::refuse(
            work.showing.services,
            {visit.viewer.member, work.showing.services.now(), work.occasion.organisation},
            {file->file_name, file->content}))
        return scanning::told(form_page(work, typed, {scanning::problem("file", *refusal)}),
                              *refusal);
    auto table = read_table(file->content);
    if (!table) return form_page(work, typed, {{"file", table.error()}});
    typed.fields = guessed(table->columns);
    typed.table = *std::move(table);
    typed.source = Source::table;
    return std::nullopt;
}

}

http::Response show_list(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return form_page(work_inside(services, reader, visit), {}, {});
}

http::Response send_list(web::Services& services, web::Visit const& visit) {
    auto const work = [&] {
        auto reader = services.database.read();
        return work_inside(services, reader, visit);
    }();
    auto typed = typed_in(visit);
    auto const act = visit.request.form.text("act");
    if (act == "change") return form_page(work, typed, {});
    if (auto refused = take_file(work, typed)) return *std::move(refused);
    if (!typed.table && typed.text.size() > most_list_bytes)
        return form_page(work, typed, {{"text", "ideas.problem_capture_long"}});
    auto const drafts = drafts_in(typed);
    if (drafts.empty())
        return form_page(work, typed,
                         {{typed.table ? "file" : "text", "ideas.problem_capture_list"}});
    if (drafts.size() > most_lines)
        return form_page(
            work, typed,
            {{"text",
              "ideas.problem_capture_many",
              {{"most", std::to_string(most_lines)}, {"count", std::to_string(drafts.size())}}}});
    auto const looked = looked_at(drafts, work.occasion);
    if (act == "send") return send_taken(work, typed, looked);
    return look_page(work, typed, looked, nullptr, {});
}

}
