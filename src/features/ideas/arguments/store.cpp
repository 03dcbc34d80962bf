// Rows ↔ values.
#include "features/ideas/arguments/arguments.h"

#include <algorithm>
#include <array>

#include "features/ideas/merging.h"

namespace ideas::arguments {

namespace {

Argument read(db::Row const& row) {
    return {.id = row.id<ArgumentId>(0),
            .idea = row.id<NeedId>(1),
            .side = parse_side(row.view(2)).value_or(Side::for_it),
            .words = row.text(3),
            .member = row.id<members::MemberId>(4),
            .state = parse_state(row.view(5)).value_or(State::hidden),
            .at = row.time(6)};
}

std::vector<Argument> of_one(db::Reader& reader, NeedId idea) {
    return reader.all(
        "SELECT id, need, side, words, member, state, at FROM need_arguments WHERE need = $1"
        " AND state <> 'withdrawn' ORDER BY at, id",
        {idea}, read);
}

}

std::optional<Argument> find(db::Reader& reader, ArgumentId const& id) {
    return reader.first(
        "SELECT id, need, side, words, member, state, at FROM need_arguments WHERE id = $1", {id},
        read);
}

std::vector<Argument> all(db::Reader& reader, Need const& idea) {
    auto found = of_one(reader, idea.id);
    for (auto const& part : merged_into(reader, idea.id))
        for (auto& one : of_one(reader, part.id)) found.push_back(std::move(one));
    return found;
}

namespace {

std::vector<Argument> for_everybody(std::vector<Argument> all) {
    std::array<std::size_t, sides.size()> count = {};
    std::vector<Argument> found;
    for (auto& one : all)
        if (one.state == State::shown && count[static_cast<std::size_t>(one.side)]++ < most_shown)
            found.push_back(std::move(one));
    return found;
}

}

std::vector<Argument> shown(db::Reader& reader, Need const& idea) {
    return for_everybody(all(reader, idea));
}

std::map<NeedId, std::vector<Argument>> shown(db::Reader& reader, std::vector<Need> const& ideas) {
    std::map<NeedId, std::vector<Argument>> found;
    if (ideas.empty()) return found;
    auto const first = ideas.front().id, last = ideas.back().id;
    reader.each(
        "SELECT id, need, side, words, member, state, at FROM need_arguments WHERE need >= $1"
        " AND need <= $2 AND state <> 'withdrawn' ORDER BY need, at, id",
        {first, last}, [&](db::Row const& row) {
            auto one = read(row);
            found[one.idea].push_back(std::move(one));
        });
    for (auto& [idea, own] : found) own = for_everybody(std::move(own));
    // Few have taken in others, whose arguments stand after their own.
    auto const homes = homes_between(reader, first, last);
    for (auto const& idea : ideas)
        if (homes.contains(idea.id)) found[idea.id] = shown(reader, idea);
    return found;
}

namespace store {

void add(db::Transaction& tx, Argument const& argument) {
    tx.run(
        "INSERT INTO need_arguments (id, need, side, words, member, state, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {argument.id, argument.idea, name(argument.side), argument.words, argument.member,
         name(argument.state), argument.at});
}

void update(db::Transaction& tx, Argument const& argument) {
    tx.run("UPDATE need_arguments SET state = $2, words = $3 WHERE id = $1 AND need = $4",
           {argument.id, name(argument.state), argument.words, argument.idea});
}

void forget(db::Transaction& tx, std::string_view idea) {
    tx.run("DELETE FROM need_arguments WHERE need = $1", {idea});
}

std::vector<Argument> own(db::Reader& reader, NeedId idea, members::MemberId const& member) {
    auto found = of_one(reader, idea);
    std::erase_if(found, [&](Argument const& one) { return one.member != member; });
    return found;
}

}

}
