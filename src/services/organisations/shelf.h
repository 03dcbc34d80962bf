// Where the newest directory stands.
#pragma once
#include <memory>
#include <mutex>

#include "platform/db/database.h"
#include "platform/resources/resources.h"
#include "services/organisations/directory.h"

namespace organisations {

/// Holds the directory that all threads read, and replaces it when organisations have changed.
/// Thread-safe.
class Shelf {
public:
    /// Empty of organisations until the first refresh().
    explicit Shelf(resources::Resources const& resources);

    /// The directory as it is now; what is taken stays valid as long as it is held.
    std::shared_ptr<Directory const> directory() const;

    /// Reads all organisations anew. To be called at the start and after each commit that changed
    /// some.
    void refresh(db::Reader& reader);

private:
    resources::Resources resources_;
    mutable std::mutex mutex_;
    std::shared_ptr<Directory const> directory_;
};

/// A directory of the registers alone, for commands and tests that have no database.
std::shared_ptr<Directory const> registered_directory(resources::Resources const& resources);

}
