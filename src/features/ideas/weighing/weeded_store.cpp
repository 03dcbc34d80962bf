// Addresses alone: members are forgotten with their accounts.
#include "features/ideas/weighing/weeded.h"
#include "platform/db/database.h"

namespace ideas::weighing {

lifetimes::Rule weighers() {
    using namespace lifetimes;
    return {
        .name = "need_weighers",
        .what = "ideas.rule_weighers",
        .from = "ideas.from_weighers",
        .ending = Ending::by_itself,
        .span = {1, Unit::years},
        .least = Span{3, Unit::months},
        .each =
            [](db::Reader& reader, basics::Time before, std::string_view after, Take const& take) {
                reader.each(
                    "SELECT p.id, w.organisation, p.asked_at FROM weighing_people p"
                    " JOIN weighings w ON w.id = p.weighing WHERE p.address <> ''"
                    " AND p.address NOT LIKE 'left:%' AND p.asked_at < $1 AND p.id > $2"
                    " ORDER BY p.id",
                    {before, after}, [&](db::Row const& row) {
                        return take({.key = row.text(0),
                                     .organisation = row.id<organisations::OrganisationId>(1),
                                     .since = row.time(2)});
                    });
            },
        .weed =
            [](db::Transaction& tx, std::string_view key) {
                tx.run("UPDATE weighing_people SET address = 'left:' || id WHERE id = $1", {key});
            }};
}

}
