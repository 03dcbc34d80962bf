// What ties a browser to its answers goes when it is no longer of use; the answers stay, nobody's.
#include "features/dialogues/dialogues.h"

namespace dialogues {

lifetimes::Rules lifetime_rules() {
    using lifetimes::Rule;
    return {std::make_shared<Rule const>(Rule{
        .name = "dialogue_secrets",
        .what = "dialogues.rule_secrets",
        .from = "dialogues.from_secrets",
        .ending = lifetimes::Ending::by_itself,
        .span = {4, lifetimes::Unit::months},
        .each =
            [](db::Reader& reader, basics::Time before, std::string_view after,
               lifetimes::Take const& take) {
                reader.each(
                    "SELECT id, closed_at, organisation FROM dialogues WHERE state = 'closed'"
                    " AND closed_at < $1 AND id > $2 AND EXISTS (SELECT 1 FROM"
                    " dialogue_participants p WHERE p.dialogue = id AND p.secret NOT LIKE '-%')"
                    " ORDER BY id",
                    {before, after}, [&](db::Row const& row) {
                        return take({.key = row.text(0),
                                     .organisation = row.id<organisations::OrganisationId>(2),
                                     .since = row.time(1)});
                    });
            },
        .weed =
            [](db::Transaction& tx, std::string_view key) {
                tx.run(
                    "UPDATE dialogue_participants SET secret = '-' || dialogue || '-' || number"
                    " WHERE dialogue = $1",
                    {key});
            }})};
}

}
