// One letter to a colleague is one letter: the mailbox where there is one.
#include "features/questions/people.h"

#include <algorithm>

#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/organisations/similar.h"
#include "services/units/mailboxes.h"

namespace questions {

namespace {

std::vector<OrganisationId> alike(organisations::Directory const& directory,
                                  OrganisationId const& asker) {
    std::vector<OrganisationId> ids;
    auto const* one = directory.find(asker);
    if (!one) return ids;
    if (one->kind == organisations::Kind::municipality) {
        for (auto const* other : organisations::similar_municipalities(
                 directory, one->municipality_code, like_the_asker, one->country))
            ids.push_back(other->id);
        return ids;
    }
    for (auto const& other : directory.all())
        if (other.kind == one->kind) ids.push_back(other.id);
    return ids;
}

}

std::vector<OrganisationId> audience_of(web::Services& services, db::Reader& reader,
                                        Asking const& asking) {
    std::vector<OrganisationId> ids;
    switch (asking.audience) {
        case Audience::all:
            ids = services.members.organisations_with(permissions::Role::coordinator);
            break;
        case Audience::alike:
            ids = alike(*services.organisations.directory(), asking.organisation);
            break;
        case Audience::network:
            if (auto const found = network(reader, asking.network)) {
                ids = found->members;
                ids.push_back(found->keeper);
            }
            break;
    }
    std::erase(ids, asking.organisation);
    std::ranges::sort(ids);
    auto const twice = std::ranges::unique(ids);
    ids.erase(twice.begin(), twice.end());
    if (ids.size() > most_asked) ids.resize(most_asked);
    return ids;
}

std::vector<Addressee> addressees_of(web::Services& services, db::Reader& reader,
                                     OrganisationId const& organisation) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    auto const language = one && one->country == "NO" ? texts::Language::nb : texts::Language::sv;
    auto const boxes = units::store::mailboxes(reader, organisation);
    if (auto const box = boxes.find(units::UnitId()); box != boxes.end() && !box->second.empty())
        return {{box->second, {}, language}};
    std::vector<Addressee> all;
    for (auto const& holder : services.members.of_organisation(organisation)) {
        if (!holder.has_whole(permissions::Role::coordinator) || all.size() == most_addressees)
            continue;
        auto const reached = services.members.find(
            services.members.reached_instead_of(holder.member.id, organisation));
        bool const is_known = std::ranges::any_of(
            all, [&](Addressee const& other) { return reached && other.member == reached->id; });
        if (reached && !reached->email.empty() && !is_known)
            all.push_back({reached->email, reached->id, reached->language});
    }
    return all;
}

bool may_ask(permissions::Viewer const& viewer, Network const& network) {
    auto const own = viewer.organisations();
    return std::ranges::any_of(own, [&](OrganisationId const& one) {
        return one == network.keeper ||
               std::ranges::find(network.members, one) != network.members.end();
    });
}

std::vector<Network> networks_of(db::Reader& reader, permissions::Viewer const& viewer) {
    auto all = networks(reader);
    std::erase_if(all, [&](Network const& one) { return !may_ask(viewer, one); });
    return all;
}

}
