// Keys for programs: what there are, a new one shown once, and taking one back.
#include <algorithm>

#include "app/account/handlers.h"

namespace account {

namespace {

/// "coordinator" or "coordinator:01j…": how the form writes a role. A
/// unit's stands last.
std::string form_value(permissions::Grant const& grant) {
    return std::string(permissions::name(grant.role)) +
           (grant.organisation.empty() ? "" : ":" + grant.organisation.string()) +
           (grant.unit.empty() ? "" : ":" + grant.unit.string());
}

/// What a key may be limited to: each role that is held, and for a coordinator also the
/// contributor's.
std::vector<permissions::Grant> offered(permissions::Viewer const& viewer) {
    std::vector<permissions::Grant> grants;
    auto const offer = [&](permissions::Grant const& grant) {
        if (std::ranges::find(grants, grant) == grants.end()) grants.push_back(grant);
    };
    for (auto const& grant : viewer.grants) {
        if (grant.role == permissions::Role::coordinator)
            offer({permissions::Role::contributor, grant.organisation, grant.unit});
        offer(grant);
    }
    return grants;
}

std::vector<web::View> token_rows(web::Services& services, web::Visit const& visit) {
    std::vector<web::View> rows;
    for (auto const& token : services.members.tokens(visit.viewer.member))
        rows.push_back(web::View()
                           .set("token_name", token.name)
                           .set("grant_text", role_text(services, visit, token.grant))
                           .set("made_text", texts::date_time(visit.language, token.created_at))
                           .set("used_text",
                                token.used_at ? texts::date_time(visit.language, *token.used_at)
                                              : services.pages.text(visit, "account.token_unused"))
                           .set("revoke_url",
                                visit.address("/account/tokens/" + token.id.string() + "/revoke")));
    return rows;
}

web::View form_view(web::Services& services, web::Visit const& visit,
                    basics::Problems const& problems, std::string_view name) {
    auto const& pages = services.pages;
    auto const wanted = visit.request.form.text("grant");
    std::vector<web::Option> options;
    for (auto const& grant : offered(visit.viewer))
        options.push_back({form_value(grant), role_text(services, visit, grant),
                           wanted.empty() ? options.empty() : wanted == form_value(grant)});
    web::View view;
    view.set("may_make", !options.empty())
        .set("name_field",
             web::field_view({.name = "name",
                              .label = pages.text(visit, "account.token_name"),
                              .value = std::string(name),
                              .hint = pages.text(visit, "account.token_name_hint"),
                              .problem = web::problem_text(visit, pages, problems, "name"),
                              .max_length = 100,
                              .required = true}))
        .set("grant_field",
             web::choices_view({.name = "grant",
                                .label = pages.text(visit, "account.token_grant"),
                                .problem = web::problem_text(visit, pages, problems, "grant"),
                                .type = "radio",
                                .required = true},
                               options))
        .set("form_url", visit.address("/account/tokens"));
    return view;
}

http::Response tokens_page(web::Services& services, web::Visit const& visit,
                           basics::Problems const& problems, std::string_view clear_token) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.merge(form_view(services, visit, problems,
                         clear_token.empty() ? visit.request.form.text("name") : ""));
    view.set_list("tokens", token_rows(services, visit))
        .set_optional("clear_token", clear_token)
        .set("breadcrumbs", std::vector<web::View>{
                                web::View()
                                    .set("crumb_name", pages.text(visit, "account.own_page_title"))
                                    .set("crumb_url", visit.address("/account"))});
    web::PageOptions options{.title = pages.text(visit, "account.tokens_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    if (visit.request.query.text("done") == "revoked")
        options.notices.push_back(web::notice("done", pages.text(visit, "account.done_revoked")));
    return private_page(pages.page(visit, "account/tokens", std::move(view), std::move(options)));
}

}

http::Response show_tokens(web::Services& services, web::Visit const& visit) {
    return tokens_page(services, visit, {}, "");
}

http::Response create_token(web::Services& services, web::Visit const& visit) {
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    auto const& form = visit.request.form;
    auto const grants = offered(visit.viewer);
    auto const wanted = std::ranges::find(grants, form.text("grant"), form_value);
    // What is not offered is refused below like any other role that is not held.
    auto const grant = wanted == grants.end() ? permissions::Grant{} : *wanted;
    auto const made = services.members.create_token(visit.viewer.member, form.text("name"), grant);
    if (!made) return tokens_page(services, visit, made.error(), "");
    return tokens_page(services, visit, {}, made->clear);
}

http::Response revoke_token(web::Services& services, web::Visit const& visit) {
    auto const id = visit.id<members::TokenId>();
    if (!services.members.revoke_token(visit.viewer.member, id)) throw http::NotFound();
    return private_page(http::redirect(visit.address("/account/tokens") + "?done=revoked"));
}

}
