// Rows and values of co-authors: the only SQL about them.
#include <array>

#include "features/ideas/coauthors/coauthors.h"

namespace ideas::coauthors::store {

namespace {

Coauthor read_coauthor(db::Row const& row) {
    return {.id = row.id<CoauthorId>(0),
            .need = row.id<NeedId>(1),
            .member = row.id<members::MemberId>(2),
            .address = row.text(3),
            .name = row.text(4),
            .state = parse_state(row.view(5)).value_or(State::left),
            .invited_at = row.time(6),
            .answered_at = row.time(7)};
}

}

std::vector<Coauthor> of_need(db::Reader& reader, NeedId need) {
    return reader.all(
        "SELECT id, need, member, address, name, state, invited_at, answered_at"
        " FROM need_coauthors WHERE need = $1 ORDER BY invited_at, id",
        {need}, read_coauthor);
}

std::map<NeedId, std::vector<Coauthor>> between(db::Reader& reader, NeedId first, NeedId last) {
    std::map<NeedId, std::vector<Coauthor>> found;
    reader.each(
        "SELECT id, need, member, address, name, state, invited_at, answered_at"
        " FROM need_coauthors WHERE need >= $1 AND need <= $2 ORDER BY invited_at, id",
        {first, last}, [&](db::Row const& row) {
            auto one = read_coauthor(row);
            found[one.need].push_back(std::move(one));
            return true;
        });
    return found;
}

std::optional<Coauthor> find(db::Reader& reader, NeedId need, CoauthorId id) {
    return reader.first(
        "SELECT id, need, member, address, name, state, invited_at, answered_at"
        " FROM need_coauthors WHERE need = $1 AND id = $2",
        {need, id}, read_coauthor);
}

std::optional<Coauthor> of_member(db::Reader& reader, NeedId need,
                                  members::MemberId const& member) {
    if (member.empty()) return std::nullopt;
    return reader.first(
        "SELECT id, need, member, address, name, state, invited_at, answered_at"
        " FROM need_coauthors WHERE need = $1 AND member = $2 AND state = 'accepted'"
        " ORDER BY id",
        {need, member}, read_coauthor);
}

void put(db::Transaction& tx, Coauthor const& c) {
    tx.run(
        "INSERT INTO need_coauthors (need, id, member, address, name, state, invited_at,"
        " answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        " ON CONFLICT (need, id) DO UPDATE SET member = excluded.member,"
        " address = excluded.address, name = excluded.name, state = excluded.state,"
        " answered_at = excluded.answered_at",
        {c.need, c.id, c.member, c.address, c.name, coauthors::name(c.state), c.invited_at,
         c.answered_at});
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    tx.run(
        "UPDATE need_coauthors SET member = '', address = '', name = '', state = 'left'"
        " WHERE member = $1",
        {member});
}

void forget_all(db::Transaction& tx, NeedId need) {
    tx.run(
        "UPDATE need_coauthors SET member = '', address = '', name = '', state = 'left'"
        " WHERE need = $1",
        {need});
}

void forget_need(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM need_coauthors WHERE need = $1", {need});
}

}
