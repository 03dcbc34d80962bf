// A link is made of JSON, so that no two different entries give the same bytes. Rows are read as
// they are.
#include "services/activity/chain.h"

#include "platform/secrets/secrets.h"

namespace activity {

namespace {

constexpr std::size_t read_at_a_time = 1000;

/// An entry as its row holds it, letter by letter: what is not an id must not pass for an empty
/// one.
struct Written {
    std::int64_t sequence = 0, at = 0;
    std::string actor, action, subject_kind, subject_id, organisation;
};

Written written(Entry const& entry) {
    return {entry.sequence,     entry.at.microseconds, entry.actor.string(),       entry.action,
            entry.subject.kind, entry.subject.id,      entry.organisation.string()};
}

struct Stored {
    Written entry;
    std::string details;
    Link link;
};

Stored stored(db::Row const& row) {
    return {{row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5),
             row.text(6)},
            row.text(7),
            {row.text(8), row.text(9), row.text(10)}};
}

std::vector<Stored> stored_after(db::Reader& reader, std::int64_t sequence) {
    return reader.all(
        "SELECT sequence, at, actor, action, subject_kind, subject_id, organisation, details,"
        " salt, digest, chain FROM activity WHERE sequence > $1 ORDER BY sequence LIMIT $2",
        {sequence, read_at_a_time}, stored);
}

std::string digest_of(std::string_view salt, std::string_view details) {
    if (salt.empty()) return {};
    return secrets::hash(json::write(json::Array{std::string(salt), std::string(details)}));
}

std::string chain_of(std::string_view previous, Written const& entry, std::string_view digest) {
    return secrets::hash(json::write(json::Array{
        std::string(previous), entry.sequence, entry.at, entry.actor, entry.action,
        entry.subject_kind, entry.subject_id, entry.organisation, std::string(digest)}));
}

bool has_details(std::string_view details) { return !details.empty() && details != "null"; }

/// What is wrong with one entry, or empty.
std::string complaint(Head const& before, Stored const& one) {
    auto const place = "activity " + std::to_string(one.entry.sequence) + ": ";
    if (one.entry.sequence != before.sequence + 1)
        return place + "the entries after " + std::to_string(before.sequence) + " are gone";
    bool const details_changed =
        has_details(one.details) && one.link.digest != digest_of(one.link.salt, one.details);
    if (details_changed || one.link.chain != chain_of(before.chain, one.entry, one.link.digest))
        return place + "is not as it was written";
    return {};
}

Link linked(std::string_view previous, Written const& entry, std::string_view details,
            std::string salt) {
    if (!has_details(details)) salt.clear();
    auto digest = digest_of(salt, details);
    auto chain = chain_of(previous, entry, digest);
    return {std::move(salt), std::move(digest), std::move(chain)};
}

}

Link link(std::string_view previous, Entry const& entry, std::string_view details,
          std::string salt) {
    return linked(previous, written(entry), details, std::move(salt));
}

Head head(db::Reader& reader) {
    return reader
        .first("SELECT sequence, chain FROM activity ORDER BY sequence DESC LIMIT 1", {},
               [](db::Row const& row) { return Head{row.integer(0), row.text(1)}; })
        .value_or(Head());
}

void chain_older(db::Transaction& tx) {
    if (tx.number(
            "SELECT count(*) FROM (SELECT 1 FROM activity WHERE chain = '' LIMIT 1) AS one") == 0)
        return;
    Head before;
    for (;;) {
        auto const entries = stored_after(tx, before.sequence);
        for (auto const& one : entries) {
            auto made = one.link;
            if (made.chain.empty()) {
                made = linked(before.chain, one.entry, one.details, secrets::make());
                tx.run("UPDATE activity SET salt = $1, digest = $2, chain = $3 WHERE sequence = $4",
                       {made.salt, made.digest, made.chain, one.entry.sequence});
            }
            before = {one.entry.sequence, made.chain};
        }
        if (entries.size() < read_at_a_time) return;
    }
}

std::vector<std::string> damage_of(db::Reader& reader, std::size_t limit) {
    std::vector<std::string> damage;
    Head before;
    for (;;) {
        auto const entries = stored_after(reader, before.sequence);
        for (auto const& one : entries) {
            if (auto const wrong = complaint(before, one); !wrong.empty()) damage.push_back(wrong);
            if (damage.size() == limit) return damage;
            before = {one.entry.sequence, one.link.chain};
        }
        if (entries.size() < read_at_a_time) return damage;
    }
}

}
