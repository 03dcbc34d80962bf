// Single-use links in letters: they open one thing for one addressee, without an account.
//
// In the transaction of what the letter tells:
//     auto const token = letter_links::make(tx, {.purpose = "outcomes.confirm",
//                                                .subject = {"project", id}, .detail = version,
//                                                .address = email, .made_at = now,
//                                                .expires_at = letter_links::days_after(now, 60)});
//     services.post(tx, {…, .path = "/sv/implemented/answer/" + token});
// GET changes nothing:
//     auto const link = letter_links::open(door, visit, reader, "outcomes.confirm");
//     if (!link) return letter_links::over_page(door, visit, link.error());
// POST:
//     auto const link = letter_links::open(door, visit, tx, "outcomes.confirm");
//     if (!link || !letter_links::use(tx, visit.part("link"), now)) → over_page …
//     … store, record, tx.commit();
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/db/database.h"
#include "services/letter_links/link.h"
#include "services/lifetimes/rule.h"
#include "services/members/allowance.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace letter_links {

/// Only how long links are kept; pages are those of the parts that make links.
web::Feature feature(web::Services& services);

/// The link's secret, 43 letters for an address: it is known here and in the letter alone.
std::string make(db::Transaction& tx, Link const& link);

/// The link, whatever its state; nothing for what is no secret of ours.
std::optional<Link> find(db::Reader& reader, std::string_view token);

/// True for exactly one caller, and only while the link is open at `now`.
bool use(db::Transaction& tx, std::string_view token, basics::Time now);

/// Links of this purpose to the subject are good for nothing any more; used ones stay used. How
/// many were open.
std::int64_t end_all(db::Transaction& tx, std::string_view purpose,
                     activity::Subject const& subject, basics::Time now);

/// Those of one detail are ended too, and forget to whom they were sent.
void forget_address(db::Transaction& tx, std::string_view purpose, activity::Subject const& subject,
                    std::string_view detail, basics::Time now);

/// What stands at the pages of one part's links. Lives as long as its routes.
struct Door {
    web::Services& services;
    /// How many addresses that open nothing one client may try in an hour.
    members::Allowance unknown{60};
    explicit Door(web::Services& all) : services(all) {}
};

/// Why nothing is opened: State::unknown also for a link of another purpose.
struct Refusal {
    State state = State::unknown;
    Link link = {};  ///< Empty when unknown.
    bool is_flood = false;
};

/// The open link of this purpose in the address, {link}.
std::expected<Link, Refusal> open(Door& door, web::Visit const& visit, db::Reader& reader,
                                  std::string_view purpose);

/// A way on for those whose link opens nothing: a text in the visit's language and a path.
struct WayOn {
    std::string text = {}, path = {};
};

/// 410 (404 when unknown, 429 for a flood): why the link opens nothing, and what to do.
http::Response over_page(Door& door, web::Visit const& visit, Refusal const& refusal,
                         WayOn const& way = {});

/// Nobody keeps the page, and other sites do not learn its address.
http::Response secret_page(http::Response response);

/// What letters a member was sent with links, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Links to the member, and to their address, are gone.
void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address);
/// Links to a subject that is being weeded are gone.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A year after a link could last be used it is removed by itself.
lifetimes::Rules lifetime_rules();

}
