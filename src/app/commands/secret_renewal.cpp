// The new secrets are on disk before anything is sealed with them, and take the old ones' names
// after.
#include "app/commands/secret_renewal.h"

#include <array>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "app/commands/output.h"
#include "app/program/folder_lock.h"
#include "app/program/program.h"
#include "features/knowledge/knowledge.h"
#include "platform/files/kept_secret.h"
#include "services/identities/store.h"
#include "services/members/letter_store.h"
#include "services/members/session_store.h"

namespace commands {

namespace {

struct Sealed {
    std::string_view file;
    std::string_view what;
    void (*renew)(db::Transaction& tx, secrets::Renewal& renewal);
};

constexpr std::array all_sealed = {
    Sealed{"second_step_secret", "keys of second steps", members::store::renew_keys},
    Sealed{"connector_secret", "keys of sources", knowledge::renew_source_keys},
    Sealed{"identity_secret", "secrets and sessions of services that people sign in by",
           [](db::Transaction& tx, secrets::Renewal& renewal) {
               identities::store::renew_secrets(tx, renewal);
               members::store::renew_tokens(tx, renewal);
           }},
};

std::unique_ptr<db::Database> opened(program::Place const& place) {
    auto const address = program::database_address(place);
    if (db::is_postgres(address)) return db::open_postgres(address);
    auto const file = program::sqlite_file(place.data);
    if (!std::filesystem::exists(file))
        throw std::runtime_error("there is no " + file + "; check the name of the folder or file");
    return db::open_sqlite(file);
}

/// One secret's change, and how it went.
struct Change {
    Sealed const& sealed;
    files::SecretRenewal file;
    secrets::Renewal renewal;
};

}

int renew_secrets(program::Place const& place) {
    auto const database = opened(place);
    program::FolderLock const alone(place.data);
    std::vector<Change> changes;
    for (auto const& one : all_sealed) {
        files::SecretRenewal file(place.data + "/" + std::string(one.file));
        secrets::Renewal renewal(file.old(), file.next());
        changes.push_back({one, std::move(file), std::move(renewal)});
    }
    auto tx = database->begin();
    for (auto& one : changes) one.sealed.renew(tx, one.renewal);
    tx.commit();
    std::size_t lost = 0;
    for (auto const& one : changes) {
        one.file.finish();
        lost += one.renewal.lost();
        to_streams().out(
            std::string(one.sealed.file) + ": " + std::to_string(one.renewal.renewed()) + " " +
            std::string(one.sealed.what) + " sealed anew" +
            (one.renewal.lost() == 0
                 ? ""
                 : ", " + std::to_string(one.renewal.lost()) + " could not be opened") +
            "\n");
    }
    return lost == 0 ? 0 : 1;
}

}
