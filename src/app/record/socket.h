// A Unix datagram socket that somebody listens at, as syslog does.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace record {

class Socket {
public:
    explicit Socket(std::string path, std::chrono::milliseconds patience = std::chrono::seconds(1));
    ~Socket();
    Socket(Socket const&) = delete;
    Socket& operator=(Socket const&) = delete;
    /// Sends one message, waiting for room as long as its patience lasts. Throws std::system_error
    /// when nobody listens or there is no room; the next call tries anew.
    void send(std::string_view message);

private:
    void connect();

    std::string path_;
    std::chrono::milliseconds patience_;
    int descriptor_ = -1;
};

}
