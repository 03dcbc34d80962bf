// Lines of JSON over a Unix socket: one for the command, then {"out"}, {"err"} … and {"status"}
// last.
#include "app/commands/control.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>
#include <thread>

namespace commands {

namespace {

/// The longest line that is read: a command is a few paths and words.
constexpr std::size_t longest_line = 64 * 1024;

struct Descriptor {
    int number = -1;
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor() {
        if (number >= 0) close(number);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
};

std::string socket_path(std::string const& folder) { return folder + "/control.sock"; }

sockaddr_un address_of(std::string const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        throw std::runtime_error("the path of the data folder is too long for its socket: " + path);
    path.copy(address.sun_path, path.size());
    return address;
}

bool send_line(int to, json::Object const& object) {
    auto const line = json::write(object) + "\n";
    for (std::size_t sent = 0; sent < line.size();) {
        auto const count = send(to, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

/// Reads line by line; nothing at the end or when a line is too long.
class Lines {
public:
    explicit Lines(int from) : from_(from) {}
    std::optional<std::string> next() {
        while (true) {
            if (auto const end = held_.find('\n'); end != held_.npos) {
                auto line = held_.substr(0, end);
                held_.erase(0, end + 1);
                return line;
            }
            char bytes[4096];
            auto const count = recv(from_, bytes, sizeof bytes, 0);
            if (count <= 0 || held_.size() > longest_line) return std::nullopt;
            held_.append(bytes, static_cast<std::size_t>(count));
        }
    }

private:
    int from_;
    std::string held_;
};

}

Output to_streams() {
    return {.out = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); },
            .err = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }};
}

struct Control::Parts {
    std::string path;
    Carry carry;
    Descriptor listener{socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::jthread thread;

    Parts(std::string const& folder, Carry carry_)
        : path(socket_path(folder)), carry(std::move(carry_)) {
        unlink(path.c_str());  // Left by a server that was killed: the folder's lock says that it
                               // is gone.
        auto const address = address_of(path);
        auto const before = umask(0177);
        bool const bound =
            bind(listener.number, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
        umask(before);
        if (!bound || listen(listener.number, 8) != 0)
            throw std::runtime_error("the socket " + path + " cannot be made");
        thread = std::jthread([this](std::stop_token const& stop) { run(stop); });
    }

    void run(std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            pollfd waiting{listener.number, POLLIN, 0};
            if (poll(&waiting, 1, 200) <= 0) continue;
            Descriptor const client(accept4(listener.number, nullptr, nullptr, SOCK_CLOEXEC));
            if (client.number >= 0) serve(client.number);
        }
    }

    void serve(int client) {
        timeval const patience{10, 0};
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        auto const line = Lines(client).next();
        auto const order = line ? json::parse(*line) : std::unexpected(json::Mistake{});
        if (!order) return;
        Output const output{
            .out = [client](std::string_view text) { send_line(client, {{"out", text}}); },
            .err = [client](std::string_view text) { send_line(client, {{"err", text}}); }};
        int status = 2;
        try {
            status = carry(order->at("command").text(), order->at("arguments"), output);
        } catch (std::exception const& failure) {
            output.err("samverk: " + what_to_do(failure) + "\n");
        }
        send_line(client, {{"status", status}});
    }
};

Control::Control(std::string const& folder, Carry carry)
    : parts_(std::make_unique<Parts>(folder, std::move(carry))) {}

Control::~Control() { unlink(parts_->path.c_str()); }

std::optional<int> ask_server(std::string const& folder, std::string_view command,
                              json::Value const& arguments, Output const& output) {
    Descriptor const server(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    auto const address = address_of(socket_path(folder));
    if (connect(server.number, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        return std::nullopt;
    if (!send_line(server.number, {{"command", command}, {"arguments", arguments}}))
        return std::nullopt;
    Lines lines(server.number);
    while (auto const line = lines.next()) {
        auto const said = json::parse(*line);
        if (!said) break;
        output.out(said->at("out").text());
        output.err(said->at("err").text());
        if (auto const* status = said->at("status").integer()) return static_cast<int>(*status);
    }
    output.err(
        "samverk: the server that holds the data folder went away before it was done; run the command again\n");
    return 2;
}

}
