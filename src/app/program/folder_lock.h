// One process at a time holds a data folder.
#pragma once
#include <stdexcept>
#include <string>

namespace program {

/// What holds the data folder is in use by another process; the message says what to do.
struct InUse : std::runtime_error {
    using runtime_error::runtime_error;
};

/// Holds the folder as long as it lives; the system lets go of it when the process dies.
class FolderLock {
public:
    /// Makes the folder when it is missing. Throws InUse when another holds it, std::runtime_error
    /// when it cannot be written to.
    explicit FolderLock(std::string const& folder);
    ~FolderLock();
    FolderLock(FolderLock const&) = delete;
    FolderLock& operator=(FolderLock const&) = delete;

private:
    int descriptor_ = -1;
};

}
