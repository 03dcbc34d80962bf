// libcurl with its own redirects, proxies by environment, cookies and other protocols off.
#include "platform/outbound/transfer.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "platform/http/ascii.h"

namespace outbound {

namespace {

constexpr std::size_t most_header_bytes = std::size_t{64} * 1024;
constexpr std::int64_t least_bytes_a_second = 100;

using Steady = std::chrono::steady_clock;

/// The address that a socket is about to connect to.
std::optional<http::Address> address_of(curl_sockaddr const& to) {
    char text[INET6_ADDRSTRLEN] = {};
    if (to.family == AF_INET) {
        sockaddr_in place{};
        std::memcpy(&place, &to.addr, sizeof place);
        inet_ntop(AF_INET, &place.sin_addr, text, sizeof text);
    } else if (to.family == AF_INET6) {
        sockaddr_in6 place{};
        std::memcpy(&place, &to.addr, std::min<std::size_t>(to.addrlen, sizeof place));
        inet_ntop(AF_INET6, &place.sin6_addr, text, sizeof text);
    }
    return http::Address::parse(text);
}

Reason reason_of(CURLcode code) {
    switch (code) {
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_INVALIDCERTSTATUS: return Reason::certificate;
        case CURLE_OPERATION_TIMEDOUT: return Reason::too_slow;
        case CURLE_FILESIZE_EXCEEDED: return Reason::too_large;
        case CURLE_PARTIAL_FILE:
        case CURLE_BAD_CONTENT_ENCODING: return Reason::incomplete;
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_WEIRD_SERVER_REPLY: return Reason::not_http;
        default: return Reason::not_reached;
    }
}

/// A list of headers, or of places to look names up, as libcurl wants it.
class List {
public:
    ~List() { curl_slist_free_all(list_); }
    List() = default;
    List(List const&) = delete;
    List& operator=(List const&) = delete;
    void add(std::string const& line) {
        auto* const longer = curl_slist_append(list_, line.c_str());
        if (!longer) throw std::bad_alloc();
        list_ = longer;
    }
    curl_slist* get() const { return list_; }

private:
    curl_slist* list_ = nullptr;
};

}

struct Transfer::Parts {
    settings::Outbound const& settings;
    Request const& request;
    Take const& take;
    CURL* curl = curl_easy_init();
    List headers, places;
    std::vector<http::Address> addresses;
    Answer answer;
    std::size_t header_bytes = 0;
    std::uint64_t most_bytes = 0;
    std::optional<Reason> why;  ///< Set by whoever ends the transfer early.
    std::exception_ptr thrown;
    Steady::time_point begun = Steady::now(), window = begun;
    std::int64_t window_bytes = 0;
    char said[CURL_ERROR_SIZE] = {};

    Parts(settings::Outbound const& settings_, Request const& request_, Take const& take_)
        : settings(settings_), request(request_), take(take_) {
        if (!curl) throw std::bad_alloc();
        auto const limit = static_cast<std::uint64_t>(settings.answer_mebibytes) * 1024 * 1024;
        most_bytes = request.most_bytes > 0 ? std::min(request.most_bytes, limit) : limit;
    }
    ~Parts() { curl_easy_cleanup(curl); }
    Parts(Parts const&) = delete;
    Parts& operator=(Parts const&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        auto const code = curl_easy_setopt(curl, option, value);
        if (code != CURLE_OK)
            throw std::runtime_error(std::string("libcurl refuses a setting: ") +
                                     curl_easy_strerror(code));
    }

    void set_way(Target const& target, std::vector<http::Address> const& given) {
        set(CURLOPT_URL, target.address.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!settings.certificates.empty()) {
            set(CURLOPT_CAINFO, settings.certificates.c_str());
            set(CURLOPT_CAPATH, "/etc/ssl/certs");
        }
        addresses = given;
        // Also empty: otherwise the environment could name a proxy.
        set(CURLOPT_PROXY, addresses.empty() ? settings.proxy.c_str() : "");
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        if (addresses.empty()) return;
        if (!target.number) {
            auto place = target.host + ":" + std::to_string(target.port) + ":";
            for (auto const& one : addresses) {
                auto const text = one.is_ipv4() ? one.text() : "[" + one.text() + "]";
                place += (place.ends_with(':') ? "" : ",") + text;
            }
            places.add(place);
            set(CURLOPT_RESOLVE, places.get());
        }
        set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
        set(CURLOPT_OPENSOCKETDATA, this);
    }

