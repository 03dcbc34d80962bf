// The way from an address to its link, and the page for those that open nothing.
#include "services/letter_links/letter_links.h"

namespace letter_links {

std::expected<Link, Refusal> open(Door& door, web::Visit const& visit, db::Reader& reader,
                                  std::string_view purpose) {
    auto const now = door.services.now();
    auto link = find(reader, visit.part("link"));
    if (!link || link->purpose != purpose) {
        bool const is_flood = !door.unknown.take(visit.request.remote_address, now);
        return std::unexpected(Refusal{.is_flood = is_flood});
    }
    auto const state = state_of(*link, now);
    if (state != State::open) return std::unexpected(Refusal{state, *std::move(link)});
    return *std::move(link);
}

http::Response over_page(Door& door, web::Visit const& visit, Refusal const& refusal,
                         WayOn const& way) {
    auto const& services = door.services;
    auto const& pages = services.pages;
    std::string const what = refusal.is_flood ? "flood" : std::string(name(refusal.state));
    auto const day = basics::day_in_stockholm(refusal.link.expires_at);
    web::View view;
    view.set("lead", pages.format(visit, "letter_links.lead_" + what,
                                  {{"date", texts::date(visit.language, day)}}))
        .set("has_way", !way.path.empty())
        .set("way_text", way.text)
        .set("way_url", way.path.empty() ? std::string() : visit.address(way.path));
    int const status = refusal.is_flood ? 429 : refusal.state == State::unknown ? 404 : 410;
    auto response =
        secret_page(pages.page(visit, "letter_links/over", std::move(view),
                               {.title = pages.text(visit, "letter_links.title_" + what),
                                .status = status,
                                .unlisted = true}));
    if (refusal.is_flood) response.with("Retry-After", "3600");
    return response;
}

http::Response secret_page(http::Response response) {
    return std::move(response)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "same-origin");
}

web::Feature feature(web::Services&) {
    return {.name = "letter_links",
            .lifetimes = lifetime_rules(),
            .forget_subject = [](db::Transaction& tx, std::string_view kind, std::string_view id) {
                forget_subject(tx, kind, id);
            }};
}

}
