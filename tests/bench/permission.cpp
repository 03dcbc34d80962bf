// How long one decision about a permission takes, for somebody with roles in many organisations.
#include <cstdio>

#include "measured.h"
#include "services/permissions/permissions.h"

int main() {
    using namespace permissions;
    constexpr int organisations_held = 8, rounds = 10'000'000;
    Viewer viewer{.member = members::MemberId::make(), .name = "Berit"};
    std::vector<organisations::OrganisationId> asked;
    for (int i = 0; i < organisations_held; ++i) {
        viewer.grants.push_back({i % 2 == 0 ? Role::contributor : Role::coordinator,
                                 organisations::OrganisationId::make()});
        asked.push_back(viewer.grants.back().organisation);
        asked.push_back(organisations::OrganisationId::make());
    }
    std::size_t allowed = 0;
    auto const spent = measured::time_of([&] {
        for (int i = 0; i < rounds; ++i)
            allowed += may(viewer, i % 3 == 0 ? Permission::coordinate : Permission::contribute,
                           asked[static_cast<std::size_t>(i) % asked.size()]);
    });
    std::printf("{\"nanoseconds\":%.2f,\"allowed\":%zu}\n", spent * 1e6 / rounds, allowed);
}
