// samverk member add: somebody is let in and gets a one-time link.
#pragma once
#include <string>

namespace commands {

struct MemberOptions {
    std::string data, email, name, role, organisation, language = "sv";
    bool json = false;
};

/// Prints the path of the link, or {"link": …} with --json.
int add_member(MemberOptions const& options);

}
