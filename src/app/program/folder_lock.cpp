// A lock of the system's on a file in the folder.
#include "app/program/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

namespace program {

FolderLock::FolderLock(std::string const& folder) {
    std::filesystem::create_directories(folder);
    descriptor_ = open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        throw std::runtime_error("the data folder " + folder + " cannot be written to");
    if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    close(descriptor_);
    throw InUse("the data folder " + folder + " is in use by another samverk; stop that one first");
}

FolderLock::~FolderLock() { close(descriptor_); }

}
