// Bytes first, then the name, each synced before the next step.
#include "platform/files/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace files {

namespace {

[[noreturn]] void fail(std::string const& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// An open file or folder, closed at the end.
class Opened {
public:
    Opened(std::string const& path, int flags)
        : number_(open(path.c_str(), flags | O_CLOEXEC, 0600)), path_(path) {
        if (number_ < 0) fail(path_ + " cannot be opened");
    }
    ~Opened() { close(number_); }
    Opened(Opened const&) = delete;
    Opened& operator=(Opened const&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const count = ::write(number_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail(path_ + " cannot be written");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void sync() {
        if (fsync(number_) != 0) fail(path_ + " cannot be made to last");
    }

private:
    int number_;
    std::string const& path_;
};

std::string folder_of(std::string const& path) {
    auto const slash = path.rfind('/');
    return slash == path.npos ? "." : path.substr(0, slash + 1);
}

void rename_durably(std::string const& from, std::string const& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) fail(to + " cannot be put in place");
    auto const folder = folder_of(to);
    Opened(folder, O_RDONLY | O_DIRECTORY).sync();
}

}

void write_durably(std::string const& path, std::string_view bytes) {
    auto const part = path + ".part";
    try {
        Opened file(part, O_WRONLY | O_CREAT | O_TRUNC);
        file.write(bytes);
        file.sync();
    } catch (...) {
        unlink(part.c_str());
        throw;
    }
    rename_durably(part, path);
}

void put_in_place(std::string const& from, std::string const& to) {
    Opened(from, O_RDONLY).sync();
    rename_durably(from, to);
}

}
