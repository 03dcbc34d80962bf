// Merged tags keep their rows; reading looks through them.
#include "services/tags/store.h"

#include <algorithm>
#include <map>

#include "platform/basics/text.h"
#include "platform/json/value.h"

namespace tags {

namespace {

std::string written(Labels const& labels) {
    json::Object object;
    for (auto const& [language, label] : labels)
        object.append(std::string(texts::code(language)), label);
    return json::write(object);
}

Labels read_labels(std::string_view json) {
    Labels labels;
    auto const read = json::parse(json);
    if (!read || !read->object()) return labels;
    for (auto const& [code, label] : read->object()->members())
        if (auto const language = texts::parse_language(code))
            labels[*language] = std::string(label.text());
    return labels;
}

Tag tag(db::Row const& row) {
    return {row.id<TagId>(0), read_labels(row.view(1)), row.id<TagId>(2), row.integer(3)};
}

}

std::optional<Tag> find(db::Reader& reader, TagId id) {
    return reader.first("SELECT id, labels, merged_into, version FROM tags WHERE id = $1", {id},
                        tag);
}

Tag standing(db::Reader& reader, Tag of) {
    // Merging never makes a chain (actions.cpp).
    if (of.merged_into.empty()) return of;
    auto into = find(reader, of.merged_into);
    return into ? *std::move(into) : of;
}

std::optional<TagId> owner_of(db::Reader& reader, std::string_view key) {
    return reader.first("SELECT tag FROM tag_keys WHERE label_key = $1", {key},
                        [](db::Row const& row) { return row.id<TagId>(0); });
}

std::optional<Tag> with_key(db::Reader& reader, std::string_view key) {
    auto const id = owner_of(reader, key);
    auto found = id ? find(reader, *id) : std::nullopt;
    if (!found) return std::nullopt;
    return standing(reader, *std::move(found));
}

std::vector<Tag> of_subject(db::Reader& reader, Subject const& subject) {
    auto const put_there = reader.all(
        "SELECT t.id, t.labels, t.merged_into, t.version FROM taggings g JOIN tags t"
        " ON t.id = g.tag WHERE g.subject_kind = $1 AND g.subject_id = $2",
        {subject.kind, subject.id}, tag);
    std::map<TagId, Tag> once;
    for (auto const& one : put_there) {
        auto stands = standing(reader, one);
        once.emplace(stands.id, std::move(stands));
    }
    std::vector<Tag> tags;
    for (auto& [id, one] : once) tags.push_back(std::move(one));
    std::ranges::sort(tags, [](Tag const& left, Tag const& right) {
        return basics::compare_swedish(label_in(left.labels, texts::Language::sv),
                                       label_in(right.labels, texts::Language::sv)) < 0;
    });
    return tags;
}

std::vector<Counted> most_used(db::Reader& reader, std::size_t limit) {
    struct Used {
        TagId tag;
        std::int64_t subjects;
    };
    auto const used = reader.all(
        "SELECT s.tag, count(*) FROM"
        " (SELECT DISTINCT CASE WHEN t.merged_into = '' THEN t.id ELSE t.merged_into END AS tag,"
        " g.subject_kind AS kind, g.subject_id AS id FROM taggings g JOIN tags t ON t.id = g.tag) s"
        " GROUP BY s.tag ORDER BY count(*) DESC, s.tag LIMIT $1",
        {limit}, [](db::Row const& row) { return Used{row.id<TagId>(0), row.integer(1)}; });
    std::vector<Counted> counted;
    for (auto const& one : used)
        if (auto found = find(reader, one.tag))
            counted.push_back({*std::move(found), one.subjects});
    return counted;
}

std::vector<Tag> merged_into(db::Reader& reader, TagId id) {
    return reader.all(
        "SELECT id, labels, merged_into, version FROM tags WHERE merged_into = $1 ORDER BY id",
        {id}, tag);
}

std::vector<Subject> subjects_of(db::Reader& reader, TagId id) {
    return reader.all(
        "SELECT DISTINCT g.subject_kind, g.subject_id FROM taggings g JOIN tags t ON t.id = g.tag"
        " WHERE t.id = $1 OR t.merged_into = $1",
        {id}, [](db::Row const& row) { return Subject{row.text(0), row.text(1)}; });
}

void add(db::Transaction& tx, Tag const& of, basics::Time at, members::MemberId by) {
    auto const labels = written(of.labels);
    tx.run(
        "INSERT INTO tags (id, labels, merged_into, version, made_at, made_by)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {of.id, labels, of.merged_into, of.version, at, by});
    for (auto const& key : keys_of(of.labels)) add_key(tx, key, of.id);
}

void update(db::Transaction& tx, Tag const& of) {
    auto const labels = written(of.labels);
    tx.run("UPDATE tags SET labels = $2, merged_into = $3, version = $4 WHERE id = $1",
           {of.id, labels, of.merged_into, of.version});
    for (auto const& key : keys_of(of.labels)) add_key(tx, key, of.id);
}

void add_key(db::Transaction& tx, std::string_view key, TagId of) {
    tx.run(
        "INSERT INTO tag_keys (label_key, tag) VALUES ($1, $2) ON CONFLICT (label_key) DO NOTHING",
        {key, of});
}

bool put(db::Transaction& tx, Subject const& subject, TagId of, basics::Time at,
         members::MemberId by) {
    return tx.run(
               "INSERT INTO taggings (subject_kind, subject_id, tag, put_at, put_by)"
               " VALUES ($1, $2, $3, $4, $5)"
               " ON CONFLICT (subject_kind, subject_id, tag) DO NOTHING",
               {subject.kind, subject.id, of, at, by}) > 0;
}

bool take(db::Transaction& tx, Subject const& subject, TagId of) {
    return tx.run(
               "DELETE FROM taggings WHERE subject_kind = $1 AND subject_id = $2 AND (tag = $3"
               " OR tag IN (SELECT id FROM tags WHERE merged_into = $3))",
               {subject.kind, subject.id, of}) > 0;
}

}
