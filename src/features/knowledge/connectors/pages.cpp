// Reading shows; each write is checked, stored and recorded together.
#include "features/knowledge/connectors/pages.h"

#include <algorithm>

#include "features/knowledge/connectors/form.h"
#include "features/knowledge/connectors/rules.h"
#include "features/knowledge/connectors/sources.h"
#include "features/knowledge/connectors/store.h"
#include "features/knowledge/connectors/view.h"

namespace knowledge::connectors::pages {

namespace {

using web::View;

constexpr std::size_t runs_shown = 20;

std::vector<View> crumbs(Teller const& tell, std::optional<Connector> const& connector = {}) {
    std::vector<View> list{View()
                               .set("crumb_name", tell.text("title"))
                               .set("crumb_url", tell.visit.address("/connectors"))};
    if (connector)
        list.push_back(
            View().set("crumb_name", connector->name).set("crumb_url", tell.address(*connector)));
    return list;
}

/// The connector that the path names; removed ones are not found.
Connector named(db::Reader& reader, web::Visit const& visit) {
    auto connector = http::found(find(reader, visit.id<ConnectorId>()));
    if (connector.state == State::removed) throw http::NotFound();
    return connector;
}

Connector named(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return named(reader, visit);
}

void record(web::Services& services, db::Transaction& tx, web::Visit const& visit,
            Connector const& connector, std::string action) {
    services.activity.record(tx, {.at = services.now(),
                                  .actor = visit.viewer.member,
                                  .action = std::move(action),
                                  .subject = {"connector", connector.id.string()},
                                  .details = json::Object{{"name", connector.name}}});
}

http::Response form_page(web::Services& services, web::Visit const& visit, Draft const& draft,
                         basics::Problems const& problems,
                         std::optional<Connector> const& connector, int status,
                         std::vector<View> notices = {}) {
    Teller const tell{services, visit};
    auto view = form_view(tell, draft, problems, connector && !connector->sealed_key.empty());
    view.set("breadcrumbs", crumbs(tell, connector))
        .set("form_url",
             connector ? tell.address(*connector, "/edit") : visit.address("/connectors/new"))
        .set("is_new", !connector)
        .set("version_value", connector ? std::to_string(connector->version) : "");
    auto const title = tell.text(connector ? "edit_title" : "new_title");
    return services.pages.page(
        visit, "connectors/form", std::move(view),
        {.title = title, .status = status, .unlisted = true, .notices = std::move(notices)});
}

/// A change of one connector's state, recorded.
http::Response change(web::Services& services, web::Visit const& visit, std::string action,
                      std::string_view done, std::function<void(Connector&)> const& change) {
    auto tx = services.database.begin();
    auto connector = named(tx, visit);
    change(connector);
    ++connector.version;
    put(tx, connector);
    record(services, tx, visit, connector, std::move(action));
    tx.commit();
    Teller const tell{services, visit};
    return http::redirect(connector.state == State::removed
                              ? visit.address("/connectors?done=removed")
                              : tell.address(connector, "?done=" + std::string(done)));
}

/// What a link's ?done=… says has just been done.
std::vector<View> notices(Teller const& tell) {
    auto const done = tell.visit.request.query.text("done");
    for (std::string_view known :
         {"added", "saved", "asked", "busy", "paused", "resumed", "removed"})
        if (done == known)
            return {web::notice(known == "busy" ? "info" : "done",
                                tell.text("done_" + std::string(known)))};
    return {};
}

std::vector<View> run_rows(Teller const& tell, std::vector<Run> const& runs) {
    std::vector<View> rows;
    for (auto const& run : runs) rows.push_back(tell.report(run).set("run_text", tell.result(run)));
    return rows;
}

}

http::Response list(web::Services& services, Runner&, web::Visit const& visit) {
    Teller const tell{services, visit};
    auto reader = services.database.read();
    std::vector<View> rows;
    for (auto const& connector : all(reader)) {
        auto const runs = runs_of(reader, connector.id, 1);
        auto const last = runs.empty() ? std::nullopt : std::optional(runs[0]);
        rows.push_back(View()
                           .set("connector_url", tell.address(connector))
                           .set("connector_name", connector.name)
                           .set("connector_source", tell.source(connector.source))
                           .set("connector_schedule", tell.schedule(connector.schedule))
                           .set("connector_result", tell.result(last))
                           .set("connector_next", tell.next(connector)));
    }
    View view;
    view.set_list("connectors", std::move(rows))
        .set("new_url", visit.address("/connectors/new"))
        .set("import_url", visit.address("/import"))
        .set("duplicates_url", visit.address("/duplicates"));
    return services.pages.page(
        visit, "connectors/list", std::move(view),
        {.title = tell.text("title"), .unlisted = true, .notices = notices(tell)});
}

http::Response begin(web::Services& services, Runner&, web::Visit const& visit) {
    Teller const tell{services, visit};
    auto const chosen = visit.request.query.text("source");
    if (find_source(chosen))
        return form_page(services, visit, draft_for(chosen, services.now()), {}, {}, 200);
    std::vector<View> rows;
    for (auto const& source : sources()) {
        auto const name = std::string(source.name);
        rows.push_back(View()
                           .set("source_url", visit.address("/connectors/new?source=" + name))
                           .set("source_name", tell.source(name))
                           .set("source_about", tell.text("about_" + name)));
    }
    View view;
    view.set("sources", std::move(rows)).set("breadcrumbs", crumbs(tell));
    return services.pages.page(visit, "connectors/choose", std::move(view),
                               {.title = tell.text("new_title"), .unlisted = true});
}

http::Response create(web::Services& services, Runner& runner, web::Visit const& visit) {
    auto const draft = draft_of(visit.request.form);
    if (!find_source(draft.source)) return http::redirect(visit.address("/connectors/new"));
    auto made = check(draft, [&](std::string const& one) { return runner.wrong_address(one); });
    if (!made) return form_page(services, visit, draft, made.error(), {}, 422);
    made->id = ConnectorId::make();
    made->made_by = visit.viewer.member;
    made->made_at = services.now();
    made->next_at = next_time(made->schedule, services.now());
    if (!draft.key.empty()) made->sealed_key = runner.sealed(draft.key);
    auto tx = services.database.begin();
    add(tx, *made);
    record(services, tx, visit, *made, "connectors.added");
    tx.commit();
    return http::redirect(Teller{services, visit}.address(*made, "?done=added"));
}

http::Response show(web::Services& services, Runner&, web::Visit const& visit) {
    Teller const tell{services, visit};
    auto reader = services.database.read();
    auto const connector = named(reader, visit);
    auto const runs = runs_of(reader, connector.id, runs_shown);
    bool const working = !runs.empty() && runs[0].state == RunState::running;
    std::vector<View> addresses;
    for (auto const& address : connector.addresses)
        addresses.push_back(View().set("address_text", address));
    View view;
    view.set("breadcrumbs", crumbs(tell))
        .set("source_name", tell.source(connector.source))
        .set("status_text", tell.result(runs.empty() ? std::nullopt : std::optional(runs[0])))
        .set("schedule_text", tell.schedule(connector.schedule))
        .set("next_text", tell.next(connector))
        .set("addresses", std::move(addresses))
        .set_optional("since_text",
                      connector.since ? texts::date(visit.language, *connector.since) : "")
        .set("has_stored_key", !connector.sealed_key.empty())
        .set("is_working", working)
        .set("is_paused", connector.state == State::paused)
        .set("here_url", tell.address(connector))
        .set("run_url", tell.address(connector, "/run"))
        .set("pause_url", tell.address(connector, "/pause"))
        .set("resume_url", tell.address(connector, "/resume"))
        .set("edit_url", tell.address(connector, "/edit"))
        .set("remove_url", tell.address(connector, "/remove"))
        .set("newest_url", visit.address("/search?sort=newest"))
        .set("duplicates_url", visit.address("/duplicates"))
        .set_list("runs", run_rows(tell, runs));
    auto page =
        services.pages.page(visit, "connectors/show", std::move(view),
                            {.title = connector.name, .unlisted = true, .notices = notices(tell)});
    // The page comes again by itself while there is work, also without scripts.
    return working ? std::move(page).with("Refresh", "3") : page;
}

http::Response edit(web::Services& services, Runner&, web::Visit const& visit) {
    auto const connector = named(services, visit);
    return form_page(services, visit, draft_of(connector), {}, connector, 200);
}

http::Response save(web::Services& services, Runner& runner, web::Visit const& visit) {
    auto draft = draft_of(visit.request.form);
    auto tx = services.database.begin();
    auto connector = named(tx, visit);
    draft.source = connector.source;
    auto const made =
        check(draft, [&](std::string const& one) { return runner.wrong_address(one); });
    if (!made) return form_page(services, visit, draft, made.error(), connector, 422);
    if (visit.request.form.text("version") != std::to_string(connector.version)) {
        Teller const tell{services, visit};
        auto const theirs =
            tell.format("changed_meanwhile", {{"name", connector.name},
                                              {"address", connector.addresses.front()},
                                              {"schedule", tell.schedule(connector.schedule)}});
        return form_page(services, visit, draft, {}, connector, 409,
                         {web::notice("warning", theirs)});
    }
    // Other addresses or days: what was seen and covered says nothing of them.
    if (made->addresses != connector.addresses || made->since != connector.since) {
        connector.covered.reset();
        connector.seen.clear();
    }
    connector.name = made->name;
    connector.addresses = made->addresses;
    connector.since = made->since;
    connector.schedule = made->schedule;
    if (!draft.key.empty()) connector.sealed_key = runner.sealed(draft.key);
    connector.failures = 0;
    connector.next_at = next_time(connector.schedule, services.now());
    ++connector.version;
    put(tx, connector);
    record(services, tx, visit, connector, "connectors.changed");
    tx.commit();
    return http::redirect(Teller{services, visit}.address(connector, "?done=saved"));
}

http::Response run(web::Services& services, Runner& runner, web::Visit const& visit) {
    auto const connector = named(services, visit);
    bool const anew = !visit.request.form.text("anew").empty();
    bool const asked = runner.ask_for_run(connector.id, anew);
    return http::redirect(
        Teller{services, visit}.address(connector, asked ? "?done=asked" : "?done=busy"));
}

http::Response pause(web::Services& services, Runner&, web::Visit const& visit) {
    constexpr auto action = "connectors.paused";
    return change(services, visit, action, "paused",
                  [](Connector& connector) { connector.state = State::paused; });
}

http::Response resume(web::Services& services, Runner& runner, web::Visit const& visit) {
    constexpr auto action = "connectors.resumed";
    auto reply = change(services, visit, action, "resumed", [&](Connector& connector) {
        connector.state = State::active;
        connector.failures = 0;
        connector.next_at = next_time(connector.schedule, services.now());
    });
    runner.wake();
    return reply;
}

http::Response show_remove(web::Services& services, Runner&, web::Visit const& visit) {
    Teller const tell{services, visit};
    auto const connector = named(services, visit);
    View view;
    view.set("breadcrumbs", crumbs(tell, connector))
        .set("connector_name", connector.name)
        .set("remove_url", tell.address(connector, "/remove"))
        .set("back_url", tell.address(connector));
    return services.pages.page(visit, "connectors/remove", std::move(view),
                               {.title = tell.text("remove_title"), .unlisted = true});
}

http::Response remove(web::Services& services, Runner&, web::Visit const& visit) {
    constexpr auto action = "connectors.removed";
    return change(services, visit, action, "removed", [](Connector& connector) {
        connector.state = State::removed;
        connector.sealed_key.clear();
        connector.next_at.reset();
    });
}

}
