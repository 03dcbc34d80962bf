// One row for each text that was written here; the shelf follows each commit.
#include "features/translations/store.h"

namespace translations {

std::map<std::string, Stored> written(db::Reader& reader, texts::Further language) {
    std::map<std::string, Stored> found;
    reader.each("SELECT id, words, version FROM further_texts WHERE language = $1",
                {texts::code(language)}, [&](db::Row const& row) {
                    found.emplace(row.text(0), Stored{row.text(1), row.integer(2)});
                });
    return found;
}

namespace {

bool put(db::Transaction& tx, texts::Further language, Change const& change, basics::Time now) {
    auto const code = texts::code(language);
    if (change.version == 0)
        return tx.run(
                   "INSERT INTO further_texts (language, id, words, version, changed_at)"
                   " VALUES ($1, $2, $3, 1, $4) ON CONFLICT (language, id) DO NOTHING",
                   {code, change.id, change.words, now}) == 1;
    return tx.run(
               "UPDATE further_texts SET words = $3, version = version + 1, changed_at = $4"
               " WHERE language = $1 AND id = $2 AND version = $5",
               {code, change.id, change.words, now, change.version}) == 1;
}

}

Keeper::Keeper(web::Services& services) : services_(services) { refresh(); }

bool Keeper::save(texts::Further language, std::vector<Change> const& changes,
                  members::MemberId by) {
    auto tx = services_.database.begin();
    auto const now = services_.now();
    auto const before = services_.further.now(language);
    for (auto const& change : changes) {
        if (!put(tx, language, change, now)) return false;
        auto const old = before->own().find(change.id);
        services_.activity.record(
            tx, {.at = now,
                 .actor = by,
                 .action = "translations.changed",
                 .subject = subject_of(language, change.id),
                 .details = json::Object{
                     {"before", old == before->own().end() ? std::string() : old->second},
                     {"words", change.words}}});
    }
    // First what pages read, then the edition: no page is kept that was made in between.
    tx.after_commit([this] { refresh(); });
    tx.commit();
    return true;
}

void Keeper::refresh() {
    // Two changes at once: whoever comes last has read last.
    std::lock_guard const lock(refreshing_);
    auto reader = services_.database.read();
    for (auto language : texts::further_languages) {
        texts::TextsById edited;
        for (auto& [id, stored] : written(reader, language))
            edited.emplace(id, std::move(stored.words));
        services_.further.set(language, edited);
    }
}

activity::Subject subject_of(texts::Further language, std::string const& id) {
    return {"translation", std::string(texts::code(language)) + "/" + id};
}

}
