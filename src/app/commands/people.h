// samverk member add: somebody is let in and gets a one-time link.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/program.h"
#include "platform/json/value.h"

namespace commands {

struct MemberOptions {
    std::string data, email, name, role, organisation, unit, language = "sv";
    bool json = false;
    std::string database = {};  ///< As in program::Place.
};

/// Prints the path of the link, or {"link": …} with --json. Goes to the server when one holds the
/// folder.
int add_member(MemberOptions const& options);
/// The same within a program that is running.
int add_member(program::Program& program, MemberOptions const& options, Output const& output);

/// The organisation with this municipality code, name or id; the empty id for "". Throws with what
/// to do.
organisations::OrganisationId organisation_named(web::Services& services,
                                                 std::string const& code_name_or_id);

json::Value written(MemberOptions const& options);
MemberOptions member_options(json::Value const& arguments);

}
