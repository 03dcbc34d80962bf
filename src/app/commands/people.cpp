// People from the command line.
#include "app/commands/people.h"

#include <cstdio>

#include "app/program/program.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace commands {

namespace {

organisations::OrganisationId organisation(web::Services& services, std::string const& code_or_id) {
    if (code_or_id.empty()) return {};
    auto const directory = services.organisations.directory();
    if (auto const* municipality = directory->municipality(code_or_id)) return municipality->id;
    auto const id = organisations::OrganisationId::parse(code_or_id);
    if (!id || !directory->find(*id))
        throw std::invalid_argument("there is no organisation " + code_or_id + "; give a municipality's code or an id");
    return *id;
}

}

int add_member(MemberOptions const& options) {
    program::Program program({.data = options.data, .least_logged = logging::Level::warning});
    members::NewMember member{.email = options.email, .name = options.name,
                              .language = texts::parse_language(options.language).value_or(texts::Language::sv)};
    if (!options.role.empty()) {
        auto const role = permissions::parse_role(options.role);
        if (!role) throw std::invalid_argument("--role takes contributor, coordinator, process_leader or operator");
        member.grant = permissions::Grant{*role, organisation(program.services(), options.organisation)};
    }
    auto const link = members::invite(program.services().members, member, members::LinkPurpose::demo);
    if (!link) {
        for (auto const& problem : link.error()) {
            auto const* text = program.services().texts.find(texts::Language::en, problem.text);
            std::fprintf(stderr, "samverk: %s: %s\n", problem.field.c_str(), text ? text->c_str() : problem.text.c_str());
        }
        return 2;
    }
    std::printf(options.json ? "{\"link\":\"%s\"}\n" : "%s\n", link->c_str());
    return 0;
}

}
