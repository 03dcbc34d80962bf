// Asking other servers over HTTP, without being led where we should not go.
#pragma once
#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/basics/time.h"
#include "platform/outbound/addresses.h"
#include "platform/settings/settings.h"

namespace outbound {

/// What is asked: GET of one address, or POST of a form to it.
struct Request {
    std::string address = {};  ///< "https://api.example/v1/projects?limit=100".
    /// Further headers. "Authorization" is not sent on to another host after a redirect.
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string etag = {};           ///< What the last answer said; empty when there is none.
    std::string last_modified = {};  ///< Likewise. Unchanged content then comes as 304, empty.
    std::uint64_t most_bytes = 0;    ///< Of the unpacked body; 0: as the settings say.
    std::stop_token stop = {};       ///< Ends the fetch early.
    /// Sent as application/x-www-form-urlencoded, already encoded. Never sent on by a redirect.
    std::optional<std::string> form = {};
    bool may_redirect = true;  ///< false: a redirect is an answer like others, as with a form.
};

/// What a server answered, whatever its status.
struct Answer {
    int status = 0;
    std::string address = {};  ///< Where it came from in the end, after redirects.
    std::map<std::string, std::string, std::less<>> headers = {};  ///< Names in lower case.
    std::uint64_t bytes = 0;                                       ///< Of the unpacked body.

    /// The header's value, or empty.
    std::string_view header(std::string_view lower_case_name) const;
    bool unchanged() const { return status == 304; }
    /// What Retry-After asks for, as seconds or a date; nothing when it is absent or malformed.
    std::optional<std::chrono::seconds> retry_after(basics::Time now) const;
};

/// Why nothing was fetched.
enum class Reason : std::uint8_t {
    not_allowed,       ///< The settings say that nothing is fetched.
    address_wrong,     ///< Not an address.
    scheme_wrong,      ///< Neither https, nor http to a network of our own.
    has_credentials,   ///< A user name or password stands in the address.
    port_wrong,        ///< A port that https does not have, outside our own networks.
    host_not_listed,   ///< The settings list hosts, and this is none of them.
    host_unknown,      ///< The name has no address.
    address_internal,  ///< An address that is not of the public internet.
    not_reached,       ///< Nobody listens there, or the connection broke.
    certificate,       ///< The server could not show that it is who it should be.
    too_slow,          ///< A connection, or the answer, took too long.
    too_large,         ///< More bytes than allowed, on the way or unpacked.
    incomplete,        ///< The answer ended before it was whole, or cannot be unpacked.
    redirects,         ///< Too many redirects, or one without an address.
    not_http,          ///< What came is not HTTP.
    stopped,           ///< The one who asked has stopped it.
};

/// "host_unknown": the name of the text that tells people.
std::string_view name(Reason reason);

struct Failure {
    Reason reason = Reason::not_reached;
    std::string where = {};   ///< The address that failed, without its query.
    std::string detail = {};  ///< What the system says, in English, for the operator.

    /// Whether the same may go well later without anybody changing anything.
    bool is_passing() const;
};

/// What is handed over of a body, piece by piece. A redirect's body is not.
using Take = std::function<void(std::string_view bytes)>;

/// Fetches. Safe to use from many threads. The program must ignore SIGPIPE.
class Client {
public:
    explicit Client(settings::Outbound settings, Resolve resolve = resolve_by_system);
    ~Client();
    Client(Client&& other) noexcept;

    /// Asks, follows up to three redirects (each checked like the first address), and hands over
    /// the body of a successful answer; that of others is not handed over. Names are looked up
    /// once, all their addresses are checked, and exactly these are connected to. `take` may throw;
    /// then the fetch ends and throws the same.
    std::expected<Answer, Failure> fetch(Request const& request, Take const& take) const;

    /// The same, with the body as text: for small answers.
    std::expected<std::pair<Answer, std::string>, Failure> fetch(Request const& request) const;

    /// What is wrong with the address before anything is looked up, or nothing: for forms.
    std::optional<Failure> refused(std::string const& address) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
