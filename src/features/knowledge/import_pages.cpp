// Sending a file, looking at what it holds, taking it in, reading the report.
#include "features/knowledge/import_pages.h"

#include <algorithm>

#include "features/knowledge/mapping_pages.h"
#include "features/knowledge/readers/readers.h"
#include "platform/basics/text.h"
#include "platform/settings/settings.h"
#include "services/scanning/scanning.h"

namespace knowledge::pages {

namespace {

using permissions::Permission;
using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "knowledge." + std::string(id));
}

std::string address_of(web::Visit const& visit, ImportId id) {
    return visit.address("/import/" + id.string());
}

/// The import that the path names, for the one who started it and for process leaders.
Import own_import(db::Reader& reader, web::Visit const& visit) {
    auto import = http::found(find_import(reader, visit.id<ImportId>()));
    if (import.member != visit.viewer.member && !visit.may(Permission::lead))
        throw http::NotFound();
    return import;
}

std::string counts_text(web::Services& services, web::Visit const& visit, Import const& import) {
    return services.pages.format(visit, "knowledge.import_counts",
                                 {{"read", import.counts.read},
                                  {"created", import.counts.created},
                                  {"updated", import.counts.updated},
                                  {"unchanged", import.counts.unchanged},
                                  {"rejected", import.counts.rejected}});
}

/// What is imported belongs to an organisation as a whole: a role in a single unit is not enough.
void must_import(web::Visit const& visit) {
    using permissions::Permission;
    bool const may =
        visit.may(Permission::lead) ||
        std::ranges::any_of(visit.viewer.organisations(), [&](auto const& organisation) {
            return visit.may(Permission::coordinate, organisation);
        });
    if (!may) throw http::Forbidden();
}

http::Response form_page(web::Services& services, web::Visit const& visit,
                         basics::Problems const& problems) {
    std::vector<web::Option> options;
    auto const chosen = visit.request.form.text("source");
    for (auto const& reader : readers::all()) {
        options.push_back({std::string(reader.name),
                           text(services, visit, "import_source_" + std::string(reader.name)),
                           chosen == reader.name});
    }
    auto problem = [&](std::string_view field) {
        return web::problem_text(visit, services.pages, problems, field);
    };
    auto source = web::choices_view({.name = "source",
                                     .label = text(services, visit, "import_source"),
                                     .problem = problem("source"),
                                     .type = "radio",
                                     .required = true},
                                    options);
    auto file = web::field_view(
        {.name = "file",
         .label = text(services, visit, "import_file"),
         .hint = services.pages.format(visit, "knowledge.import_file_hint",
                                       {{"most", services.settings.server.upload_mebibytes}}),
         .problem = problem("file")});
    auto pasted = web::field_view({.name = "pasted",
                                   .label = text(services, visit, "import_pasted"),
                                   .value = std::string(visit.request.form.text("pasted")),
                                   .hint = text(services, visit, "import_pasted_hint"),
                                   .problem = problem("pasted"),
                                   .rows = 6});
    std::vector<View> earlier;
    auto reader = services.database.read();
    for (auto const& import : imports_of(reader, visit.viewer.member, 20))
        earlier.push_back(
            View()
                .set("import_url", address_of(visit, import.id))
                .set("import_name", import.file_name)
                .set("import_when", texts::date_time(visit.language, import.at))
                .set("import_state",
                     text(services, visit, "import_state_" + std::string(name(import.state)))));
    View view;
    view.set("source_field", std::move(source))
        .set("file_field", std::move(file))
        .set("pasted_field", std::move(pasted))
        .set("form_url", visit.address("/import"))
        .set("has_problems", !problems.empty())
        .set_list("earlier", std::move(earlier))
        .set("duplicates_url", visit.address("/duplicates"));
    view.merge(web::problems_view(visit, services.pages, problems));
    return services.pages.page(visit, "knowledge/import", std::move(view),
                               {.title = text(services, visit, "import_title"),
                                .status = problems.empty() ? 200 : 422,
                                .unlisted = true});
}

}

http::Response imports(web::Services& services, Importer&, web::Visit const& visit) {
    must_import(visit);
    return form_page(services, visit, {});
}

