// The table of keys, and TOML held against it.
#include "platform/settings/settings.h"

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <variant>

#include "platform/settings/values.h"

namespace settings {

namespace {

using Target = std::variant<std::string*, int*, bool*, std::vector<std::string>*>;

/// One key: where its value goes, and what it may be.
struct Key {
    std::string_view section, name;
    Target (*target)(Settings&);
    std::string (*wrong)(std::string_view) = nullptr;  ///< Of a text, or of each text of a list.
    int least = 0, most = 0;                           ///< Of a number.
};

Key const all_keys[] = {
    {"site", "name", [](Settings& s) -> Target { return &s.site.name; }, wrong_name},
    {"site", "public_address", [](Settings& s) -> Target { return &s.site.public_address; },
     wrong_web_address},
    {"site", "organisation_hosts", [](Settings& s) -> Target { return &s.site.organisation_hosts; },
     wrong_organisation_host},
    {"site", "files_host", [](Settings& s) -> Target { return &s.site.files_host; },
     wrong_host_or_none},
    {"server", "listen", [](Settings& s) -> Target { return &s.server.listen; }, wrong_endpoint},
    {"server", "metrics", [](Settings& s) -> Target { return &s.server.metrics; },
     wrong_endpoint_or_none},
    {"server", "host_names", [](Settings& s) -> Target { return &s.server.host_names; },
     wrong_host},
    {"server", "proxies", [](Settings& s) -> Target { return &s.server.proxies; }, wrong_network},
    {"server", "io_threads", [](Settings& s) -> Target { return &s.server.io_threads; }, nullptr, 1,
     64},
    {"server", "workers", [](Settings& s) -> Target { return &s.server.workers; }, nullptr, 1, 256},
    {"server", "waiting_requests", [](Settings& s) -> Target { return &s.server.waiting_requests; },
     nullptr, 1, 100'000},
    {"server", "connections", [](Settings& s) -> Target { return &s.server.connections; }, nullptr,
     16, 1'000'000},
    {"server", "connections_per_client",
     [](Settings& s) -> Target { return &s.server.connections_per_client; }, nullptr, 1, 1'000'000},
    {"server", "upload_mebibytes", [](Settings& s) -> Target { return &s.server.upload_mebibytes; },
     nullptr, 1, 1024},
    {"server", "least_logged", [](Settings& s) -> Target { return &s.server.least_logged; },
     wrong_level},
    {"database", "address", [](Settings& s) -> Target { return &s.database.address; },
     wrong_database},
    {"database", "replica", [](Settings& s) -> Target { return &s.database.replica; },
     wrong_replica},
    {"publisher", "name", [](Settings& s) -> Target { return &s.publisher.name; },
     wrong_name_or_none},
    {"publisher", "email", [](Settings& s) -> Target { return &s.publisher.email; },
     wrong_email_or_none},
    {"publisher", "type", [](Settings& s) -> Target { return &s.publisher.type; },
     wrong_publisher_type},
    {"files", "file_mebibytes", [](Settings& s) -> Target { return &s.files.file_mebibytes; },
     nullptr, 1, 1024},
    {"files", "per_subject", [](Settings& s) -> Target { return &s.files.per_subject; }, nullptr, 1,
     10'000},
    {"files", "subject_mebibytes", [](Settings& s) -> Target { return &s.files.subject_mebibytes; },
     nullptr, 1, 100'000},
    {"uploads", "scanner", [](Settings& s) -> Target { return &s.uploads.scanner; }, wrong_scanner},
    {"uploads", "scanner_seconds", [](Settings& s) -> Target { return &s.uploads.scanner_seconds; },
     nullptr, 1, 600},
    {"uploads", "scanner_mebibytes",
     [](Settings& s) -> Target { return &s.uploads.scanner_mebibytes; }, nullptr, 1, 1024},
    {"uploads", "scanner_at_once", [](Settings& s) -> Target { return &s.uploads.scanner_at_once; },
     nullptr, 1, 64},
    {"outbound", "allowed", [](Settings& s) -> Target { return &s.outbound.allowed; }},
    {"outbound", "proxy", [](Settings& s) -> Target { return &s.outbound.proxy; }, wrong_proxy},
    {"outbound", "connect_seconds",
     [](Settings& s) -> Target { return &s.outbound.connect_seconds; }, nullptr, 1, 120},
    {"outbound", "wait_seconds", [](Settings& s) -> Target { return &s.outbound.wait_seconds; },
     nullptr, 1, 3600},
    {"outbound", "stall_seconds", [](Settings& s) -> Target { return &s.outbound.stall_seconds; },
     nullptr, 1, 600},
    {"outbound", "total_seconds", [](Settings& s) -> Target { return &s.outbound.total_seconds; },
     nullptr, 1, 7200},
    {"outbound", "answer_mebibytes",
     [](Settings& s) -> Target { return &s.outbound.answer_mebibytes; }, nullptr, 1, 4096},
    {"outbound", "hosts", [](Settings& s) -> Target { return &s.outbound.hosts; }, wrong_host},
    {"outbound", "inside", [](Settings& s) -> Target { return &s.outbound.inside; }, wrong_network},
    {"outbound", "certificates", [](Settings& s) -> Target { return &s.outbound.certificates; },
     wrong_file},
    {"mail", "server", [](Settings& s) -> Target { return &s.mail.server; },
     wrong_endpoint_or_none},
    {"mail", "security", [](Settings& s) -> Target { return &s.mail.security; }, wrong_security},
    {"mail", "user", [](Settings& s) -> Target { return &s.mail.user; }, wrong_user_or_none},
    {"mail", "password_file", [](Settings& s) -> Target { return &s.mail.password_file; },
     wrong_file},
    {"mail", "from", [](Settings& s) -> Target { return &s.mail.from; }, wrong_email_or_none},
    {"mail", "certificates", [](Settings& s) -> Target { return &s.mail.certificates; },
     wrong_file},
    {"mail", "connect_seconds", [](Settings& s) -> Target { return &s.mail.connect_seconds; },
     nullptr, 1, 120},
    {"mail", "total_seconds", [](Settings& s) -> Target { return &s.mail.total_seconds; }, nullptr,
     1, 600},
    {"mail", "gather_seconds", [](Settings& s) -> Target { return &s.mail.gather_seconds; },
     nullptr, 0, 3600},
    {"mail", "replies", [](Settings& s) -> Target { return &s.mail.replies; }, wrong_email_or_none},
    {"mail", "replies_folder", [](Settings& s) -> Target { return &s.mail.replies_folder; },
     wrong_file},
    {"record", "syslog", [](Settings& s) -> Target { return &s.record.syslog; }, wrong_file},
};

constexpr std::size_t most_in_list = 200;

/// Everything that is wrong, gathered while the tree is walked.
class Reading {
public:
    Settings settings;
    std::vector<Mistake> mistakes;

    void root(toml::table const& table) {
        for (auto const& [name, node] : table) {
            auto const section = std::string(name.str());
            if (!known_section(section))
                say(name.source(),
                    "there is no section [" + section + "]; there are " + sections());
            else if (auto const* inner = node.as_table()) this->section(section, *inner);
            else say(name.source(), section + " is a section: write [" + section + "] on a line");
        }
    }

private:
    static bool known_section(std::string_view section) {
        return std::ranges::any_of(all_keys,
                                   [&](Key const& key) { return key.section == section; });
    }
    static std::string sections() {
        std::string names;
        std::string_view last;
        for (auto const& key : all_keys)
            if (key.section != last) {
                names += (names.empty() ? "[" : ", [") + std::string(key.section) + "]";
                last = key.section;
            }
        return names;
    }
    static std::string names_in(std::string_view section) {
        std::string names;
        for (auto const& key : all_keys)
            if (key.section == section)
                names += (names.empty() ? "" : ", ") + std::string(key.name);
        return names;
    }

    void say(toml::source_region const& where, std::string what) {
        mistakes.push_back({where.begin.line, std::move(what)});
    }

    void section(std::string const& section, toml::table const& table) {
        for (auto const& [name, node] : table) {
            auto const* key = std::ranges::find_if(all_keys, [&](Key const& one) {
                return one.section == section && one.name == name.str();
            });
            if (key == std::end(all_keys))
                say(name.source(), "there is no key " + std::string(name.str()) + " in [" +
                                       section + "]; there are " + names_in(section));
            else value(*key, node);
        }
    }

    void value(Key const& key, toml::node const& node) {
        auto const target = key.target(settings);
        if (auto* const* text = std::get_if<std::string*>(&target)) this->text(key, node, **text);
        else if (auto* const* number = std::get_if<int*>(&target)) whole(key, node, **number);
        else if (auto* const* truth = std::get_if<bool*>(&target)) yes_or_no(key, node, **truth);
        else list(key, node, **std::get_if<std::vector<std::string>*>(&target));
    }

    void text(Key const& key, toml::node const& node, std::string& into) {
        auto const* found = node.as_string();
        if (!found)
            return say(node.source(), std::string(key.name) + " is a text: write it in quotes");
        if (auto wrong = key.wrong(found->get()); !wrong.empty())
            return say(node.source(), std::string(key.name) + " " + wrong);
        into = found->get();
    }

    void whole(Key const& key, toml::node const& node, int& into) {
        auto const* found = node.as_integer();
        if (!found || found->get() < key.least || found->get() > key.most)
            return say(node.source(), std::string(key.name) + " is a whole number from " +
                                          std::to_string(key.least) + " to " +
                                          std::to_string(key.most) + ", without quotes");
        into = static_cast<int>(found->get());
    }

    void yes_or_no(Key const& key, toml::node const& node, bool& into) {
        if (auto const* found = node.as_boolean()) into = found->get();
        else say(node.source(), std::string(key.name) + " is true or false, without quotes");
    }

    void list(Key const& key, toml::node const& node, std::vector<std::string>& into) {
        auto const* found = node.as_array();
        if (!found || found->size() > most_in_list)
            return say(node.source(), std::string(key.name) + " is a list of at most " +
                                          std::to_string(most_in_list) +
                                          " texts: write [\"…\", \"…\"]");
        std::vector<std::string> texts(found->size());
        for (std::size_t i = 0; i < found->size(); ++i) text(key, (*found)[i], texts[i]);
        into = std::move(texts);
    }
};

}

std::expected<Settings, std::vector<Mistake>> read(std::string_view text) {
    auto const parsed = toml::parse(text);
    if (!parsed)
        return std::unexpected(std::vector<Mistake>{
            {parsed.error().source().begin.line, std::string(parsed.error().description())}});
    Reading reading;
    reading.root(parsed.table());
    if (reading.mistakes.empty()) return std::move(reading.settings);
    std::ranges::stable_sort(reading.mistakes, {}, &Mistake::line);
    return std::unexpected(std::move(reading.mistakes));
}

Settings read_file(std::string const& path) {
    if (path.empty()) return {};
    std::ifstream file(path, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    if (!file.good() && !file.eof())
        throw std::runtime_error("the settings file " + path +
                                 " cannot be read; check its name and who may read it");
    auto read_settings = read(text);
    if (read_settings) return *std::move(read_settings);
    std::string lines;
    for (auto const& mistake : read_settings.error())
        lines += (lines.empty() ? "" : "\n") + path + ":" + std::to_string(mistake.line) + ": " +
                 mistake.what;
    throw std::runtime_error(lines);
}

std::vector<std::string> keys() {
    std::vector<std::string> names;
    for (auto const& key : all_keys)
        names.push_back(std::string(key.section) + "." + std::string(key.name));
    return names;
}

}
