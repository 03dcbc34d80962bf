// The absences are those of services/members: accepted, and the deputy still has a role there.
#include "features/innovation/deputies.h"

#include "features/innovation/show.h"
#include "services/members/members.h"

namespace innovation {

namespace {

/// Nobody when the decider is there, has left, or is no member.
members::MemberId deputy_of(web::Services& services, Decider const& decider,
                            organisations::OrganisationId const& organisation) {
    if (decider.member.empty() || has_left(services, decider, organisation)) return {};
    auto const reached = services.members.reached_instead_of(decider.member, organisation);
    return reached == decider.member ? members::MemberId() : reached;
}

}

Addressee addressee_of(web::Services& services, Decider const& decider,
                       organisations::OrganisationId const& organisation) {
    Addressee const self{decider.email, decider.member, false};
    auto const deputy = deputy_of(services, decider, organisation);
    auto const member = deputy.empty() ? std::nullopt : services.members.find(deputy);
    // Whoever has no address is reached by nobody: the letter goes where it would have gone.
    if (!member || member->email.empty()) return self;
    return {member->email, member->id, true};
}

bool stands_in(web::Services& services, Decider const& decider,
               organisations::OrganisationId const& organisation, members::MemberId const& member) {
    return !member.empty() && deputy_of(services, decider, organisation) == member;
}

}
