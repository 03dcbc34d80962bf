// One's ways in: password, letter, services. The last one stays.
#include <algorithm>

#include "app/account/handlers.h"
#include "app/identity/pages.h"
#include "services/identities/ways.h"
#include "services/members/members.h"

namespace identity {

namespace {

using identities::Identity;
using identities::Provider;
using web::View;

std::string name_of(web::Services& services, web::Visit const& visit, Identity const& way) {
    auto reader = services.database.read();
    auto const provider = identities::find_provider(reader, way.provider);
    return provider ? provider->name_in(visit.language) : text(services, visit, "way_gone");
}

/// How many ways in there are besides services: a letter to one's address is one of them.
std::size_t others_of(members::Member const& member) {
    return (member.has_password ? 1U : 0U) + (member.email.empty() ? 0U : 1U);
}

std::vector<Identity> ways_of(web::Services& services, members::MemberId const& member) {
    auto reader = services.database.read();
    return identities::ways_of(reader, member);
}

std::vector<View> way_views(web::Services& services, web::Visit const& visit,
                            std::vector<Identity> const& ways) {
    std::vector<View> rows;
    for (auto const& way : ways)
        rows.push_back(View()
                           .set("way_name", name_of(services, visit, way))
                           .set("way_since", texts::date(visit.language,
                                                         basics::day_in_stockholm(way.joined_at)))
                           .set("way_used", texts::date_time(visit.language, way.used_at))
                           .set("remove_url",
                                visit.address("/account/ways-in/" + way.id.string() + "/remove")));
    return rows;
}

/// Those that could be added: each issuer once.
std::vector<View> offered_views(web::Services& services, web::Visit const& visit,
                                std::vector<Identity> const& ways) {
    std::vector<View> rows;
    auto reader = services.database.read();
    for (auto const& one : identities::providers_on(reader))
        if (std::ranges::find(ways, one.issuer, &Identity::issuer) == ways.end())
            rows.push_back(
                View()
                    .set("provider_name", one.name_in(visit.language))
                    .set("provider_url", visit.address("/account/ways-in/add/" + one.id.string())));
    return rows;
}

http::Response ways_page(web::Services& services, web::Visit const& visit,
                         basics::Problems const& problems, int status) {
    auto const member = http::found(services.members.find(visit.viewer.member));
    auto const ways = ways_of(services, member.id);
    auto view = web::problems_view(visit, services.pages, problems);
    view.set_list("identities", way_views(services, visit, ways))
        .set_list("offered", offered_views(services, visit, ways))
        .set("has_password", member.has_password)
        .set("has_email", !member.email.empty())
        .set("member_email", member.email)
        .set("email_url", visit.address("/account/email"))
        .set("account_url", visit.address("/account"))
        .set("breadcrumbs", account::own_page_crumb(services, visit));
    web::PageOptions options{
        .title = text(services, visit, "ways_title"), .status = status, .unlisted = true};
    auto const done = visit.request.query.text("done");
    for (std::string const one : {"added", "removed", "opened", "opened_letter"})
        if (done == one)
            options.notices.push_back(web::notice("done", text(services, visit, "done_" + one)));
    return account::private_page(
        services.pages.page(visit, "identity/ways", std::move(view), std::move(options)));
}

http::Response done(web::Visit const& visit, std::string_view what) {
    return account::private_page(
        http::redirect(visit.address("/account/ways-in") + "?done=" + std::string(what)));
}

}

http::Response show_ways(web::Services& services, Identities&, web::Visit const& visit) {
    if (!visit.part("way").empty()) {
        auto const ways = ways_of(services, visit.viewer.member);
        auto const id = visit.id<identities::IdentityId>("way");
        if (std::ranges::find(ways, id, &Identity::id) == ways.end()) throw http::NotFound();
    }
    return ways_page(services, visit, {}, 200);
}

http::Response begin_adding(web::Services& services, Identities& identities,
                            web::Visit const& visit) {
    if (auto ask = account::unless_confirmed(services, visit)) return *std::move(ask);
    return to_provider(services, identities, visit,
                       {.purpose = identities::Purpose::join,
                        .next = {},
                        .session = visit.session,
                        .level = 0,
                        .language = visit.language});
}

http::Response ask_to_add(web::Services& services, web::Visit const& visit,
                          identities::Finished const& finished) {
    auto reader = services.database.read();
    auto const provider = http::found(identities::find_provider(reader, finished.attempt.provider));
    View view;
    view.set("lead", services.pages.format(visit, "identity.add_lead",
                                           {{"provider", provider.name_in(visit.language)},
                                            {"name", visit.viewer.name}}))
        .set("offer", finished.offer)
        .set("next_path", finished.attempt.next)
        .set("form_url", visit.address("/account/ways-in/add"))
        .set("ways_url", visit.address("/account/ways-in"));
    return account::private_page(
               services.pages.page(visit, "identity/add", std::move(view),
                                   {.title = text(services, visit, "add_title"), .unlisted = true}))
        .with("Referrer-Policy", "same-origin");
}

http::Response add_way(web::Services& services, Identities& identities, web::Visit const& visit) {
    if (auto ask = account::unless_confirmed(services, visit)) return *std::move(ask);
    auto const offer = visit.request.form.find("sealed_password").value_or("");
    if (!identities.join(offer, visit.viewer.member))
        return ways_page(services, visit, {{"", "identity.add_over"}}, 422);
    return done(visit, "added");
}

http::Response remove_way(web::Services& services, Identities& identities,
                          web::Visit const& visit) {
    if (auto ask = account::unless_confirmed(services, visit)) return *std::move(ask);
    auto const id = visit.id<identities::IdentityId>("way");
    auto const member = http::found(services.members.find(visit.viewer.member));
    switch (identities.remove(member.id, id, others_of(member))) {
        case identities::Removal::gone: throw http::NotFound();
        case identities::Removal::last:
            return ways_page(services, visit, {{"", "identity.remove_last"}}, 422);
        case identities::Removal::done: break;
    }
    return done(visit, "removed");
}

}
