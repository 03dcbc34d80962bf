// Connecting services: an organisation's by its coordinators, the whole site's by who leads it.
#include <algorithm>

#include "app/account/handlers.h"
#include "app/administration/administration.h"
#include "app/administration/pages.h"
#include "app/identity/pages.h"
#include "services/identities/assurance.h"
#include "services/identities/ways.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace identity {

namespace {

using identities::Provider;
using identities::State;
using web::View;

/// Whose providers these pages are about.
struct Owner {
    organisations::OrganisationId id = {};  ///< Empty: the whole site.
    std::string name = {};
    std::string base = {};  ///< "/administration/01j…/providers" or "/providers".
    std::vector<View> crumbs = {};
    bool is_national() const { return id.empty(); }
};

Owner owner_of(web::Services& services, web::Visit const& visit) {
    if (visit.part("id").empty()) {
        visit.must(permissions::Permission::lead);
        return {.name = services.pages.site_name(), .base = "/providers"};
    }
    auto const place = administration::place(services, visit);
    return {.id = place.id(),
            .name = std::string(organisations::name_in(*place.organisation, visit.language)),
            .base = administration::path_of(place.id()) + "/providers",
            .crumbs = administration::crumbs(services, visit, place, true)};
}

View crumb(web::Services& services, web::Visit const& visit, Owner const& owner) {
    return View()
        .set("crumb_name", text(services, visit, "providers_title"))
        .set("crumb_url", visit.address(owner.base));
}

/// Who may let others in shows again who they are, as surely as the organisation asks.
std::optional<http::Response> unless_trusted(web::Services& services, web::Visit const& visit,
                                             Owner const& owner) {
    if (auto more =
            identities::unless_sure(services, visit, owner.id, identities::Action::give_roles))
        return more;
    return account::unless_confirmed(services, visit);
}

Provider provider_of(web::Services& services, web::Visit const& visit, Owner const& owner) {
    auto reader = services.database.read();
    auto found = http::found(
        identities::find_provider(reader, visit.id<identities::ProviderId>("provider")));
    if (found.organisation != owner.id) throw http::NotFound();
    return found;
}

std::vector<View> rows_of(web::Services& services, web::Visit const& visit, Owner const& owner) {
    std::vector<View> rows;
    auto reader = services.database.read();
    for (auto const& one : identities::providers_of(reader, owner.id))
        rows.push_back(
            View()
                .set("provider_name", one.name_in(visit.language))
                .set("provider_issuer", one.issuer)
                .set("provider_state",
                     text(services, visit, one.state == State::on ? "state_on" : "state_off"))
                .set("provider_url", visit.address(owner.base + "/" + one.id.string())));
    return rows;
}

std::vector<View> level_views(web::Services& services, web::Visit const& visit,
                              Owner const& owner) {
    std::vector<View> fields;
    auto reader = services.database.read();
    for (auto const& line : identities::action_levels) {
        auto const now = identities::level_for(reader, owner.id, line.action);
        std::vector<web::Option> options;
        for (int level = members::least_level; level <= members::most_level; ++level)
            options.push_back({std::to_string(level),
                               text(services, visit, "level_" + std::to_string(level)),
                               level == now});
        fields.push_back(
            web::choices_view({.name = "level_" + std::string(line.name),
                               .label = text(services, visit, "action_" + std::string(line.name)),
                               .required = true},
                              options));
    }
    return fields;
}

void add_notice(web::Services& services, web::Visit const& visit, web::PageOptions& options) {
    auto const done = visit.request.query.text("done");
    for (std::string const one : {"connected", "saved", "on", "off", "gone", "levels"})
        if (done == one)
            options.notices.push_back(
                web::notice("done", text(services, visit, "provider_" + one)));
}

/// What a form is about, and what is to be said above it.
struct Form {
    Owner owner;
    identities::Draft draft;
    identities::ProviderId id = {};
    std::optional<Provider> existing = {};
    basics::Problems problems = {};
    std::vector<View> notices = {};
    int status = 200;
};

http::Response form_page(web::Services& services, Identities const& identities,
                         web::Visit const& visit, Form form) {
    auto const& existing = form.existing;
    bool const has_secret = existing && !existing->sealed_secret.empty();
    auto const here = form.owner.base + "/" + (existing ? form.id.string() : "new");
    auto view =
        form_view(services, visit, form.draft, form.problems, has_secret, form.owner.is_national());
    auto crumbs = form.owner.crumbs;
    crumbs.push_back(crumb(services, visit, form.owner));
    bool const is_on = existing && existing->state == State::on;
    view.set("redirect_uri", identities.redirect_uri(form.id))
        .set("keys_address", identities.keys_address())
        .set("signed_out_uri", identities.signed_out_uri(form.id))
        .set("sign_out_address", identities.sign_out_address(form.id))
        .set("provider_id", form.id.string())
        .set("version_value", existing ? std::to_string(existing->version) : "0")
        .set("is_new", !existing)
        .set("is_on", is_on)
        .set("form_url", visit.address(here))
        .set("try_url", visit.address(here + "/try"))
        .set("switch_url", visit.address(here + "/switch"))
        .set("remove_url", visit.address(here + "/remove"))
        .set("back_url", visit.address(form.owner.base))
        .set("breadcrumbs", std::move(crumbs));
    web::PageOptions options{
        .title = existing ? existing->name_in(visit.language) : text(services, visit, "new_title"),
        .status = form.problems.empty() ? form.status : 422,
        .unlisted = true,
        .notices = std::move(form.notices)};
    add_notice(services, visit, options);
    return account::private_page(
        services.pages.page(visit, "identity/provider", std::move(view), std::move(options)));
}

http::Response list_page(web::Services& services, web::Visit const& visit, Owner const& owner,
                         std::vector<View> notices, int status) {
    auto const lead =
        owner.is_national() ? "identity.providers_lead_site" : "identity.providers_lead";
    View view;
    view.set("lead", services.pages.format(visit, lead, {{"organisation", owner.name}}))
        .set_list("providers", rows_of(services, visit, owner))
        .set("new_url", visit.address(owner.base + "/new"))
        .set("has_levels", !owner.is_national())
        .set("levels_url", visit.address(owner.base + "/levels"))
        .set("level_fields",
             owner.is_national() ? std::vector<View>() : level_views(services, visit, owner))
        .set("has_crumbs", !owner.crumbs.empty())
        .set("breadcrumbs", owner.crumbs);
    web::PageOptions options{.title = text(services, visit, "providers_title"),
                             .status = status,
                             .unlisted = true,
                             .notices = std::move(notices)};
    add_notice(services, visit, options);
    return account::private_page(
        services.pages.page(visit, "identity/providers", std::move(view), std::move(options)));
}

http::Response back_to(web::Visit const& visit, std::string const& path, std::string_view done) {
    return account::private_page(
        http::redirect(visit.address(path) + "?done=" + std::string(done)));
}

/// What is typed, checked also against the rules for addresses that are asked.
std::expected<Provider, basics::Problems> checked(Identities const& identities,
                                                  identities::Draft const& draft,
                                                  Owner const& owner) {
    auto made = identities::check(draft, owner.is_national());
    if (!made) return made;
    if (identities.refused(made->issuer))
        return std::unexpected(basics::Problems{{"issuer", "identity.issuer_refused"}});
    made->organisation = owner.id;
    return made;
}

}

