// Starts a process and listens to it. posix_spawn, since forking a program with threads would copy
// their locks as they happen to be.
#include "platform/confined/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace confined {

namespace {

[[noreturn]] void fail(int error, char const* what) {
    throw std::system_error(error, std::generic_category(), what);
}

class File {
public:
    explicit File(int number) : number_(number) {
        if (number < 0) fail(errno, "the confined process has no way to talk");
    }
    ~File() { close(); }
    File(File const&) = delete;
    File& operator=(File const&) = delete;

    int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

/// A process that ends with the object.
class Child {
public:
    explicit Child(pid_t id) : id_(id) {}
    ~Child() {
        kill();
        wait();
    }
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    void kill() const {
        if (id_ > 0) ::kill(id_, SIGKILL);
    }

    /// How it ended, as waitpid tells; only once.
    int wait() {
        int status = 0;
        if (id_ <= 0) return status;
        while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {}
        id_ = 0;
        return status;
    }

private:
    pid_t id_;
};

/// The bytes as a file without a name: unlike a pipe it needs nobody to keep filling it.
void fill(File const& file, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) fail(errno, "the bytes cannot be handed over");
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (lseek(file.number(), 0, SEEK_SET) != 0) fail(errno, "the bytes cannot be handed over");
}

pid_t spawn(std::vector<std::string> command, int in, int out) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&files, in, 0);
    posix_spawn_file_actions_adddup2(&files, out, 1);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<char*> arguments;
    for (auto& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    char* environment[] = {nullptr};
    pid_t id = 0;
    int const error = command.empty() ? ENOENT
                                      : posix_spawn(&id, command[0].c_str(), &files, &attributes,
                                                    arguments.data(), environment);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) fail(error, "the confined process cannot be started");
    return id;
}

enum class Heard { all, too_much, too_late };

Heard listen(int from, std::chrono::steady_clock::time_point until, std::size_t most_bytes,
             std::string& bytes) {
    std::vector<char> buffer(64 * 1024);
    for (;;) {
        auto const left =
            std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) return Heard::too_late;
        pollfd wait{.fd = from, .events = POLLIN, .revents = 0};
        int const ready = poll(&wait, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR) fail(errno, "the confined process cannot be heard");
        if (ready <= 0) continue;
        auto const count = ::read(from, buffer.data(), buffer.size());
        if (count < 0 && errno != EINTR) fail(errno, "the confined process cannot be heard");
        if (count == 0) return Heard::all;
        if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > most_bytes) return Heard::too_much;
    }
}

}

Told run(Process const& process, std::string_view bytes, std::size_t most_bytes) {
    File in(memfd_create("bytes", MFD_CLOEXEC));
    fill(in, bytes);
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) fail(errno, "the confined process has no way to talk");
    File const ear(ends[0]);
    File mouth(ends[1]);
    Child child(spawn(process.command, in.number(), mouth.number()));
    in.close();
    mouth.close();

    Told told;
    auto const until = std::chrono::steady_clock::now() + process.time;
    switch (listen(ear.number(), until, most_bytes, told.bytes)) {
        case Heard::too_late: told.ending = Ending::used_up; return told;
        case Heard::too_much: told.ending = Ending::said_too_much; return told;
        case Heard::all: break;
    }
    int const status = child.wait();
    if (WIFSIGNALED(status)) {
        // Libraries abort when they get no memory.
        int const by = WTERMSIG(status);
        bool const used_up = by == SIGXCPU || by == SIGKILL || by == SIGABRT;
        told.ending = used_up ? Ending::used_up : Ending::crashed;
        return told;
    }
    if (WEXITSTATUS(status) != 0) fail(EPROTO, "the confined process could not begin");
    told.ending = Ending::finished;
    return told;
}

std::string read_whole(int in, std::size_t most_bytes) {
    std::string bytes;
    std::vector<char> buffer(64 * 1024);
    for (;;) {
        auto const count = ::read(in, buffer.data(), buffer.size());
        if (count < 0) throw std::runtime_error("the bytes cannot be read");
        if (count == 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > most_bytes) throw std::runtime_error("the bytes are too many");
    }
}

void write_whole(int out, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::write(out, bytes.data(), bytes.size());
        if (count <= 0) throw std::runtime_error("nobody listens");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

}
