// A barrier that the one who visits may not read is not counted either.
#include "features/escalations/asked_of.h"

#include "services/organisations/shelf.h"

namespace escalations {

namespace {

bool may_read(Showing const& showing, db::Reader& reader, std::string const& barrier) {
    auto const access = web::access_to(showing.services, showing.visit, reader, "barrier", barrier);
    return access && access->may_see;
}

}

std::optional<About> addressee_in(Showing const& showing, std::string_view id) {
    if (auto const* one = showing.parts.addressees.find(id))
        return About{.key = one->key,
                     .name = std::string(registers::name_in(one->names, showing.visit.language)),
                     .kind = std::string(name(one->kind)),
                     .country = one->country,
                     .ended_on = one->ended_on,
                     .successors = showing.parts.addressees.successors(*one)};
    auto const parsed = organisations::OrganisationId::parse(id);
    auto const* own = parsed ? showing.directory->find(*parsed) : nullptr;
    if (!own) return std::nullopt;
    return About{.key = parsed->string(),
                 .name = std::string(organisations::name_in(*own, showing.visit.language)),
                 .kind = "own_board",
                 .country = own->country};
}

std::vector<std::pair<Known, Escalation>> readable_put_to(Showing const& showing,
                                                          db::Reader& reader,
                                                          std::string_view addressee) {
    std::vector<std::pair<Known, Escalation>> all;
    for (auto& [id, one] : put_to(reader, addressee)) {
        if (!may_read(showing, reader, id)) continue;
        auto barrier = known(reader, id);
        if (barrier) all.emplace_back(*std::move(barrier), std::move(one));
    }
    return all;
}

std::map<std::string, Tally, std::less<>> counted_for(Showing const& showing, db::Reader& reader) {
    std::map<std::string, Tally, std::less<>> all;
    for (auto const& barrier : with_escalations(reader)) {
        if (!may_read(showing, reader, barrier)) continue;
        for (auto const& one : escalations_of(reader, barrier)) {
            auto& tally = all[one.addressee];
            ++tally.asked;
            if (!one.is_settled()) ++tally.unanswered;
        }
    }
    return all;
}

}
