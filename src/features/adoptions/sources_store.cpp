// A row for each adoption whose source is another one of the same subject.
#include "features/adoptions/sources_store.h"

namespace adoptions {

namespace {

AdoptionId read_id(db::Row const& row) { return row.id<AdoptionId>(0); }

}

std::optional<AdoptionId> source_of(db::Reader& reader, AdoptionId const& adoption) {
    return reader.first("SELECT source FROM adoption_sources WHERE adoption = $1", {adoption},
                        read_id);
}

std::map<AdoptionId, AdoptionId> sources_of(db::Reader& reader, activity::Subject const& subject) {
    std::map<AdoptionId, AdoptionId> all;
    reader.each("SELECT adoption, source FROM adoption_sources WHERE subject = $1", {subject.id},
                [&](db::Row const& row) {
                    all.emplace(row.id<AdoptionId>(0), row.id<AdoptionId>(1));
                    return true;
                });
    return all;
}

std::vector<AdoptionId> taken_from(db::Reader& reader, AdoptionId const& source) {
    return reader.all("SELECT adoption FROM adoption_sources WHERE source = $1 ORDER BY adoption",
                      {source}, read_id);
}

void set_source(db::Transaction& tx, Adoption const& adoption,
                std::optional<AdoptionId> const& source) {
    tx.run("DELETE FROM adoption_sources WHERE subject = $1 AND adoption = $2",
           {adoption.subject.id, adoption.id});
    if (source)
        tx.run("INSERT INTO adoption_sources (subject, adoption, source) VALUES ($1, $2, $3)",
               {adoption.subject.id, adoption.id, *source});
}

}
