// Two tables: what people see, and which bytes it is.
#include "services/attachments/store.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "platform/json/value.h"

namespace attachments {

namespace {

template <class Value, std::size_t count>
Value by_name(std::array<Value, count> const& values, std::string_view wanted) {
    for (auto const value : values)
        if (name(value) == wanted) return value;
    throw db::Failure("the database says " + std::string(wanted) +
                      " where an attachment's state or size belongs");
}

Attachment attachment(db::Row const& row) {
    constexpr std::array states = {State::shown, State::waiting, State::hidden};
    auto const kind = parse_kind(row.view(6));
    if (!kind) throw db::Failure("the database has an attachment of an unknown kind");
    return {.id = row.id<AttachmentId>(0),
            .subject = {row.text(1), row.text(2)},
            .place = row.integer(3),
            .state = by_name(states, row.view(4)),
            .name = row.text(5),
            .kind = *kind,
            .description = {read_texts(row.view(7)), read_texts(row.view(8)), row.text(9)},
            .version = row.integer(10),
            .added_at = row.time(11),
            .added_by = row.id<members::MemberId>(12),
            .changed_at = row.time(13)};
}

Content content(db::Row const& row) {
    constexpr std::array sizes = {Size::whole, Size::desktop, Size::phone};
    return {.size = by_name(sizes, row.view(1)),
            .hash = row.text(2),
            .media_type = row.text(3),
            .bytes = static_cast<std::uint64_t>(row.integer(4)),
            .width = static_cast<unsigned>(row.integer(5)),
            .height = static_cast<unsigned>(row.integer(6))};
}

void put(Attachment& of, Content made) {
    of.contents.push_back(std::move(made));
    std::ranges::sort(of.contents, {}, &Content::size);
}

}

std::string written(LanguageTexts const& texts) {
    json::Object object;
    for (auto const& [language, text] : texts)
        object.append(std::string(texts::code(language)), text);
    return json::write(object);
}

LanguageTexts read_texts(std::string_view json) {
    LanguageTexts texts;
    auto const read = json::parse(json);
    if (!read || !read->object()) return texts;
    for (auto const& [code, text] : read->object()->members())
        if (auto const language = texts::parse_language(code))
            texts[*language] = std::string(text.text());
    return texts;
}

std::optional<Attachment> find(db::Reader& reader, AttachmentId id) {
    auto found = reader.first(
        "SELECT id, subject_kind, subject_id, place, state, name, kind, titles, alternatives,"
        " licence, version, added_at, added_by, changed_at FROM attachments WHERE id = $1",
        {id}, attachment);
    if (!found) return std::nullopt;
    reader.each(
        "SELECT attachment, size, hash, media_type, bytes, width, height FROM attachment_contents"
        " WHERE attachment = $1",
        {id}, [&](db::Row const& row) { put(*found, content(row)); });
    return found;
}

std::vector<Attachment> of_subject(db::Reader& reader, Subject const& subject) {
    auto found = reader.all(
        "SELECT id, subject_kind, subject_id, place, state, name, kind, titles, alternatives,"
        " licence, version, added_at, added_by, changed_at FROM attachments"
        " WHERE subject_kind = $1 AND subject_id = $2 ORDER BY place, id",
        {subject.kind, subject.id}, attachment);
    std::map<AttachmentId, Attachment*> by_id;
    for (auto& one : found) by_id.emplace(one.id, &one);
    reader.each(
        "SELECT c.attachment, c.size, c.hash, c.media_type, c.bytes, c.width, c.height"
        " FROM attachment_contents c JOIN attachments a ON a.id = c.attachment"
        " WHERE a.subject_kind = $1 AND a.subject_id = $2",
        {subject.kind, subject.id}, [&](db::Row const& row) {
            if (auto const one = by_id.find(row.id<AttachmentId>(0)); one != by_id.end())
                put(*one->second, content(row));
        });
    return found;
}

std::vector<Attachment> shown_after(db::Reader& reader, std::string_view after, std::size_t limit) {
    auto const ids =
        reader.all("SELECT id FROM attachments WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3",
                   {name(State::shown), after, limit},
                   [](db::Row const& row) { return row.id<AttachmentId>(0); });
    std::vector<Attachment> found;
    for (auto const& id : ids)
        if (auto one = find(reader, id)) found.push_back(*std::move(one));
    return found;
}

void add(db::Transaction& tx, Attachment const& of) {
    auto const titles = written(of.description.titles),
               alternatives = written(of.description.alternatives);
    tx.run(
        "INSERT INTO attachments (id, subject_kind, subject_id, place, state, name, kind, titles,"
        " alternatives, licence, version, added_at, added_by, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        {of.id, of.subject.kind, of.subject.id, of.place, name(of.state), of.name,
         info(of.kind).name, titles, alternatives, of.description.licence, of.version, of.added_at,
         of.added_by, of.changed_at});
    for (auto const& one : of.contents)
        tx.run(
            "INSERT INTO attachment_contents (attachment, size, hash, media_type, bytes, width,"
            " height) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {of.id, name(one.size), one.hash, one.media_type, one.bytes, one.width, one.height});
}

void update(db::Transaction& tx, Attachment const& of) {
    auto const titles = written(of.description.titles),
               alternatives = written(of.description.alternatives);
    tx.run(
        "UPDATE attachments SET place = $2, state = $3, titles = $4, alternatives = $5,"
        " licence = $6, version = $7, changed_at = $8 WHERE id = $1",
        {of.id, of.place, name(of.state), titles, alternatives, of.description.licence, of.version,
         of.changed_at});
}

Taken taken(db::Reader& reader, Subject const& subject) {
    Taken taken;
    taken.files = static_cast<std::size_t>(
        reader.number("SELECT count(*) FROM attachments"
                      " WHERE subject_kind = $1 AND subject_id = $2 AND state <> $3",
                      {subject.kind, subject.id, name(State::hidden)}));
    taken.bytes = static_cast<std::uint64_t>(
        reader.number("SELECT sum(c.bytes) FROM attachment_contents c JOIN attachments a"
                      " ON a.id = c.attachment"
                      " WHERE a.subject_kind = $1 AND a.subject_id = $2 AND a.state <> $3",
                      {subject.kind, subject.id, name(State::hidden)}));
    return taken;
}

bool has_content(db::Reader& reader, Subject const& subject, std::string_view hash) {
    return reader.number(
               "SELECT count(*) FROM attachment_contents c JOIN attachments a ON a.id = c.attachment"
               " WHERE a.subject_kind = $1 AND a.subject_id = $2 AND a.state <> $3 AND c.size = $4"
               " AND c.hash = $5",
               {subject.kind, subject.id, name(State::hidden), name(Size::whole), hash}) > 0;
}

std::int64_t next_place(db::Reader& reader, Subject const& subject) {
    return reader.number(
               "SELECT max(place) FROM attachments WHERE subject_kind = $1 AND subject_id = $2",
               {subject.kind, subject.id}) +
           1;
}

void each_needed(db::Reader& reader,
                 std::function<void(std::string const& hash, std::uint64_t bytes)> const& take) {
    bool const is_there = reader.number("SELECT count(*) FROM migrations WHERE part = $1",
                                        {"services/attachments"}) > 0;
    if (!is_there) return;
    reader.each(
        "SELECT hash, max(bytes) FROM attachment_contents GROUP BY hash ORDER BY hash", {},
        [&](db::Row const& row) { take(row.text(0), static_cast<std::uint64_t>(row.integer(1))); });
}

bool is_needed(db::Reader& reader, std::string_view hash) {
    return reader.number("SELECT count(*) FROM attachment_contents WHERE hash = $1", {hash}) > 0;
}

}
