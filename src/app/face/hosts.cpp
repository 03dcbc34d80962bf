// The operator has the name in DNS and the certificate for it: their word is the proof.
#include "app/face/hosts.h"

#include "platform/basics/text.h"

namespace face {

std::string host_alone(std::string_view host) {
    if (auto const port = host.rfind(':'); port != host.npos && !host.ends_with(']'))
        host = host.substr(0, port);
    std::string small(host);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (small.ends_with('.')) small.pop_back();
    return small;
}

std::vector<OwnHost> own_hosts(std::vector<std::string> const& lines) {
    std::vector<OwnHost> found;
    for (std::string_view line : lines) {
        auto const sign = line.find('=');
        if (sign == line.npos) continue;
        found.push_back({host_alone(basics::trimmed(line.substr(0, sign))),
                         std::string(basics::trimmed(line.substr(sign + 1)))});
    }
    return found;
}

organisations::Organisation const* meant(organisations::Directory const& directory,
                                         std::string_view who) {
    if (auto const id = organisations::OrganisationId::parse(who))
        if (auto const* one = directory.find(*id)) return one;
    if (auto const* one = directory.with_number(who)) return one;
    organisations::Organisation const* only = nullptr;
    for (auto const& one : directory.all()) {
        if (one.name != who) continue;
        if (only) return nullptr;
        only = &one;
    }
    return only;
}

}