    void set_headers(bool with_key) {
        for (auto const& [name, value] : request.headers) {
            if (!http::is_token(name) || !http::is_header_value(value))
                throw std::invalid_argument("a header that cannot be sent: " + name);
            if (with_key || http::lower(name) != "authorization") headers.add(name + ": " + value);
        }
        if (!request.etag.empty() && http::is_header_value(request.etag))
            headers.add("If-None-Match: " + request.etag);
        if (!request.last_modified.empty() && http::is_header_value(request.last_modified))
            headers.add("If-Modified-Since: " + request.last_modified);
        set_form();
        set(CURLOPT_HTTPHEADER, headers.get());
        set(CURLOPT_USERAGENT, "Samverk/1");
        set(CURLOPT_ACCEPT_ENCODING, "gzip");
    }

    void set_form() {
        if (!request.form) return;
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, request.form->c_str());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.form->size()));
        headers.add("Content-Type: application/x-www-form-urlencoded");
        headers.add("Expect:");  // Otherwise a large form waits for leave to come.
    }

    void set_limits() {
        set(CURLOPT_ERRORBUFFER, said);
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.connect_seconds));
        set(CURLOPT_TIMEOUT, static_cast<long>(settings.total_seconds));
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(most_bytes));
        set(CURLOPT_HEADERFUNCTION, &take_header);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_WRITEFUNCTION, &take_body);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &look_on);
        set(CURLOPT_XFERINFODATA, this);
    }

    static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* to) {
        auto& parts = *static_cast<Parts*>(self);
        auto const address = address_of(*to);
        if (!address || std::ranges::find(parts.addresses, *address) == parts.addresses.end()) {
            parts.why = Reason::address_internal;
            return CURL_SOCKET_BAD;
        }
        return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
    }

    std::size_t end(Reason reason) {
        why = reason;
        return 0;
    }

    static std::size_t take_header(char* bytes, std::size_t, std::size_t size, void* self) {
        auto& parts = *static_cast<Parts*>(self);
        std::string_view line(bytes, size);
        parts.header_bytes += size;
        if (parts.header_bytes > most_header_bytes) return parts.end(Reason::too_large);
        while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with("HTTP/")) parts.answer.headers.clear();  // After "100 Continue".
        auto const colon = line.find(':');
        if (colon == line.npos) return size;
        auto& value = parts.answer.headers[http::lower(line.substr(0, colon))];
        value +=
            (value.empty() ? "" : ", ") + std::string(http::without_blanks(line.substr(colon + 1)));
        return size;
    }

    static std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* self) {
        auto& parts = *static_cast<Parts*>(self);
        parts.answer.bytes += size;
        if (parts.answer.bytes > parts.most_bytes) return parts.end(Reason::too_large);
        if (auto const status = parts.status(); status < 200 || status > 299) return size;
        try {
            parts.take({bytes, size});
            return size;
        } catch (...) {
            parts.thrown = std::current_exception();
            return 0;
        }
    }

    int status() const {
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        return static_cast<int>(status);
    }

    /// Called by libcurl about once a second, and more often while bytes come.
    static int look_on(void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t) {
        auto& parts = *static_cast<Parts*>(self);
        if (auto const reason = parts.too_much(received)) {
            parts.why = reason;
            return 1;
        }
        return 0;
    }

    std::optional<Reason> too_much(std::int64_t body_bytes) {
        if (request.stop.stop_requested()) return Reason::stopped;
        if (static_cast<std::uint64_t>(body_bytes) > most_bytes) return Reason::too_large;
        auto const received = body_bytes + static_cast<std::int64_t>(header_bytes);
        auto const now = Steady::now();
        if (received == 0) {
            window = now;
            return now - begun > std::chrono::seconds(settings.wait_seconds)
                       ? std::optional(Reason::too_slow)
                       : std::nullopt;
        }
        if (now - window < std::chrono::seconds(settings.stall_seconds)) return std::nullopt;
        bool const slow = received - window_bytes < least_bytes_a_second * settings.stall_seconds;
        window = now;
        window_bytes = received;
        return slow ? std::optional(Reason::too_slow) : std::nullopt;
    }
};

Transfer::Transfer(settings::Outbound const& settings, Request const& request, Take const& take)
    : parts_(std::make_unique<Parts>(settings, request, take)) {}
Transfer::~Transfer() = default;

std::expected<Answer, Failure> Transfer::run(Target const& target,
                                             std::vector<http::Address> const& addresses,
                                             bool with_key) {
    parts_->set_way(target, addresses);
    parts_->set_headers(with_key);
    parts_->set_limits();
    auto const code = curl_easy_perform(parts_->curl);
    if (parts_->thrown) std::rethrow_exception(parts_->thrown);
    if (code != CURLE_OK)
        return std::unexpected(Failure{parts_->why.value_or(reason_of(code)), target.shown,
                                       *parts_->said ? parts_->said : curl_easy_strerror(code)});
    parts_->answer.status = parts_->status();
    parts_->answer.address = target.address;
    return std::move(parts_->answer);
}

std::string Transfer::redirect() const {
    char* address = nullptr;
    curl_easy_getinfo(parts_->curl, CURLINFO_REDIRECT_URL, &address);
    return address ? address : "";
}

}
