// Settings → faces, read whole after each change: organisations that have one are few.
#include "app/face/faces.h"

#include "app/own_forms/store.h"
#include "platform/settings/settings.h"
#include "services/organisations/shelf.h"

namespace face {

Faces::Faces(web::Services& services)
    : services_(services), hosts_(own_hosts(services.settings.site.organisation_hosts)) {
    refresh();
}

std::shared_ptr<Faces::Picture const> Faces::picture() const {
    std::scoped_lock const lock(mutex_);
    return picture_;
}

std::shared_ptr<OwnFace const> Faces::of(OrganisationId const& id) const {
    auto const now = picture();
    auto const found = now->faces.find(id);
    return found == now->faces.end() ? nullptr : found->second;
}

std::string Faces::listed_host(OrganisationId const& id) const {
    if (hosts_.empty()) return {};
    auto const directory = services_.organisations.directory();
    for (auto const& one : hosts_)
        if (auto const* organisation = meant(*directory, one.who);
            organisation && organisation->id == id)
            return one.host;
    return {};
}

OrganisationId Faces::own_site(std::string_view host) const {
    if (hosts_.empty()) return {};
    auto const now = picture();
    auto const found = now->sites.find(host_alone(host));
    return found == now->sites.end() ? OrganisationId() : found->second;
}

std::string Faces::own_address(OrganisationId const& id) const {
    auto const now = picture();
    for (auto const& [host, organisation] : now->sites) {
        if (organisation != id) continue;
        // The same scheme and port as the site's own address: both go through the same door.
        auto const& site = services_.pages.public_address();
        auto const begin = site.find("://") + 3;
        auto const port = site.find(':', begin);
        return site.substr(0, begin) + host + (port == site.npos ? "" : site.substr(port));
    }
    return {};
}

std::string Faces::css_url(OrganisationId const& id) const {
    auto const one = of(id);
    if (!one || !one->accent) return {};
    return "/face/" + id.string() + "/" + std::to_string(one->version);
}

void Faces::refresh() {
    std::scoped_lock const one_at_a_time(refreshing_);
    auto made = std::make_shared<Picture>();
    std::map<OrganisationId, OwnFace> faces;
    auto reader = services_.database.read();
    own_forms::each(reader, face_kind, [&](OrganisationId const& id, own_forms::Kept const& kept) {
        auto& one = faces[id];
        one.accent = parse_colour(own_forms::value(kept.values, "accent"));
        one.has_own_site = own_forms::value(kept.values, "own_site") == "yes";
        one.version += kept.version;
    });
    own_forms::each(
        reader, embedding_kind, [&](OrganisationId const& id, own_forms::Kept const& kept) {
            faces[id].origins = own_forms::lines(own_forms::value(kept.values, "origins"));
        });
    auto const directory = services_.organisations.directory();
    for (auto const& host : hosts_) {
        auto const* one = meant(*directory, host.who);
        auto const found = one ? faces.find(one->id) : faces.end();
        if (found != faces.end() && found->second.has_own_site)
            made->sites.emplace(host.host, one->id);
    }
    for (auto& [id, one] : faces)
        made->faces.emplace(id, std::make_shared<OwnFace const>(std::move(one)));
    std::scoped_lock const lock(mutex_);
    picture_ = std::move(made);
}

}
