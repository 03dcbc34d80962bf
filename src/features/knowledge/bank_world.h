// What the tests of the bank stand on: projects in a real database.
#pragma once
#include <fstream>
#include <iterator>
#include <string>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"

namespace knowledge {

inline std::string file(char const* path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Bank {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    organisations::Directory directory{{}, {}, {}};
    members::MemberId const anna = members::MemberId::make();

    Bank() {
        auto tx = made.database->begin();
        tx.script(file("src/services/activity/migrations/001_activity.sql"));
        tx.script(file("src/services/activity/migrations/002_chain.sql"));
        tx.script(file("src/features/knowledge/migrations/001_projects.sql"));
        tx.script(file("src/features/knowledge/migrations/005_persons.sql"));
        tx.script(file("src/features/knowledge/migrations/006_relations.sql"));
        tx.commit();
    }
    Hand hand(std::int64_t at = 1) { return {log, directory, {at}, anna}; }
    Imported take(Record const& record, std::int64_t at = 1) {
        auto tx = made.database->begin();
        auto const imported = import_record(tx, hand(at), record);
        tx.commit();
        return imported;
    }
    Project project(ProjectId id) {
        auto reader = made.database->read();
        return find(reader, id).value();
    }
    json::Object write(ProjectId id, json::Object const& fields) {
        auto tx = made.database->begin();
        auto const saved = save(tx, hand(2), id, find(tx, id)->version, fields);
        tx.commit();
        return saved.value().fields;
    }
};

inline Record record(std::string id, std::string title, std::string source = "swecris") {
    return {.source = std::move(source),
            .source_id = std::move(id),
            .source_name = "SweCRIS",
            .content = {.title = {{texts::Language::sv, std::move(title)}},
                        .funder = "Vinnova",
                        .funder_number = "2020-01234"}};
}

}
