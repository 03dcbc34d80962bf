// A disk that fails when it is told to, loaded into the program by LD_PRELOAD: it counts the calls
// that change files in one folder, and ends the program at a given one or has no room from it on.
//   SAMVERK_FAULTS_FOLDER   the folder; calls about other files pass untouched. The search index in it
//                           never runs out of room half-way, which Xapian does not survive: it asks
//                           for room before it begins, and is told that there is none
//   SAMVERK_FAULTS_CONTROL  a file that the test shares with the program: struct Control below
//   SAMVERK_FAULTS_LOG      when it is set, a line is added to this file for each call: what it is, and
//                           the file
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace {

/// What the test reads and sets while the program runs. Zero means never.
struct Control {
    std::atomic<std::int64_t> calls;      ///< How many there have been.
    std::atomic<std::int64_t> kill_at;    ///< The call at which the program ends, half done.
    std::atomic<std::int64_t> full_from;  ///< The first call that finds no room.
};

/// The C library's own function of this name.
template <class Function>
Function* real(char const* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

Control* shared_control() {
    auto const* path = std::getenv("SAMVERK_FAULTS_CONTROL");
    int const file = path ? real<int(char const*, int, ...)>("open")(path, O_RDWR) : -1;
    if (file < 0) return nullptr;
    void* const memory =
        mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    return memory == MAP_FAILED ? nullptr : static_cast<Control*>(memory);
}

Control* control() {
    static Control* const shared = shared_control();
    return shared;
}

std::string_view watched_folder() {
    static auto const* const folder = std::getenv("SAMVERK_FAULTS_FOLDER");
    return folder ? folder : "";
}

bool is_watched(std::string_view path) {
    return control() && !watched_folder().empty() && path.starts_with(watched_folder());
}

/// The path of an open file, in `path`; empty when it has none.
std::string_view path_of(int file, std::span<char> path) {
    std::array<char, 32> link{"/proc/self/fd/"};
    auto* end = link.data() + std::string_view(link.data()).size();
    std::array<char, 12> digits{};
    std::size_t count = 0;
    for (int rest = file; count == 0 || rest > 0; rest /= 10)
        digits[count++] = static_cast<char>('0' + rest % 10);
    while (count > 0) *end++ = digits[--count];
    auto const length = readlink(link.data(), path.data(), path.size());
    return length > 0 ? std::string_view(path.data(), static_cast<std::size_t>(length))
                      : std::string_view();
}

enum class Fault { none, kill, full };

bool is_full_at(std::int64_t call) {
    auto const full_from = control()->full_from.load();
    return full_from > 0 && call >= full_from;
}

bool has_always_room(std::string_view path) { return path.contains("/index/"); }

int opened_log() {
    auto const* path = std::getenv("SAMVERK_FAULTS_LOG");
    return path ? real<int(char const*, int, ...)>("open")(path, O_WRONLY | O_APPEND) : -1;
}

/// Number, call and path. Several threads may call at once; each line is written whole.
void note(std::int64_t number, std::string_view call, std::string_view path) {
    static int const log = opened_log();
    if (log < 0) return;
    auto const line =
        std::to_string(number) + " " + std::string(call) + " " + std::string(path) + "\n";
    static auto* const write_line = real<ssize_t(int, void const*, size_t)>("write");
    if (write_line(log, line.data(), line.size()) < 0) std::abort();
}

Fault next_call(std::string_view call, std::string_view path) {
    if (!is_watched(path)) return Fault::none;
    auto const number = ++control()->calls;
    note(number, call, path);
    if (number == control()->kill_at) return Fault::kill;
    return is_full_at(number) && !has_always_room(path) ? Fault::full : Fault::none;
}

Fault next_call(std::string_view call, int file) {
    if (!control()) return Fault::none;
    std::array<char, 4096> path{};
    return next_call(call, path_of(file, path));
}

[[noreturn]] void die() {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/// How many of the bytes there is room for: those that overwrite what the file has already.
std::size_t room(int file, std::size_t bytes, off64_t at) {
    struct stat64 status{};
    if (fstat64(file, &status) != 0 || at >= status.st_size) return 0;
    return std::min(bytes, static_cast<std::size_t>(status.st_size - at));
}

template <class Write>
ssize_t write_or_fail(int file, std::size_t bytes, off64_t at, Write write) {
    switch (next_call("write", file)) {
        case Fault::none: return write(bytes);
        case Fault::kill: write(bytes / 2); die();
        case Fault::full: break;
    }
    if (auto const fits = room(file, bytes, at); fits > 0) return write(fits);
    errno = ENOSPC;
    return -1;
}

/// For calls that are done or not, and need no room.
template <class Named, class Call>
int done_or_not(std::string_view name, Named named, Call call) {
    if (next_call(name, named) == Fault::kill) die();
    return call();
}

/// For calls that need room whatever they do.
template <class Call>
int needing_room(std::string_view name, std::string_view path, Call call) {
    switch (next_call(name, path)) {
        case Fault::none: return call();
        case Fault::kill: die();
        case Fault::full: break;
    }
    errno = ENOSPC;
    return -1;
}

int open_or_fail(char const* name, char const* path, int flags, mode_t mode) {
    auto* const open_file = real<int(char const*, int, ...)>(name);
    bool const makes = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
    auto const call = [&] { return open_file(path, flags, mode); };
    return makes ? needing_room("make", path, call) : call();
}

mode_t mode_of(int flags, va_list more) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

}

extern "C" {

int open(char const* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    auto const mode = mode_of(flags, more);
    va_end(more);
    return open_or_fail("open", path, flags, mode);
}

int open64(char const* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    auto const mode = mode_of(flags, more);
    va_end(more);
    return open_or_fail("open64", path, flags, mode);
}

ssize_t write(int file, void const* bytes, size_t count) {
    static auto* const call = real<decltype(write)>("write");
    return write_or_fail(file, count, lseek64(file, 0, SEEK_CUR),
                         [&](std::size_t some) { return call(file, bytes, some); });
}

ssize_t pwrite(int file, void const* bytes, size_t count, off_t at) {
    static auto* const call = real<decltype(pwrite)>("pwrite");
    return write_or_fail(file, count, at,
                         [&](std::size_t some) { return call(file, bytes, some, at); });
}

ssize_t pwrite64(int file, void const* bytes, size_t count, off64_t at) {
    static auto* const call = real<decltype(pwrite64)>("pwrite64");
    return write_or_fail(file, count, at,
                         [&](std::size_t some) { return call(file, bytes, some, at); });
}

int ftruncate(int file, off_t size) noexcept {
    static auto* const call = real<int(int, off_t)>("ftruncate");
    return done_or_not("truncate", file, [&] { return call(file, size); });
}

int ftruncate64(int file, off64_t size) noexcept {
    static auto* const call = real<int(int, off64_t)>("ftruncate64");
    return done_or_not("truncate", file, [&] { return call(file, size); });
}

int fsync(int file) {
    static auto* const call = real<decltype(fsync)>("fsync");
    return done_or_not("sync", file, [&] { return call(file); });
}

int fdatasync(int file) {
    static auto* const call = real<decltype(fdatasync)>("fdatasync");
    return done_or_not("sync", file, [&] { return call(file); });
}

int rename(char const* from, char const* to) noexcept {
    static auto* const call = real<int(char const*, char const*)>("rename");
    return done_or_not("rename", std::string_view(to), [&] { return call(from, to); });
}

int unlink(char const* path) noexcept {
    static auto* const call = real<int(char const*)>("unlink");
    return done_or_not("remove", std::string_view(path), [&] { return call(path); });
}

int remove(char const* path) noexcept {
    static auto* const call = real<int(char const*)>("remove");
    return done_or_not("remove", std::string_view(path), [&] { return call(path); });
}

int mkdir(char const* path, mode_t mode) noexcept {
    static auto* const call = real<int(char const*, mode_t)>("mkdir");
    return needing_room("mkdir", path, [&] { return call(path, mode); });
}

ssize_t sendfile(int to, int from, off_t* offset, size_t count) noexcept {
    static auto* const call = real<ssize_t(int, int, off_t*, size_t)>("sendfile");
    return write_or_fail(to, count, lseek64(to, 0, SEEK_CUR),
                         [&](std::size_t some) { return call(to, from, offset, some); });
}
int statvfs(char const* path, struct statvfs* about) noexcept {
    static auto* const call = real<int(char const*, struct statvfs*)>("statvfs");
    int const result = call(path, about);
    if (result == 0 && is_watched(path) && is_full_at(control()->calls + 1)) about->f_bavail = 0;
    return result;
}

int statvfs64(char const* path, struct statvfs64* about) noexcept {
    static auto* const call = real<int(char const*, struct statvfs64*)>("statvfs64");
    int const result = call(path, about);
    if (result == 0 && is_watched(path) && is_full_at(control()->calls + 1)) about->f_bavail = 0;
    return result;
}
}
