// Protected identity: what it means, turning it on, and turning it off.
#include "app/account/handlers.h"
#include "services/permissions/hidden_name.h"

namespace account {

http::Response show_protection(web::Services& services, web::Visit const& visit) {
    auto const& pages = services.pages;
    bool const is_protected = services.members.is_protected(visit.viewer.member);
    web::View view;
    view.set("is_protected", is_protected)
        .set("own_name", services.members.own_name(visit.viewer.member))
        .set("form_url", visit.address("/account/protection"))
        .set("breadcrumbs", own_page_crumb(services, visit));
    return private_page(
        pages.page(visit, "account/protection", std::move(view),
                   {.title = pages.text(visit, "account.protection_title"), .unlisted = true}));
}

http::Response change_protection(web::Services& services, web::Visit const& visit) {
    auto const act = visit.request.form.text("act");
    auto const& member = visit.viewer.member;
    if (act == "protect") {
        services.members.protect(member, permissions::hidden_name, member);
        return private_page(http::redirect(visit.address("/account") + "?done=protected"));
    }
    if (act != "end") throw http::BadRequest{"act is protect or end"};
    // Somebody else at an open browser must not make a hidden person visible.
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    services.members.end_protection(member);
    return private_page(http::redirect(visit.address("/account") + "?done=unprotected"));
}

}
