// A file of organisations in the browser: sent, looked at, its columns explained, taken in,
// reported.
#include <algorithm>

#include "app/organisation/handlers.h"
#include "app/organisation/imports.h"
#include "app/organisation/organisation.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/scanning/scanning.h"

namespace organisation {

namespace {

using organisations::RowReport;
using web::View;

/// How long a file that was only looked at is kept, in microseconds.
constexpr std::int64_t kept_for = 7 * 24 * 3600 * 1'000'000LL;

std::string address_of(web::Visit const& visit, ImportId id) {
    return visit.address("/organisations/import/" + id.string());
}

http::Response form_page(web::Services& services, web::Visit const& visit,
                         basics::Problems const& problems) {
    std::vector<View> earlier;
    auto reader = services.database.read();
    for (auto const& import : imports_of(reader, visit.viewer.member, 20))
        earlier.push_back(
            View()
                .set("import_url", address_of(visit, import.id))
                .set("import_name", import.file_name)
                .set("import_when", texts::date_time(visit.language, import.at))
                .set("import_state",
                     text(services, visit, import.is_done ? "import_done" : "import_looked")));
    auto file =
        web::field_view({.name = "file",
                         .label = text(services, visit, "import_file"),
                         .hint = text(services, visit, "import_file_hint"),
                         .problem = web::problem_text(visit, services.pages, problems, "file"),
                         .required = true});
    file.set_optional("accept", ".csv,.xlsx,.ods,.txt");
    View view;
    view.set("file_field", std::move(file))
        .set("form_url", visit.address("/organisations/import"))
        .set("back_url", visit.address("/organisations"))
        .set("new_url", visit.address("/organisations/new"))
        .set("has_problems", !problems.empty())
        .set_list("earlier", std::move(earlier));
    view.merge(web::problems_view(visit, services.pages, problems));
    return services.pages.page(visit, "organisation/import", std::move(view),
                               {.title = text(services, visit, "import_title"),
                                .status = problems.empty() ? 200 : 422,
                                .unlisted = true});
}

/// The import that the path names, for the one who sent it.
Import own_import(db::Reader& reader, web::Visit const& visit) {
    auto import = http::found(find_import(reader, visit.id<ImportId>()));
    if (import.member != visit.viewer.member) throw http::NotFound();
    return import;
}

/// What would become of the rows: everything is done, and then let go.
KeptReport looked_at(web::Services& services, Import const& import) {
    return kept(take_in(services, import.table,
                        {.fields = import.fields, .also_alike = import.also_alike, .keep = false}));
}

void put(web::Services& services, Import const& import) {
    auto tx = services.database.begin();
    put_import(tx, import);
    tx.commit();
}

std::string reason(web::Services& services, web::Visit const& visit, RowReport const& row) {
    std::string reasons;
    for (auto const& problem : row.problems) {
        texts::Arguments arguments;
        for (auto const& [name, value] : problem.values) arguments.emplace_back(name, value);
        reasons +=
            (reasons.empty() ? "" : " ") + services.pages.format(visit, problem.text, arguments);
    }
    return reasons;
}

View row_view(web::Services& services, web::Visit const& visit,
              organisations::Directory const& directory, RowReport const& row) {
    std::vector<View> alike;
    for (auto const& id : row.alike)
        if (auto const* one = directory.find(id))
            alike.push_back(View()
                                .set("alike_name", organisations::name_in(*one, visit.language))
                                .set("alike_url", visit.address(path_of(*one))));
    auto const* known = row.id.empty() ? nullptr : directory.find(row.id);
    return View()
        .set("row_line", std::to_string(row.line))
        .set("row_title", row.name.empty() ? "–" : row.name)
        .set_optional("row_url", known ? visit.address(path_of(*known)) : "")
        .set("row_outcome",
             text(services, visit, "outcome_" + std::string(organisations::name(row.outcome))))
        .set("row_reason", reason(services, visit, row))
        .set_list("alike", std::move(alike));
}

std::vector<View> row_views(web::Services& services, web::Visit const& visit,
                            std::vector<RowReport> const& rows) {
    auto const directory = services.organisations.directory();
    std::vector<View> views;
    for (auto const& row : rows) views.push_back(row_view(services, visit, *directory, row));
    return views;
}

/// A select for each column, with what stands below it as an example.
std::vector<View> column_views(web::Services& services, web::Visit const& visit,
                               Import const& import) {
    std::vector<View> columns;
    for (std::size_t i = 0; i < import.table.columns.size(); ++i) {
        std::string example;
        for (auto const& row : import.table.rows)
            if (example.empty() && i < row.fields.size())
                example = basics::shortened(row.fields[i], 60);
        std::vector<View> options{View()
                                      .set("option_value", "")
                                      .set("option_text", text(services, visit, "column_none"))
                                      .set("is_chosen", import.fields[i].empty())};
        for (auto field : organisations::table_fields())
            options.push_back(
                View()
                    .set("option_value", field)
                    .set("option_text", text(services, visit, "column_" + std::string(field)))
                    .set("is_chosen", import.fields[i] == field));
        columns.push_back(View()
                              .set("column_id", "column-" + std::to_string(i))
                              .set("column_name", import.table.columns[i])
                              .set("column_example", example)
                              .set("options", std::move(options)));
    }
    return columns;
}

std::string counts_text(web::Services& services, web::Visit const& visit, Import const& import) {
    auto const& counts = import.report.counts;
    return services.pages.format(
        visit, import.is_done ? "organisation.counts_done" : "organisation.counts_looked",
        {{"read", counts.read},
         {"created", counts.created},
         {"updated", counts.updated},
         {"unchanged", counts.unchanged},
         {"rejected", counts.rejected}});
}

}

http::Response show_imports(web::Services& services, web::Visit const& visit) {
    return form_page(services, visit, {});
}

http::Response look_at_file(web::Services& services, web::Visit const& visit) {
    auto const upload = std::ranges::find_if(visit.request.uploads, [](http::Upload const& one) {
        return one.field == "file" && !one.content.empty();
    });
    if (upload == visit.request.uploads.end())
        return form_page(services, visit, {{"file", "organisation.import_file_missing"}});
    if (auto const refusal = scanning::refuse(services, {visit.viewer.member, services.now(), {}},
                                              {upload->file_name, upload->content}))
        return scanning::told(form_page(services, visit, {scanning::problem("file", *refusal)}),
                              *refusal);
    auto table = organisations::read_table(upload->content);
    if (!table) return form_page(services, visit, {{"file", table.error()}});
    Import import{.id = ImportId::make(),
                  .member = visit.viewer.member,
                  .file_name = basics::shortened(basics::one_line(upload->file_name), 120),
                  .fields = organisations::fields_of_columns(table->columns),
                  .at = services.now()};
    import.table = *std::move(table);
    import.report = looked_at(services, import);
    auto tx = services.database.begin();
    remove_unused(tx, {services.now().microseconds - kept_for});
    put_import(tx, import);
    tx.commit();
    return http::redirect(address_of(visit, import.id));
}

http::Response show_import(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const import = own_import(reader, visit);
    auto const& counts = import.report.counts;
    bool const has_name = std::ranges::count(import.fields, "name") > 0;
    View view;
    view.set("file_name", import.file_name)
        .set("imports_url", visit.address("/organisations/import"))
        .set("list_url", visit.address("/organisations"))
        .set("counts_text", counts_text(services, visit, import))
        .set("is_done", import.is_done)
        .set("is_looked", !import.is_done)
        .set("lacks_name", !import.is_done && !has_name)
        .set("may_run", !import.is_done && counts.created + counts.updated > 0)
        .set("run_url", address_of(visit, import.id) + "/run")
        .set("give_up_url", address_of(visit, import.id) + "/give-up")
        .set("look_url", address_of(visit, import.id) + "/look")
        .set("also_alike", import.also_alike)
        .set_list("columns",
                  import.is_done ? std::vector<View>() : column_views(services, visit, import))
        .set_list("rejected", row_views(services, visit, import.report.rejected))
        .set_list("others", row_views(services, visit, import.report.others));
    return services.pages.page(
        visit, "organisation/import_report", std::move(view),
        {.title = text(services, visit, "import_title") + ": " + import.file_name,
         .unlisted = true});
}

http::Response look_again(web::Services& services, web::Visit const& visit) {
    auto import = [&] {
        auto reader = services.database.read();
        return own_import(reader, visit);
    }();
    if (import.is_done) return http::redirect(address_of(visit, import.id));
    auto const known = organisations::table_fields();
    import.fields.assign(import.table.columns.size(), "");
    for (std::size_t i = 0; i < import.fields.size(); ++i) {
        auto const field = visit.request.form.text("column-" + std::to_string(i));
        bool const is_free = std::ranges::count(import.fields, field) == 0;
        if (is_free && std::ranges::count(known, field) > 0) import.fields[i] = field;
    }
    import.also_alike = visit.request.form.has("also_alike");
    import.report = looked_at(services, import);
    put(services, import);
    return http::redirect(address_of(visit, import.id));
}

http::Response run_import(web::Services& services, web::Visit const& visit) {
    auto import = [&] {
        auto reader = services.database.read();
        return own_import(reader, visit);
    }();
    if (import.is_done) return http::redirect(address_of(visit, import.id));
    import.report = kept(take_in(
        services, import.table,
        {.fields = import.fields, .also_alike = import.also_alike, .member = visit.viewer.member}));
    // Should the program end between the two, the same file can be taken in again: nothing changes.
    import.is_done = true;
    put(services, import);
    return http::redirect(address_of(visit, import.id));
}

http::Response give_up_import(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const import = own_import(tx, visit);
    remove_import(tx, import.id);
    tx.commit();
    return http::redirect(visit.address("/organisations/import"));
}

}
