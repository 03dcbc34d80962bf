// What letters say of a trial's sites. Reasons and results are in none of them.
#include "features/innovation/site_letters.h"

#include <set>

#include "features/innovation/sites_store.h"
#include "features/knowledge/knowledge.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/units/mailboxes.h"

namespace innovation {

namespace {

struct Addressee {
    std::string email = {};
    texts::Language language = texts::Language::sv;
};

constexpr std::size_t most_addressees = 5;

std::vector<Addressee> addressees_of(web::Services& services, db::Reader& reader,
                                     organisations::OrganisationId const& organisation) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    auto const language = one && one->country == "NO" ? texts::Language::nb : texts::Language::sv;
    auto const boxes = units::store::mailboxes(reader, organisation);
    if (auto const box = boxes.find(units::UnitId()); box != boxes.end() && !box->second.empty())
        return {{box->second, language}};
    std::vector<Addressee> all;
    std::set<std::string> known;
    for (auto const& holder : services.members.of_organisation(organisation)) {
        if (!holder.has_whole(permissions::Role::coordinator) || all.size() == most_addressees)
            continue;
        auto const reached = services.members.find(
            services.members.reached_instead_of(holder.member.id, organisation));
        if (reached && !reached->email.empty() && known.insert(reached->email).second)
            all.push_back({reached->email, reached->language});
    }
    return all;
}

std::string name_of(web::Services& services, organisations::OrganisationId const& organisation,
                    texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    return one ? std::string(organisations::name_in(*one, language)) : services.pages.site_name();
}

std::string page_of(texts::Language language, std::string const& project, Site const& site) {
    return "/" + std::string(texts::code(language)) + "/innovation/" + project + "/experiments/" +
           std::to_string(site.experiment) + "/sites/" + std::to_string(site.number);
}

void send(web::Services& services, db::Transaction& tx, Addressee const& to, Site const& site,
          Experiment const& one, std::string const& project,
          organisations::OrganisationId const& who, std::string const& about) {
    services.post(
        tx, {.to = to.email,
             .language = to.language,
             .about = "innovation." + about,
             .arguments = {{"title", one.plan[0]}, {"who", name_of(services, who, to.language)}},
             .path = page_of(to.language, project, site)});
}

}

void send_invitation(web::Services& services, db::Transaction& tx, Site const& site,
                     Experiment const& one, web::Access const& project) {
    for (auto const& to : addressees_of(services, tx, site.organisation))
        send(services, tx, to, site, one, project.id, project.organisation, "mail_site_invited_");
}

void tell_sites(web::Services& services, db::Transaction& tx, Experiment const& one,
                std::string_view what) {
    auto const project = knowledge::brief(tx, one.project);
    if (!project || !project->is_public) return;
    for (auto const& site : sites(tx, one.project, one.number)) {
        bool const is_open =
            site.state == SiteState::invited || site.state == SiteState::taking_part;
        if (!is_open || site.organisation == project->organisation) continue;
        for (auto const& to : addressees_of(services, tx, site.organisation))
            send(services, tx, to, site, one, project->id, project->organisation,
                 "mail_site_" + std::string(what) + "_");
    }
}

void tell_owner(web::Services& services, db::Transaction& tx, Site const& site,
                Experiment const& one, web::Access const& project, std::string_view what) {
    if (site.organisation == project.organisation) return;
    auto& members = services.members;
    auto const member =
        members.find(members.reached_instead_of(site.invited_by, project.organisation));
    if (!member || member->email.empty()) return;
    send(services, tx, {member->email, member->language}, site, one, project.id, site.organisation,
         "mail_owner_" + std::string(what) + "_");
}

}
