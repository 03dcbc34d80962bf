// The page with the path, each document as a page, and all of them as one file.
#include "app/joining/joining.h"

#include <algorithm>
#include <charconv>

#include "app/account/handlers.h"
#include "app/administration/administration.h"
#include "app/joining/package.h"
#include "app/own_forms/pages.h"
#include "app/public_documents/told.h"
#include "platform/basics/text.h"
#include "platform/settings/settings.h"

namespace joining {

namespace {

using administration::Place;
using web::View;

constexpr std::string_view path_kind = "first_days";

std::string text(web::Services const& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "joining." + id);
}

std::string path_of(Place const& place) { return administration::path_of(place.id()) + "/joining"; }

Facts facts_of(web::Services& services, web::Visit const& visit, Place const& place) {
    auto const& publisher = services.settings.publisher.name;
    auto reader = services.database.read();
    return {
        .organisation = std::string(organisations::name_in(*place.organisation, visit.language)),
        .site = services.pages.site_name(),
        .address = services.pages.public_address(),
        .operator_name = publisher.empty() ? services.pages.site_name() : publisher,
        .own = own_forms::kept(reader, place.id(), facts_form().kind).values,
        .file_mebibytes = services.settings.files.file_mebibytes,
        .records = public_documents::plan_rows(services, visit, place.id())};
}

std::vector<View> crumbs(web::Services& services, web::Visit const& visit, Place const& place) {
    auto views = administration::crumbs(services, visit, place, true);
    views.push_back(View()
                        .set("crumb_name", text(services, visit, "title"))
                        .set("crumb_url", visit.address(path_of(place))));
    return views;
}

/// What of the path is done, and when: key → day.
own_forms::Kept ticks(web::Services& services, Place const& place) {
    auto reader = services.database.read();
    return own_forms::kept(reader, place.id(), path_kind);
}

View step_view(web::Services& services, web::Visit const& visit, Place const& place,
               own_forms::Kept const& kept, Step const& step) {
    auto const key = std::string(step.key);
    auto const done = own_forms::value(kept.values, key);
    auto const day = basics::parse_iso_date(done);
    return View()
        .set("step_id", "step-" + key)
        .set("step_key", key)
        .set("step_what", text(services, visit, "step_" + key))
        .set("step_by", services.pages.format(visit, "joining.by_day", {{"day", step.day}}))
        .set("step_is_done", !done.empty())
        .set_optional("step_done", day ? services.pages.format(
                                             visit, "joining.done_on",
                                             {{"date", texts::short_date(visit.language, *day)}})
                                       : std::string())
        .set_optional("step_url", step.path.empty()
                                      ? std::string()
                                      : visit.address(administration::path_of(place.id()) +
                                                      std::string(step.path)));
}

http::Response overview(web::Services& services, web::Visit const& visit, Place const& place,
                        bool is_overtaken) {
    auto const kept = ticks(services, place);
    std::vector<View> listed, path;
    for (auto const key : document_keys)
        listed.push_back(
            View()
                .set("document_title", text(services, visit, std::string(key) + "_title"))
                .set("document_about", text(services, visit, std::string(key) + "_about"))
                .set("document_url", visit.address(path_of(place) + "/" + std::string(key))));
    std::size_t done = 0;
    for (auto const& step : steps()) {
        done += own_forms::value(kept.values, step.key).empty() ? 0 : 1;
        path.push_back(step_view(services, visit, place, kept, step));
    }
    View view;
    view.set("breadcrumbs", administration::crumbs(services, visit, place, true))
        .set("listed", std::move(listed))
        .set("path", std::move(path))
        .set("done_text", services.pages.format(visit, "joining.done_count",
                                                {{"count", done}, {"total", steps().size()}}))
        .set("version_value", std::to_string(kept.version))
        .set("steps_url", visit.address(path_of(place) + "/steps"))
        .set("facts_url", visit.address(path_of(place) + "/facts"))
        .set("file_url", visit.address(path_of(place) + "/file/package.odt"));
    web::PageOptions options{.title = text(services, visit, "title"),
                             .status = is_overtaken ? 409 : 200,
                             .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", text(services, visit, "saved")));
    if (is_overtaken)
        options.notices.push_back(web::notice("warning", text(services, visit, "overtaken")));
    return account::private_page(
        services.pages.page(visit, "joining/overview", std::move(view), std::move(options)));
}

http::Response show(web::Services& services, web::Visit const& visit) {
    return overview(services, visit, administration::place(services, visit), false);
}

/// The ticks as they are now: what was done keeps its day.
own_forms::Values ticked(http::Fields const& form, own_forms::Values const& before,
                         basics::Time now) {
    own_forms::Values values;
    for (auto const& step : steps()) {
        auto const key = std::string(step.key);
        if (form.text(key) != "yes") continue;
        auto const old = own_forms::value(before, key);
        values.emplace(key,
                       old.empty() ? basics::iso(basics::day_in_stockholm(now)) : std::string(old));
    }
    return values;
}

http::Response save_steps(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    auto const before = ticks(services, here);
    std::int64_t seen = -1;
    auto const version = visit.request.form.text("version");
    std::from_chars(version.data(), version.data() + version.size(), seen);
    auto const now = services.now();
    auto const values = ticked(visit.request.form, before.values, now);
    bool is_saved = false;
    {
        auto tx = services.database.begin();
        is_saved = own_forms::save(tx, here.id(), path_kind, values, seen, now);
        if (is_saved) {
            services.activity.record(
                tx, {.at = now,
                     .actor = visit.viewer.member,
                     .action = "joining.steps_changed",
                     .subject = {"organisation", here.id().string()},
                     .organisation = here.id(),
                     .details = json::Object{{"done", static_cast<std::int64_t>(values.size())}}});
            tx.commit();
        }
    }
    if (!is_saved) return overview(services, visit, here, true);
    return account::private_page(http::redirect(visit.address(path_of(here)) + "?done=saved"));
}

View block_view(Block const& block) {
    std::vector<View> columns, rows;
    for (auto const& column : block.columns) columns.push_back(View().set("column_text", column));
    for (auto const& row : block.rows) {
        std::vector<View> others;
        for (std::size_t i = 1; i < row.size(); ++i)
            others.push_back(View().set("cell_text", row[i]));
        rows.push_back(View().set("row_name", row.front()).set("others", std::move(others)));
    }
    return View()
        .set("is_heading", block.kind == Block::Kind::heading)
        .set("is_paragraph", block.kind == Block::Kind::paragraph)
        .set("is_item", block.kind == Block::Kind::item)
        .set("is_table", block.kind == Block::Kind::table)
        .set("block_text", block.text)
        .set("columns", std::move(columns))
        .set("rows", std::move(rows));
}

http::Response show_document(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    auto const key = visit.part("document");
    if (std::ranges::find(document_keys, key) == document_keys.end()) throw http::NotFound();
    auto const made =
        document(services.texts, visit.language, key, facts_of(services, visit, here));
    std::vector<View> blocks;
    for (auto const& block : made.blocks) blocks.push_back(block_view(block));
    View view;
    view.set("breadcrumbs", crumbs(services, visit, here))
        .set("lead", made.lead)
        .set("blocks", std::move(blocks))
        .set("facts_url", visit.address(path_of(here) + "/facts"))
        .set("file_url", visit.address(path_of(here) + "/file/package.odt"))
        .set("all_url", visit.address(path_of(here)));
    return account::private_page(services.pages.page(visit, "joining/document", std::move(view),
                                                     {.title = made.title, .unlisted = true}));
}

http::Response file(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    if (visit.part("package") != "package.odt") throw http::NotFound();
    auto const facts = facts_of(services, visit, here);
    std::vector<Document> documents;
    for (auto const key : document_keys)
        documents.push_back(document(services.texts, visit.language, key, facts));
    constexpr std::array<std::string_view, 3> countries = {"SE", "GB", "NO"};
    http::Response response{
        .body = as_odt(text(services, visit, "title") + ", " + facts.organisation, documents,
                       std::string(texts::code(visit.language)),
                       std::string(countries[static_cast<std::size_t>(visit.language)]))};
    return account::private_page(
        std::move(response)
            .with("Content-Type", "application/vnd.oasis.opendocument.text")
            .with("Content-Disposition",
                  "attachment; filename=\"" + basics::slug(facts.organisation) + ".odt\""));
}

own_forms::Page facts_page(Place const& place) {
    return {.kind = facts_form(), .path = "joining/facts", .see_path = path_of(place)};
}

}

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    auto const show_facts = [](web::Services& all, web::Visit const& visit) {
        auto const here = administration::place(all, visit);
        return own_forms::show(all, visit, here, facts_page(here));
    };
    auto const save_facts = [](web::Services& all, web::Visit const& visit) {
        auto const here = administration::place(all, visit);
        return own_forms::save(all, visit, here, facts_page(here));
    };
    return {
        .name = "joining",
        .pages =
            {
                {get, "/administration/{id}/joining", Permission::coordinate, on(show)},
                {post, "/administration/{id}/joining/steps", Permission::coordinate,
                 on(save_steps)},
                {get, "/administration/{id}/joining/facts", Permission::coordinate, on(show_facts)},
                {post, "/administration/{id}/joining/facts", Permission::coordinate,
                 on(save_facts)},
                {get, "/administration/{id}/joining/file/{package}", Permission::coordinate,
                 on(file)},
                {get, "/administration/{id}/joining/{document}", Permission::coordinate,
                 on(show_document)},
            },
    };
}

}