http::Response show_providers(web::Services& services, Identities&, web::Visit const& visit) {
    return list_page(services, visit, owner_of(services, visit), {}, 200);
}

http::Response show_new(web::Services& services, Identities& identities, web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    // Asked before anything is typed, so that nothing is lost.
    if (auto ask = unless_trusted(services, visit, owner)) return *std::move(ask);
    return form_page(
        services, identities, visit,
        {.owner = owner, .draft = identities::new_draft(), .id = identities::ProviderId::make()});
}

http::Response create(web::Services& services, Identities& identities, web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    if (auto ask = unless_trusted(services, visit, owner)) return *std::move(ask);
    auto const& form = visit.request.form;
    auto const draft = draft_of(form);
    // Made beforehand: the address that people come back to has to be known to the provider first.
    auto const id = identities::ProviderId::parse(form.text("provider_id"))
                        .value_or(identities::ProviderId::make());
    auto made = checked(identities, draft, owner);
    if (!made)
        return form_page(services, identities, visit,
                         {.owner = owner, .draft = draft, .id = id, .problems = made.error()});
    made->id = id;
    auto const added = identities.add(*made, draft.secret, visit.viewer.member);
    return back_to(visit, owner.base + "/" + added.string(), "connected");
}

http::Response show_provider(web::Services& services, Identities& identities,
                             web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    auto const provider = provider_of(services, visit, owner);
    if (auto ask = unless_trusted(services, visit, owner)) return *std::move(ask);
    return form_page(services, identities, visit,
                     {.owner = owner,
                      .draft = identities::draft_of(provider),
                      .id = provider.id,
                      .existing = provider});
}

