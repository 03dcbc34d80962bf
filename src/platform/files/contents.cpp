// Written beside, made to last, then named: a content is there whole or not at all.
#include "platform/files/contents.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "platform/basics/id.h"
#include "platform/files/mapped.h"
#include "platform/secrets/secrets.h"

namespace files {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view unfinished = "unfinished-";

[[noreturn]] void fail(int error, std::string const& doing) {
    if (error == ENOSPC || error == EDQUOT) throw NoRoom(doing + ": the disk is full");
    throw std::system_error(error, std::generic_category(), doing);
}

class Open {
public:
    Open(std::string const& path, int flags) : descriptor_(::open(path.c_str(), flags, 0600)) {
        if (descriptor_ < 0) fail(errno, "opening " + path);
    }
    ~Open() { ::close(descriptor_); }
    Open(Open const&) = delete;
    Open& operator=(Open const&) = delete;

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto const count = ::write(descriptor_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail(errno, "writing a file");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void make_last() const {
        if (::fsync(descriptor_) != 0) fail(errno, "writing a file to disk");
    }

private:
    int descriptor_;
};

void make_folder_last(std::string const& folder) {
    Open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC).make_last();
}

void make_folder(std::string const& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) fail(error.value(), "making the folder " + folder);
}

std::string path_of(std::string const& folder, std::string_view hash) {
    return folder + "/" + std::string(hash.substr(0, 2)) + "/" + std::string(hash);
}

/// A file that is gone again unless it got its name.
class Arriving {
public:
    explicit Arriving(std::string const& folder) {
        auto const letters = basics::new_id_letters();
        path_ =
            folder + "/" + std::string(unfinished) + std::string(letters.data(), letters.size());
    }
    ~Arriving() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    Arriving(Arriving const&) = delete;
    Arriving& operator=(Arriving const&) = delete;

    std::string const& path() const { return path_; }
    void become(std::string const& name) {
        if (::rename(path_.c_str(), name.c_str()) != 0) fail(errno, "naming a file");
        path_.clear();
    }

private:
    std::string path_;
};

}

bool is_hash(std::string_view text) {
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::string Contents::keep(std::string_view bytes) {
    auto const hash = secrets::hash(bytes);
    auto const path = path_of(folder_, hash);
    auto const shelf = fs::path(path).parent_path().string();
    std::error_code ignored_since_then_it_is_written;
    auto const there = fs::file_size(path, ignored_since_then_it_is_written);
    // One of another size was damaged from outside; the whole one takes its place.
    if (!ignored_since_then_it_is_written && there == bytes.size()) return hash;
    make_folder(shelf);
    Arriving arriving(folder_);
    {
        Open const file(arriving.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
        file.write(bytes);
        file.make_last();
    }
    arriving.become(path);
    make_folder_last(shelf);
    make_folder_last(folder_);
    return hash;
}

std::optional<std::string> Contents::find(std::string_view hash) const {
    if (!is_hash(hash)) return std::nullopt;
    auto path = path_of(folder_, hash);
    std::error_code ignored_since_then_it_is_not_there;
    if (!fs::is_regular_file(path, ignored_since_then_it_is_not_there)) return std::nullopt;
    return path;
}

bool Contents::is_sound(std::string_view hash) const {
    auto const path = find(hash);
    return path && secrets::hash(Mapped(*path).bytes()) == hash;
}

void Contents::each(
    std::function<void(std::string const& hash, std::uint64_t size)> const& take) const {
    if (!fs::exists(folder_)) return;
    for (auto const& shelf : fs::directory_iterator(folder_)) {
        if (!shelf.is_directory()) continue;
        for (auto const& file : fs::directory_iterator(shelf))
            if (auto const name = file.path().filename().string(); is_hash(name))
                take(name, file.file_size());
    }
}

bool Contents::remove(std::string_view hash) {
    auto const path = find(hash);
    return path && fs::remove(*path);
}

std::size_t Contents::remove_unfinished() {
    std::size_t count = 0;
    if (!fs::exists(folder_)) return count;
    std::vector<fs::path> found;
    for (auto const& file : fs::directory_iterator(folder_))
        if (file.path().filename().string().starts_with(unfinished)) found.push_back(file.path());
    for (auto const& path : found) count += fs::remove(path) ? 1 : 0;
    return count;
}

}