http::Response start_import(web::Services& services, Importer& importer, web::Visit const& visit) {
    must_import(visit);
    auto const source = std::string(visit.request.form.text("source"));
    basics::Problems problems;
    if (!readers::find(source)) problems.push_back({"source", "knowledge.import_source_missing"});
    auto const upload = std::ranges::find_if(visit.request.uploads, [](http::Upload const& one) {
        return one.field == "file" && !one.content.empty();
    });
    auto const pasted = visit.request.form.text("pasted");
    bool const has_file = upload != visit.request.uploads.end();
    if (!has_file && pasted.empty()) problems.push_back({"file", "knowledge.import_file_missing"});
    if (!problems.empty()) return form_page(services, visit, problems);
    auto const file_name = has_file ? basics::shortened(basics::one_line(upload->file_name), 120)
                                    : text(services, visit, "import_pasted_name");
    auto const content = has_file ? upload->content : pasted;
    if (auto const refusal = scanning::refuse(services, {visit.viewer.member, services.now(), {}},
                                              {file_name, content}))
        return scanning::told(
            form_page(services, visit, {scanning::problem(has_file ? "file" : "pasted", *refusal)}),
            *refusal);
    auto const mapping =
        source == "table" ? first_mapping(services, visit.viewer.member, content) : std::string();
    auto const id = importer.look(visit.viewer.member, source, file_name, mapping, content);
    return http::redirect(address_of(visit, id));
}

http::Response show_import(web::Services& services, Importer& importer, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const import = own_import(reader, visit);
    bool const unfinished =
        import.state == ImportState::looking || import.state == ImportState::running;
    auto const halt = unfinished ? importer.halted(import.id) : std::nullopt;
    bool const working = unfinished && !halt;
    std::vector<View> samples, rejected;
    for (auto const& one : import.samples)
        samples.push_back(
            View()
                .set("sample_title", one.title)
                .set("sample_who", one.who)
                .set("sample_period", one.period)
                .set("sample_number", one.number)
                .set_optional("sample_url", one.path.empty() ? "" : visit.address(one.path)));
    for (auto const& one : import.rejected) {
        auto const* known = services.texts.find(visit.language, one.reason);
        rejected.push_back(View()
                               .set("rejected_line", one.line > 0 ? std::to_string(one.line) : "–")
                               .set("rejected_reason", known ? *known : one.reason)
                               .set("rejected_detail", one.detail));
    }
    View view;
    view.set("file_name", import.file_name)
        .set("imports_url", visit.address("/import"))
        .set("state_text",
             text(services, visit,
                  halt ? "import_halted" : "import_state_" + std::string(name(import.state))))
        .set("is_halted", halt.has_value())
        .set("halted_text",
             text(services, visit,
                  halt == Halt::no_room ? "import_halted_no_room" : "import_halted_failed"))
        .set("counts_text", counts_text(services, visit, import))
        .set("is_working", working)
        .set("is_looked", import.state == ImportState::looked)
        .set("is_done", import.state == ImportState::done)
        .set("is_unreadable", import.state == ImportState::unreadable)
        .set("may_run",
             import.state == ImportState::looked && import.counts.read > import.counts.rejected)
        .set("run_url", address_of(visit, import.id) + "/run")
        .set("give_up_url", address_of(visit, import.id) + "/give-up")
        .set("here_url", address_of(visit, import.id))
        .set("search_url", visit.address("/search?sort=newest"))
        .set("duplicates_url", visit.address("/duplicates"))
        .set_list("samples", std::move(samples))
        .set_list("rejected", std::move(rejected));
    add_mapping_form(services, visit, importer, import, view);
    auto page = services.pages.page(
        visit, "knowledge/import_report", std::move(view),
        {.title = text(services, visit, "import_title") + ": " + import.file_name,
         .unlisted = true});
    // The page comes again by itself while there is work, also without scripts.
    return working ? std::move(page).with("Refresh", "2") : page;
}

http::Response run_import(web::Services& services, Importer& importer, web::Visit const& visit) {
    auto const id = [&] {
        auto reader = services.database.read();
        return own_import(reader, visit).id;
    }();
    importer.run(id);
    return http::redirect(address_of(visit, id));
}

http::Response give_up_import(web::Services& services, Importer& importer,
                              web::Visit const& visit) {
    auto const id = [&] {
        auto reader = services.database.read();
        return own_import(reader, visit).id;
    }();
    importer.give_up(id);
    return http::redirect(visit.address("/import"));
}

}