http::Response save(web::Services& services, Identities& identities, web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    auto const provider = provider_of(services, visit, owner);
    if (auto ask = unless_trusted(services, visit, owner)) return *std::move(ask);
    auto const draft = draft_of(visit.request.form);
    auto made = checked(identities, draft, owner);
    if (!made)
        return form_page(services, identities, visit,
                         {.owner = owner,
                          .draft = draft,
                          .id = provider.id,
                          .existing = provider,
                          .problems = made.error()});
    made->id = provider.id;
    // The version that the form was made from: what somebody else saved meanwhile is not lost.
    bool const is_of_now = visit.request.form.text("version") == std::to_string(provider.version);
    made->version = provider.version;
    if (!is_of_now || !identities.change(*made, draft.secret, visit.viewer.member)) {
        Form form{.owner = owner, .draft = draft, .id = provider.id, .existing = provider};
        form.notices.push_back(web::notice("warning", text(services, visit, "changed_meanwhile")));
        form.status = 409;
        return form_page(services, identities, visit, std::move(form));
    }
    return back_to(visit, owner.base + "/" + provider.id.string(), "saved");
}

http::Response try_out(web::Services& services, Identities& identities, web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    auto const provider = provider_of(services, visit, owner);
    auto const found = identities.try_out(provider);
    auto const said =
        found ? services.pages.format(visit, "identity.tried_well",
                                      {{"count", static_cast<std::int64_t>(*found)}})
              : services.pages.format(visit,
                                      found.error().kind == identities::Trouble::Kind::unreachable
                                          ? "identity.tried_unreachable"
                                          : "identity.tried_unusable",
                                      {{"why", found.error().why}});
    Form form{.owner = owner,
              .draft = identities::draft_of(provider),
              .id = provider.id,
              .existing = provider};
    form.notices.push_back(web::notice(found ? "done" : "warning", said));
    return form_page(services, identities, visit, std::move(form));
}

http::Response switch_provider(web::Services& services, Identities& identities,
                               web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    auto const provider = provider_of(services, visit, owner);
    if (auto ask = unless_trusted(services, visit, owner)) return *std::move(ask);
    bool const on = visit.request.form.text("state") == "on";
    identities.set_state(provider, on ? State::on : State::off, visit.viewer.member);
    return back_to(visit, owner.base + "/" + provider.id.string(), on ? "on" : "off");
}

http::Response remove_provider(web::Services& services, Identities& identities,
                               web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    auto const provider = provider_of(services, visit, owner);
    if (auto ask = unless_trusted(services, visit, owner)) return *std::move(ask);
    identities.set_state(provider, State::removed, visit.viewer.member);
    return back_to(visit, owner.base, "gone");
}

http::Response save_levels(web::Services& services, Identities& identities,
                           web::Visit const& visit) {
    auto const owner = owner_of(services, visit);
    if (auto ask = unless_trusted(services, visit, owner)) return *std::move(ask);
    std::vector<std::pair<std::string_view, int>> levels;
    for (auto const& line : identities::action_levels) {
        auto const said = visit.request.form.text("level_" + std::string(line.name));
        if (said.size() != 1 || said[0] < '1' || said[0] > '4')
            throw http::BadRequest{"each level is 1, 2, 3 or 4"};
        levels.emplace_back(line.name, said[0] - '0');
    }
    // Nobody shuts themselves out: who asks for more of others can do it themselves.
    auto const own = services.members.level(visit.session, owner.id);
    if (std::ranges::any_of(levels, [&](auto const& one) { return one.second > own; }))
        return list_page(services, visit, owner,
                         {web::notice("warning", text(services, visit, "levels_beyond"))}, 422);
    identities.set_levels(owner.id, levels, visit.viewer.member);
    return back_to(visit, owner.base, "levels");
}

}
