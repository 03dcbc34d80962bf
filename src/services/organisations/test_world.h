// What the tests of organisations stand on: a real database with the registers in it.
#pragma once
#include <string>
#include <vector>

#include "platform/db/temporary.h"
#include "services/organisations/shelf.h"
#include "services/organisations/store.h"

namespace organisations {

/// A database with the registers loaded.
struct World {
    db::TemporaryDatabase made;
    resources::Resources resources = resources::embedded();
    Shelf shelf{resources};

    World() {
        std::string const folder = "src/services/organisations/migrations/";
        std::vector<db::Migration> migrations;
        for (auto name : {"001_organisations.sql", "002_names.sql"})
            migrations.push_back(
                {"services/organisations", name, resources.find(folder + name).value()});
        db::migrate(*made.database, migrations, {0});
        load();
    }
    Loaded load() {
        auto tx = made.database->begin();
        auto const loaded = load_registers(tx, resources);
        tx.commit();
        refresh();
        return loaded;
    }
    void refresh() {
        auto reader = made.database->read();
        shelf.refresh(reader);
    }
    std::expected<Organisation, basics::Problems> add(Organisation draft) {
        auto tx = made.database->begin();
        auto added = organisations::add(tx, std::move(draft), *shelf.directory());
        tx.commit();
        refresh();
        return added;
    }
    std::expected<Organisation, basics::Problems> change(Organisation draft) {
        auto tx = made.database->begin();
        auto changed = organisations::change(tx, std::move(draft), *shelf.directory());
        tx.commit();
        refresh();
        return changed;
    }
};

}
