// Starts the PDF process and listens to it. posix_spawn, since forking a program with threads would
// copy their locks as they happen to be.
#include "platform/documents/pdf.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

namespace documents {

using Failure = std::unexpected<DocumentError>;

namespace {

[[noreturn]] void fail(int error, char const* what) {
    throw std::system_error(error, std::generic_category(), what);
}

class File {
public:
    explicit File(int number) : number_(number) {
        if (number < 0) fail(errno, "the PDF process has no way to talk");
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

/// The PDF as a file without a name: unlike a pipe it needs nobody to keep filling it.
void fill(File const& file, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) fail(errno, "the PDF cannot be handed over");
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (lseek(file.number(), 0, SEEK_SET) != 0) fail(errno, "the PDF cannot be handed over");
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
    if (error != 0) fail(error, "the PDF process cannot be started");
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
        if (ready < 0 && errno != EINTR) fail(errno, "the PDF process cannot be heard");
        if (ready <= 0) continue;
        auto const count = ::read(from, buffer.data(), buffer.size());
        if (count < 0 && errno != EINTR) fail(errno, "the PDF process cannot be heard");
        if (count == 0) return Heard::all;
        if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > most_bytes) return Heard::too_much;
    }
}

}

std::expected<PdfText, DocumentError> extract_pdf(std::string_view bytes, PdfProcess const& process,
                                                  DocumentLimits const& limits) {
    File in(memfd_create("pdf", MFD_CLOEXEC));
    fill(in, bytes);
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) fail(errno, "the PDF process has no way to talk");
    File const ear(ends[0]);
    File mouth(ends[1]);
    Child child(spawn(process.command, in.number(), mouth.number()));
    in.close();
    mouth.close();

    std::string heard;
    auto const until = std::chrono::steady_clock::now() + process.time;
    // A line takes some forty bytes beside its text, and short lines are many.
    switch (listen(ear.number(), until, limits.text_bytes * 4, heard)) {
        case Heard::too_late: return Failure(DocumentError::took_too_long);
        case Heard::too_much: return Failure(DocumentError::too_large);
        case Heard::all: break;
    }
    int const status = child.wait();
    if (WIFSIGNALED(status)) {
        // Without memory poppler aborts.
        int const by = WTERMSIG(status);
        bool const used_up = by == SIGXCPU || by == SIGKILL || by == SIGABRT;
        return Failure(used_up ? DocumentError::took_too_long : DocumentError::damaged);
    }
    if (WEXITSTATUS(status) != 0) fail(EPROTO, "the PDF process could not begin");
    auto pdf = decoded_pdf(heard, limits);
    return pdf ? *std::move(pdf) : Failure(DocumentError::damaged);
}

}
