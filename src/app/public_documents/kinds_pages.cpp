// The register as a page, grouped by what documents are, and as JSON.
#include <algorithm>
#include <array>

#include "app/public_documents/pages.h"
#include "app/public_documents/told.h"
#include "platform/settings/settings.h"
#include "services/web/api.h"

namespace public_documents {

namespace {

using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "public_documents." + id);
}

View kind_view(web::Services& services, web::Visit const& visit, Kind const& kind) {
    auto const key = std::string(kind.key);
    auto const& publisher = services.settings.publisher.name;
    std::vector<View> kept;
    for (auto const& line : kept_lines(services, visit, kind, {}))
        kept.push_back(View().set("kept_text", line));
    return View()
        .set("kind_name", text(services, visit, "kind_" + key))
        .set("kind_when", text(services, visit, "when_" + key))
        .set("kept", std::move(kept))
        .set("holder_text",
             kind.holder == Holder::site && !publisher.empty()
                 ? publisher
                 : text(services, visit, "holder_" + std::string(name(kind.holder))));
}

json::Object by_language(web::Services& services, std::string const& id) {
    json::Object object;
    for (auto const language : texts::languages)
        object.append(std::string(texts::code(language)), services.texts.text(language, id));
    return object;
}

std::string_view unit_name(lifetimes::Span const& span) { return lifetimes::name(span.unit); }

json::Object rule_json(web::Services& services, lifetimes::Rule const& rule) {
    auto const ending = rule.ending == lifetimes::Ending::by_decision ? "by_decision"
                        : rule.ending == lifetimes::Ending::by_itself ? "by_itself"
                                                                      : "at_once";
    return {{"name", rule.name},
            {"what", by_language(services, rule.what)},
            {"from", by_language(services, rule.from)},
            {"ending", ending},
            {"count", rule.span.count},
            {"unit", unit_name(rule.span)},
            {"may_be_set", rule.least.has_value()}};
}

}

http::Response show_kinds(web::Services& services, web::Visit const& visit) {
    constexpr std::array standings = {Standing::received, Standing::drawn_up, Standing::working,
                                      Standing::running};
    std::vector<View> groups;
    for (auto const standing : standings) {
        std::vector<View> listed;
        for (auto const& kind : kinds())
            if (kind.standing == standing) listed.push_back(kind_view(services, visit, kind));
        auto const id = std::string(name(standing));
        groups.push_back(View()
                             .set("group_id", id)
                             .set("group_title", text(services, visit, "standing_" + id))
                             .set("group_text", text(services, visit, "about_" + id))
                             .set("kinds", std::move(listed)));
    }
    View view;
    view.set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", text(services, visit, "home"))
                                                  .set("crumb_url", visit.address("/"))})
        .set("groups", std::move(groups))
        .set("registered_url", visit.address("/registered"))
        .set("organisations_url", visit.address("/organisations"))
        .set("data_url", "/api/v1/public-documents")
        .set("privacy_url", visit.address("/privacy"));
    return services.pages.page(
        visit, "public_documents/kinds", std::move(view),
        {.title = text(services, visit, "title"), .description = text(services, visit, "lead")});
}

http::Response list_kinds(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    json::Array items;
    for (auto const& kind : kinds()) {
        json::Array rules;
        for (auto const* rule : rules_of(services, kind))
            rules.push_back(rule_json(services, *rule));
        auto const key = std::string(kind.key);
        items.push_back(json::Object{
            {"kind", kind.key},
            {"what", by_language(services, "public_documents.kind_" + key)},
            {"standing", name(kind.standing)},
            {"from", by_language(services, "public_documents.when_" + key)},
            {"holder", name(kind.holder)},
            {"table", kind.table},
            {"fate", kind.rules.empty() ? json::Value(name(kind.fate)) : json::Value("rules")},
            {"rules", std::move(rules)}});
    }
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

}
