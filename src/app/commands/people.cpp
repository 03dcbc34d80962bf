// People from the command line.
#include "app/commands/people.h"

#include "app/commands/control.h"
#include "platform/logging/log.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"

namespace commands {

organisations::OrganisationId organisation_named(web::Services& services,
                                                 std::string const& code_or_id) {
    if (code_or_id.empty()) return {};
    auto const directory = services.organisations.directory();
    if (auto const* municipality = directory->municipality(code_or_id)) return municipality->id;
    for (auto const& one : directory->all())
        if (one.name == code_or_id) return one.id;
    auto const id = organisations::OrganisationId::parse(code_or_id);
    if (!id || !directory->find(*id))
        throw std::invalid_argument("there is no organisation " + code_or_id +
                                    "; give a municipality's code, a name or an id");
    return *id;
}

json::Value written(MemberOptions const& options) {
    return json::Object{{"email", options.email}, {"name", options.name},
                        {"role", options.role},   {"organisation", options.organisation},
                        {"unit", options.unit},   {"language", options.language},
                        {"json", options.json}};
}

MemberOptions member_options(json::Value const& arguments) {
    auto text = [&](std::string_view name) { return std::string(arguments.at(name).text()); };
    auto const* json = arguments.at("json").truth();
    return {.data = {},
            .email = text("email"),
            .name = text("name"),
            .role = text("role"),
            .organisation = text("organisation"),
            .unit = text("unit"),
            .language = text("language"),
            .json = json && *json};
}

/// The unit that is called so today, or has this id; empty for "". Throws with what is wrong.
static units::UnitId unit_named(web::Services& services,
                                organisations::OrganisationId const& organisation,
                                std::string const& wanted) {
    if (wanted.empty()) return {};
    auto reader = services.database.read();
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(services.now()));
    std::vector<units::UnitId> found;
    for (auto const& unit : chart.units())
        if (chart.role_place(unit.id) == &unit &&
            (unit.id.text() == wanted || chart.name(unit.id) == wanted))
            found.push_back(unit.id);
    if (found.size() != 1)
        throw std::invalid_argument(
            "--unit takes the name of one unit that there is today, or its id");
    return found.front();
}

int add_member(program::Program& program, MemberOptions const& options, Output const& output) {
    members::NewMember member{
        .email = options.email,
        .name = options.name,
        .language = texts::parse_language(options.language).value_or(texts::Language::sv)};
    if (!options.role.empty()) {
        auto const role = permissions::parse_role(options.role);
        if (!role)
            throw std::invalid_argument(
                "--role takes contributor, coordinator, process_leader or operator");
        member.grant =
            permissions::Grant{*role, organisation_named(program.services(), options.organisation)};
        member.grant->unit =
            unit_named(program.services(), member.grant->organisation, options.unit);
    }
    // Who is new may take days to open the invitation; who is here signs in at once.
    bool const is_here = program.services().members.find_by_email(member.email).has_value();
    auto const link =
        members::invite(program.services().members, member,
                        is_here ? members::LinkPurpose::sign_in : members::LinkPurpose::invitation);
    if (!link) {
        for (auto const& problem : link.error()) {
            auto const* text = program.services().texts.find(texts::Language::en, problem.text);
            output.err("samverk: " + problem.field + ": " + (text ? *text : problem.text) + "\n");
        }
        return 2;
    }
    output.out(options.json ? json::write(json::Object{{"link", *link}}) + "\n" : *link + "\n");
    return 0;
}

int add_member(MemberOptions const& options) {
    auto const output = to_streams();
    if (auto const status = ask_server(options.data, "member add", written(options), output))
        return *status;
    program::Program program({.data = options.data,
                              .database = options.database,
                              .least_logged = logging::Level::warning});
    return add_member(program, options, output);
}

}
