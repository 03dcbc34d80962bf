// Rows of editors over rows of the register.
#include "features/synonyms/store.h"

#include <algorithm>
#include <map>

#include "platform/basics/text.h"
#include "platform/texts/language.h"
#include "services/registers/registers.h"

namespace synonyms {

namespace {

Group group(db::Row const& row) {
    return {.id = row.text(0),
            .words = words_of(json::parse(row.view(1)).value_or(json::Value())),
            .hidden = row.integer(2) != 0,
            .version = row.integer(3),
            .changed_at = row.time(4)};
}

json::Array list_json(std::vector<std::string> const& words) {
    return json::Array(words.begin(), words.end());
}

std::vector<std::string> list_of(json::Value const& value) {
    std::vector<std::string> words;
    for (auto const& word : value.elements())
        if (word.string()) words.push_back(*word.string());
    return words;
}

}

json::Object words_json(Words const& words) {
    json::Object object;
    for (std::size_t i = 0; i < texts::languages.size(); ++i)
        object.append(std::string(texts::code(texts::languages[i])),
                      list_json(words.by_language[i]));
    object.append("leads_here", list_json(words.leads_here));
    return object;
}

Words words_of(json::Value const& value) {
    Words words;
    for (std::size_t i = 0; i < texts::languages.size(); ++i)
        words.by_language[i] = list_of(value.at(texts::code(texts::languages[i])));
    words.leads_here = list_of(value.at("leads_here"));
    return words;
}

std::vector<Group> registered(resources::Resources const& resources) {
    std::vector<Group> groups;
    registers::each(resources, "synonyms", [&](registers::Row const& row) {
        Words words;
        for (std::size_t i = 0; i < texts::languages.size(); ++i)
            words.by_language[i] = row.list(texts::code(texts::languages[i]));
        words.leads_here = row.list("leads_here");
        groups.push_back({.id = row.text("key"), .words = std::move(words), .from_register = true});
    });
    return groups;
}

std::vector<Group> all(db::Reader& reader, std::vector<Group> const& registered) {
    std::map<std::string, Group> groups;
    for (auto const& one : registered) groups.emplace(one.id, one);
    reader.each("SELECT id, words, hidden, version, changed_at FROM synonym_groups", {},
                [&](db::Row const& row) {
                    auto changed = group(row);
                    changed.from_register = groups.contains(changed.id);
                    groups[changed.id] = std::move(changed);
                });
    std::vector<Group> sorted;
    for (auto& [id, one] : groups) sorted.push_back(std::move(one));
    std::ranges::stable_sort(sorted, [](Group const& left, Group const& right) {
        return basics::compare_swedish(in_line(left.words), in_line(right.words)) < 0;
    });
    return sorted;
}

std::optional<Group> find(db::Reader& reader, std::vector<Group> const& registered,
                          std::string_view id) {
    auto const known = std::ranges::find(registered, id, &Group::id);
    auto changed = reader.first(
        "SELECT id, words, hidden, version, changed_at FROM synonym_groups WHERE id = $1", {id},
        group);
    if (changed) changed->from_register = known != registered.end();
    if (changed || known == registered.end()) return changed;
    return *known;
}

std::size_t stored(db::Reader& reader) {
    return static_cast<std::size_t>(reader.number("SELECT count(*) FROM synonym_groups"));
}

bool save(db::Transaction& tx, Group const& group, basics::Time now) {
    auto const words = json::write(words_json(group.words));
    std::int64_t const hidden = group.hidden ? 1 : 0;
    if (group.version == 0)
        return tx.run(
                   "INSERT INTO synonym_groups (id, words, hidden, version, changed_at)"
                   " VALUES ($1, $2, $3, 1, $4) ON CONFLICT (id) DO NOTHING",
                   {group.id, words, hidden, now}) == 1;
    return tx.run(
               "UPDATE synonym_groups SET words = $2, hidden = $3, version = version + 1,"
               " changed_at = $4 WHERE id = $1 AND version = $5",
               {group.id, words, hidden, now, group.version}) == 1;
}

}
