// The feature at a glance.
#include "app/identity/identity.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "app/identity/pages.h"
#include "platform/files/durable.h"
#include "platform/files/kept_secret.h"
#include "platform/openid/signer.h"
#include "platform/settings/settings.h"

namespace identity {

namespace {

/// Somebody waits for the answer, and a worker with them.
outbound::Client client_for(settings::Settings const& all) {
    auto settings = all.outbound;
    settings.connect_seconds = std::min(settings.connect_seconds, 5);
    settings.wait_seconds = std::min(settings.wait_seconds, 8);
    settings.stall_seconds = std::min(settings.stall_seconds, 5);
    settings.total_seconds = std::min(settings.total_seconds, 12);
    settings.answer_mebibytes = 1;
    return outbound::Client(std::move(settings));
}

/// Makes routes whose handlers take the services and the identities as well.
class Routes {
public:
    Routes(web::Services& services, std::shared_ptr<Identities> all)
        : services_(services), all_(std::move(all)) {}

    template <class Page>
    web::Route quick(http::Method method, std::string path, permissions::Permission permission,
                     Page page) const {
        return {method, std::move(path), permission,
                [&services = services_, all = all_, page](web::Visit const& visit) {
                    return page(services, *all, visit);
                }};
    }
    /// One that asks another service: such have workers of their own.
    template <class Page>
    web::Route slow(http::Method method, std::string path, permissions::Permission permission,
                    Page page) const {
        auto route = quick(method, std::move(path), permission, page);
        route.is_slow = true;
        return route;
    }

private:
    web::Services& services_;
    std::shared_ptr<Identities> all_;
};

/// The administration of providers, below `base`.
void add_providers(web::Feature& feature, Routes const& on, std::string const& base,
                   permissions::Permission permission) {
    using enum http::Method;
    auto const one = base + "/{provider}";
    for (auto& route : std::vector<web::Route>{
             on.quick(get, base, permission, show_providers),
             on.quick(get, base + "/new", permission, show_new),
             on.quick(post, base + "/new", permission, create),
             on.quick(get, one, permission, show_provider),
             on.quick(post, one, permission, save),
             on.slow(post, one + "/try", permission, try_out),
             on.quick(post, one + "/switch", permission, switch_provider),
             on.quick(post, one + "/remove", permission, remove_provider),
         })
        feature.pages.push_back(std::move(route));
}

/// The key by which services can know us: made once, for its owner only.
openid::Signer kept_key(std::string const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        auto made = openid::Signer::make();
        files::write_durably(file, made.pem());
        return made;
    }
    auto kept = openid::Signer::read(std::string{std::istreambuf_iterator<char>(in), {}});
    if (!kept)
        throw std::runtime_error(
            file +
            " is no key: put back the one from your backup, or remove the file, "
            "and a new one is made that services have to fetch anew");
    return *std::move(kept);
}

http::Response show_keys(web::Services&, Identities& identities, web::Visit const&) {
    return http::json(identities.public_keys()).with("Cache-Control", "public, max-age=300");
}

std::shared_ptr<Identities> identities_for(web::Services& services) {
    identities::Settings settings{
        .public_address = [&services] { return services.pages.public_address(); },
        .secret = files::kept_secret(services.data_folder + "/identity_secret"),
        .may_be_http = !services.settings.outbound.inside.empty(),
        .signer = kept_key(services.data_folder + "/identity_key.pem")};
    return std::make_shared<Identities>(services.database, services.now, services.activity,
                                        services.members, client_for(services.settings),
                                        std::move(settings));
}

}

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using enum permissions::Permission;
    Routes const on(services, identities_for(services));
    web::Feature feature{
        .name = "identity",
        .pages =
            {
                on.quick(get, "/sign-in/with", everyone, show_all),
                on.slow(get, "/sign-in/with/{provider}", everyone, go),
                on.quick(post, "/sign-out", everyone, sign_out),
                on.slow(get, "/signed-out", everyone, show_signed_out),
                on.slow(get, "/signed-out/there", everyone, sign_out_there),
                on.quick(get, "/sign-in/more", everyone, show_more),
                on.slow(get, "/account/confirm/with/{provider}", member, confirm),
                on.quick(get, "/account/ways-in", member, show_ways),
                // Where people come back to after showing who they are.
                on.quick(get, "/account/ways-in/add", member, show_ways),
                on.quick(post, "/account/ways-in/add", member, add_way),
                on.slow(get, "/account/ways-in/add/{provider}", member, begin_adding),
                on.quick(get, "/account/ways-in/{way}/remove", member, show_ways),
                on.quick(post, "/account/ways-in/{way}/remove", member, remove_way),
                on.quick(get, "/administration/{id}/providers/levels", coordinate, show_providers),
                on.quick(post, "/administration/{id}/providers/levels", coordinate, save_levels),
            },
        .machine = {on.slow(get, "/sign-in/return/{provider}", everyone, come_back),
                    on.quick(get, "/sign-in/keys", everyone, show_keys),
                    on.quick(get, "/signed-out/{provider}", everyone, come_back_out),
                    on.slow(post, "/sign-out/from/{provider}", everyone, signed_out_by)},
    };
    add_providers(feature, on, "/administration/{id}/providers", coordinate);
    add_providers(feature, on, "/providers", lead);
    return feature;
}

}
