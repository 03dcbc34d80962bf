// Rows ↔ values of the desk.
#include "features/ideas/desk/rows.h"

namespace ideas::desk {

std::optional<Assignment> assignment(db::Reader& reader, NeedId const& need) {
    return reader.first(
        "SELECT need, member, assigned_by, assigned_at FROM need_assignments WHERE need = $1",
        {need}, [](db::Row const& row) {
            return Assignment{row.id<NeedId>(0), row.id<members::MemberId>(1),
                              row.id<members::MemberId>(2), row.time(3)};
        });
}

void forget_assigned(db::Transaction& tx, members::MemberId const& member) {
    tx.run("UPDATE need_assignments SET member = '' WHERE member = $1", {member});
    tx.run("UPDATE need_assignments SET assigned_by = '' WHERE assigned_by = $1", {member});
}

std::vector<Template> templates(db::Reader& reader,
                                organisations::OrganisationId const& organisation) {
    return reader.all(
        "SELECT id, name, words FROM answer_templates WHERE organisation = $1 ORDER BY name, id",
        {organisation},
        [](db::Row const& row) { return Template{row.text(0), row.text(1), row.text(2)}; });
}

namespace store {

void put(db::Transaction& tx, Assignment const& one) {
    tx.run("DELETE FROM need_assignments WHERE need = $1", {one.need});
    tx.run(
        "INSERT INTO need_assignments (need, member, assigned_by, assigned_at)"
        " VALUES ($1, $2, $3, $4)",
        {one.need, one.member, one.by, one.at});
}

bool remove(db::Transaction& tx, NeedId const& need) {
    return tx.run("DELETE FROM need_assignments WHERE need = $1", {need}) > 0;
}

void put(db::Transaction& tx, organisations::OrganisationId const& organisation,
         Template const& one) {
    remove(tx, organisation, one.key);
    tx.run("INSERT INTO answer_templates (organisation, id, name, words) VALUES ($1, $2, $3, $4)",
           {organisation, one.key, one.name, one.words});
}

bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            std::string_view key) {
    return tx.run("DELETE FROM answer_templates WHERE organisation = $1 AND id = $2",
                  {organisation, key}) > 0;
}

void each_change(db::Reader& reader, organisations::OrganisationId const& organisation,
                 basics::Time from, std::function<void(Change const&)> const& take) {
    reader.each(
        "SELECT h.need, h.at, h.state, n.visibility FROM need_history h"
        " JOIN needs n ON n.id = h.need"
        " WHERE n.organisation = $1 AND n.told_at >= $2 AND h.kind IN ('told', 'answered')"
        " ORDER BY h.need, h.number",
        {organisation, from}, [&](db::Row const& row) {
            take({row.id<NeedId>(0), row.time(1),
                  parse_state(row.view(2)).value_or(State::received),
                  parse_visibility(row.view(3)).value_or(Visibility::hidden)});
            return true;
        });
}

}

}
