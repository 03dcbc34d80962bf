// The way out that each letter carries: it tells nobody anything, and nothing happens when it is
// only opened.
#include "app/notifications/pages.h"
#include "app/notifications/store.h"
#include "platform/secrets/secrets.h"
#include "services/members/members.h"

namespace notifications::pages {

namespace {

std::optional<Follow> end_in(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return end_of(reader, secrets::hash(visit.part("end")));
}

/// False when the way out is not one of ours, or too old.
bool end_letters(web::Services& services, Telling& telling, web::Visit const& visit) {
    auto const out = end_in(services, visit);
    if (!out) return false;
    auto tx = services.database.begin();
    if (out->subject.kind.empty()) only_here(tx, out->member);
    // Who has stopped following since gets no letters already.
    else if (way_of(tx, out->member, out->subject))
        notifications::follow(tx, *out, services.now(), {});
    tx.commit();
    telling.forget();
    return true;
}

http::Response end_page(web::Services& services, web::Visit const& visit, std::string_view how,
                        int status = 200) {
    auto const& pages = services.pages;
    web::View view;
    view.set("may_end", how == "lead")
        .set("lead", pages.text(visit, "notifications.end_" + std::string(how)))
        .set("form_url", visit.address(visit.path))
        .set("list_url", visit.address("/account/notifications"));
    return pages
        .page(visit, "notifications/end", std::move(view),
              {.title = pages.text(visit, "notifications.end_title"),
               .status = status,
               .unlisted = true})
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "same-origin");
}

}

http::Response show_end(web::Services& services, Telling&, web::Visit const& visit) {
    return end_in(services, visit) ? end_page(services, visit, "lead")
                                   : end_page(services, visit, "unknown", 404);
}

http::Response end(web::Services& services, Telling& telling, web::Visit const& visit) {
    return end_letters(services, telling, visit) ? end_page(services, visit, "done")
                                                 : end_page(services, visit, "unknown", 404);
}

http::Response to_end(web::Services& services, Telling&, web::Visit const& visit) {
    auto const out = end_in(services, visit);
    auto const member = out ? services.members.find(out->member) : std::nullopt;
    auto const language = member ? member->language : texts::Language::sv;
    return http::redirect("/" + std::string(texts::code(language)) + "/letters/" +
                          std::string(visit.part("end")))
        .with("Cache-Control", "no-store");
}

http::Response one_click(web::Services& services, Telling& telling, web::Visit const& visit) {
    if (!end_letters(services, telling, visit)) throw http::NotFound();
    return http::plain("done\n").with("Cache-Control", "no-store");
}

}
