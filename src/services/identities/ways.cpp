// Reading what others may know.
#include "services/identities/ways.h"

#include "services/identities/store.h"

namespace identities {

std::vector<Provider> providers_on(db::Reader& reader) { return store::all_on(reader); }

std::optional<Provider> find_provider(db::Reader& reader, ProviderId const& id) {
    return store::find(reader, id);
}

std::vector<Provider> providers_of(db::Reader& reader,
                                   organisations::OrganisationId const& organisation) {
    return store::of(reader, organisation);
}

std::vector<Identity> ways_of(db::Reader& reader, members::MemberId const& member) {
    return store::identities_of(reader, member);
}

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    json::Array rows;
    for (auto const& one : store::identities_of(reader, member))
        rows.push_back(json::Object{{"issuer", one.issuer},
                                    {"subject", one.subject},
                                    {"joined_at", basics::iso(one.joined_at)},
                                    {"used_at", basics::iso(one.used_at)}});
    return json::Object{{"ways_in", std::move(rows)}};
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    store::remove_all(tx, member);
}

}
