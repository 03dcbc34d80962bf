// What the operator decides: a plain value, read from a TOML file. packaging/samverk.toml shows
// every key with its default, unit and limits.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace settings {

/// [site] How this installation presents itself.
struct Site {
    std::string name = "Samverk";     ///< At the top of each page; 1 to 60 characters.
    std::string public_address = {};  ///< What people use, without a slash at the end. Empty: what
                                      ///< is listened on.
    /// Host names of organisations' own sites, each "behov.sampelby.example = WHO": WHO is the
    /// organisation's number, its name or its id. They are answered to like `host_names`.
    std::vector<std::string> organisation_hosts = {};
    /// A host name for people's files alone, which is answered to like `host_names`; empty: they
    /// are at the site's own.
    std::string files_host = {};
};

/// [server] Where to listen, and how much to carry.
struct Server {
    std::string listen = "127.0.0.1:8080";     ///< HOST:PORT.
    std::string metrics = {};                  ///< HOST:PORT for Prometheus; empty: none.
    std::vector<std::string> host_names = {};  ///< Host names answered to; empty: any.
    std::vector<std::string> proxies = {};     ///< Addresses or networks whose X-Forwarded-… count.
    int io_threads = 2;                        ///< 1 to 64.
    int workers = 8;                           ///< Requests carried out at once; 1 to 256.
    int waiting_requests = 512;                ///< Before 503 is answered; 1 to 100,000.
    int connections = 12'000;                  ///< Open at once; 16 to 1,000,000.
    int connections_per_client = 256;          ///< 1 to 1,000,000.
    int upload_mebibytes = 64;                 ///< The largest file; 1 to 1,024.
    std::string least_logged = "info";         ///< "debug", "info", "warning" or "error".
};

/// [database] Where what people write is kept.
struct Database {
    std::string address = {};  ///< "sqlite", or "postgresql://USER@HOST/NAME"; empty: as last time.
    /// A hot standby of it, to read from: "postgresql://USER@HOST/NAME"; empty: none.
    std::string replica = {};
};

/// [publisher] Who publishes the open data, for the DCAT catalogue.
struct Publisher {
    std::string name = {};                ///< Empty: the site's name.
    std::string email = {};               ///< Of a function; empty: the page tells how to reach us.
    std::string type = "LocalAuthority";  ///< Of http://purl.org/adms/publishertype/.
};

/// [files] How much people may put beside one project or case.
struct Files {
    int file_mebibytes = 20;      ///< One file; 1 to 1,024. Pictures may have 32.
    int per_subject = 60;         ///< Files beside one subject; 1 to 10,000.
    int subject_mebibytes = 300;  ///< All of them together; 1 to 100,000.
};

/// [uploads] Who looks at what people send before it is opened or kept.
struct Uploads {
    /// Where ClamAV's clamd listens on this machine: "/run/clamav/clamd.ctl" or "127.0.0.1:3310";
    /// empty: nobody looks.
    std::string scanner = {};
    int scanner_seconds = 30;    ///< For one file; 1 to 600.
    int scanner_mebibytes = 25;  ///< The largest file that it takes; 1 to 1,024.
    int scanner_at_once = 4;     ///< Files that it looks at at the same time; 1 to 64.
};

/// [outbound] What the program may ask other servers, and how.
struct Outbound {
    bool allowed = true;                  ///< false: nothing is fetched.
    std::string proxy = {};               ///< "http://proxy.example:3128"; empty: straight out.
    int connect_seconds = 10;             ///< 1 to 120.
    int wait_seconds = 180;               ///< For the first byte of an answer; 1 to 3,600.
    int stall_seconds = 30;               ///< With less than 100 bytes a second, it ends; 1 to 600.
    int total_seconds = 600;              ///< For one answer; 1 to 7,200.
    int answer_mebibytes = 256;           ///< The largest answer, unpacked; 1 to 4,096.
    std::vector<std::string> hosts = {};  ///< The only hosts asked, with those below; empty: any.
    std::vector<std::string> inside = {};  ///< Own networks that may be asked all the same, also
                                           ///< by http and at any port.
    std::string certificates = {};  ///< A PEM file of authorities to trust beside the system's.
};

/// [mail] How letters leave. Without a server they become files in the data folder.
struct Mail {
    std::string server = {};            ///< "smtp.example:587"; empty: files in DATA/mail.
    std::string security = "starttls";  ///< "starttls", "tls" from the first byte, or "none".
    std::string user = {};              ///< Empty: the server asks for none.
    std::string password_file = {};     ///< Its first line is the password.
    std::string from = {};              ///< Empty: samverk@ and the host of the public address.
    std::string certificates = {};      ///< A PEM file of authorities to trust beside the system's.
    int connect_seconds = 10;           ///< 1 to 120.
    int total_seconds = 60;             ///< For one letter; 1 to 600.
    int gather_seconds = 300;           ///< What happens within is told in one letter; 0 to 3,600.
    /// Where letters that ask something are answered, "svar@samverk.example", with "+" and letters
    /// before the @; empty: not by mail.
    std::string replies = {};
    /// A Maildir of such mail beside what `samverk mail receive` takes; empty: none.
    std::string replies_folder = {};
};

/// [record] Where the record of who did what goes besides the database.
struct Record {
    std::string syslog = {};  ///< The socket of the local syslog, "/dev/log"; empty: nowhere.
};

struct Settings {
    Site site = {};
    Server server = {};
    Database database = {};
    Publisher publisher = {};
    Files files = {};
    Uploads uploads = {};
    Outbound outbound = {};
    Mail mail = {};
    Record record = {};
};

/// What is wrong at a line (from 1) of the file, and what to do, for the operator.
struct Mistake {
    std::uint32_t line = 0;
    std::string what = {};
    friend bool operator==(Mistake const&, Mistake const&) = default;
};

/// Reads the text of a settings file. What is absent keeps its default. Unknown keys, wrong types
/// and values out of range are mistakes: all of them at once, in the order of their lines.
std::expected<Settings, std::vector<Mistake>> read(std::string_view toml);

/// Reads the file; an empty path gives the defaults. Throws std::runtime_error with one line for
/// each mistake, "FILE:LINE: what to do", or when the file cannot be read.
Settings read_file(std::string const& path);

/// Every key as "section.name", in the order of the file that shows them.
std::vector<std::string> keys();

/// Host and port of "127.0.0.1:8080" or "[::1]:8080".
struct Endpoint {
    std::string host = {};
    std::uint16_t port = 0;
};
/// The host of "https://samverk.example:8443", if it is a name; empty for an address or nothing.
std::string host_of(std::string_view web_address);

/// Nothing when the text is no HOST:PORT with a port from 0 to 65535.
std::expected<Endpoint, std::string> endpoint(std::string_view text);

}
