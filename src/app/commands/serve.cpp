// Serving, following the log, and stopping in an orderly way.
#include "app/commands/serve.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <thread>

#include "app/commands/control.h"
#include "app/commands/import.h"
#include "app/commands/keeping.h"
#include "app/commands/letters.h"
#include "app/commands/organisations.h"
#include "app/commands/people.h"
#include "app/commands/retention.h"
#include "app/program/program.h"
#include "platform/db/reach.h"
#include "platform/http/server.h"
#include "platform/language/dictionaries.h"
#include "platform/logging/log.h"
#include "platform/secrets/secrets.h"
#include "platform/settings/settings.h"
#include "services/activity/edition.h"
#include "services/members/members.h"
#include "services/web/site.h"

namespace commands {

namespace {

/// The settings file, and the command line over it. Throws with what to do.
settings::Settings settings_of(ServeOptions const& options) {
    auto settings = settings::read_file(options.settings);
    if (options.listen) settings.server.listen = *options.listen;
    if (options.metrics) settings.server.metrics = *options.metrics;
    if (options.public_address) settings.site.public_address = *options.public_address;
    auto const& files = settings.site.files_host;
    if (!files.empty() && files == settings::host_of(settings.site.public_address))
        throw std::invalid_argument("files_host is the site's own host name: give files another");
    return settings;
}

http::ServerSettings listening_on(std::string const& address, char const* option) {
    auto const endpoint = settings::endpoint(address);
    if (!endpoint) throw std::invalid_argument(std::string(option) + " " + endpoint.error());
    http::ServerSettings settings;
    settings.host = endpoint->host;
    settings.port = endpoint->port;
    return settings;
}

http::ServerSettings server_settings(settings::Settings const& whole) {
    auto const& given = whole.server;
    auto settings = listening_on(given.listen, "--listen");
    settings.io_threads = given.io_threads;
    settings.workers = given.workers;
    settings.queue_limit = given.waiting_requests;
    settings.connections = given.connections;
    settings.connections_per_client = given.connections_per_client;
    settings.host_names = given.host_names;
    // An empty list answers to any name; then there is nothing to add to.
    if (!settings.host_names.empty())
        for (std::string_view const line : whole.site.organisation_hosts)
            settings.host_names.emplace_back(line.substr(0, line.find(" = ")));
    if (!settings.host_names.empty() && !whole.site.files_host.empty())
        settings.host_names.push_back(whole.site.files_host);
    settings.proxies = given.proxies;
    return settings;
}

logging::Level least_logged(settings::Server const& given) {
    constexpr std::array<std::pair<std::string_view, logging::Level>, 4> levels = {
        {{"debug", logging::Level::debug},
         {"info", logging::Level::info},
         {"warning", logging::Level::warning},
         {"error", logging::Level::error}}};
    for (auto const& [name, level] : levels)
        if (name == given.least_logged) return level;
    throw std::invalid_argument("least_logged is debug, info, warning or error");
}

/// Keeps the index even with the log while the site runs, and sweeps now and then. What fails, on a
/// full disk for one, is told once and tried again until it succeeds.
class Following {
public:
    Following(program::Program& program)
        : program_(program), thread_([this](std::stop_token stop) { run(stop); }) {}

private:
    using Clock = std::chrono::steady_clock;

    void run(std::stop_token const& stop) {
        db::Within const all(db::Reach::everything());
        auto& edition = program_.services().edition;
        auto next_sweep = Clock::now() + std::chrono::minutes(5);
        while (!stop.stop_requested()) {
            if (edition.now() != followed_ && Clock::now() >= next_try_) follow();
            // Who first searches should not wait for these.
            attempt("dictionaries_not_read", [this] { program_.services().dictionaries.read(); });
            attempt("words_not_learnt", [this] { program_.services().search.learn_words(); });
            // What has failed is tried again by the clock, not by the next that writes.
            if (is_behind_) edition.wait_for_another_than(edition.now(), next_try_, stop);
            else edition.wait_for_another_than(followed_, next_sweep, stop);
            if (Clock::now() < next_sweep) continue;
            attempt("sweep_failed", [this] {
                program_.services().members.write_last_seen();
                program_.services().members.remove_expired();
                program_.outbox().remove_old();
            });
            attempt("translations_not_learnt", [this] { learn_translations(); });
            next_sweep = Clock::now() + std::chrono::minutes(5);
        }
        attempt("sweep_failed", [this] { program_.services().members.write_last_seen(); });
    }

    void follow() {
        auto const edition = program_.services().edition.now();
        bool const was_behind = is_behind_;
        is_behind_ = !attempt(was_behind ? nullptr : "index_behind", [this] {
            bool const was_whole = program_.services().search.is_whole();
            if (program_.follower().catch_up() > 0 || !was_whole)
                program_.services().edition.advance();
        });
        if (is_behind_) {
            next_try_ = Clock::now() + std::chrono::seconds(1);
            return;
        }
        followed_ = edition;
        if (was_behind) program_.log().write(logging::Level::info, "index_followed_again", {});
    }

    /// Whether it could be done; if not, the log tells under the event's name, unless that is null.
    template <class Work>
    bool attempt(char const* event, Work work) {
        try {
            work();
            return true;
        } catch (std::exception const& failure) {
            if (event)
                program_.log().write(logging::Level::error, event, {{"why", failure.what()}});
            return false;
        }
    }

    /// Once; afterwards `samverk index rebuild` does.
    void learn_translations() {
        auto& search = program_.services().search;
        if (!search.knows_translations()) search.learn_translations();
    }

    program::Program& program_;
    std::uint64_t followed_ = 0;
    bool is_behind_ = false;
    Clock::time_point next_try_ = {};
    std::jthread thread_;
};

/// An index that turns out to be damaged is made anew by the thread that follows the log.
void mind_the_index(program::Program& program) {
    program.services().search.when_damaged([&program](std::string const& what) {
        program.log().write(logging::Level::error, "index_damaged", {{"what", what}});
        program.services().edition.advance();
    });
}

web::SiteSettings site_settings(program::Program& program) {
    auto& members = program.services().members;
    bool const secure = program.is_secure();
    auto const mebibytes =
        static_cast<std::size_t>(program.options().settings.server.upload_mebibytes);
    return {.secure = secure,
            .upload_limit = mebibytes * 1024 * 1024,
            .files_host = program.options().settings.site.files_host,
            .visitor_form_token = secrets::hash(program.visitor_form_token() + " visitor"),
            .by_session = [&members,
                           secure](http::Request const& request) -> std::optional<web::Identity> {
                auto const cookie = request.cookies.text(members::cookie_name(secure));
                if (cookie.empty()) return std::nullopt;
                auto signed_in = members.session(cookie);
                if (!signed_in) return std::nullopt;
                return web::Identity{std::move(signed_in->viewer), std::move(signed_in->form_token),
                                     std::move(signed_in->session_hash),
                                     std::move(signed_in->municipality), signed_in->must_set_up};
            },
            .by_token = [&members](std::string_view token) { return members.bearer(token); }};
}

/// A server that answers every request with the metrics' text.
std::unique_ptr<http::Server> metrics_server(std::string const& address,
                                             metrics::Metrics& metrics) {
    auto settings = listening_on(address, "--metrics");
    settings.io_threads = settings.workers = 1;
    return std::make_unique<http::Server>(
        settings,
        http::Program{
            .body_limit = [](http::Request const&) { return std::size_t(0); },
            .at_once = [](http::Request const&) { return std::shared_ptr<http::Prepared const>(); },
            .respond = [&metrics](http::Request const&) { return http::plain(metrics.text()); },
            .refuse = [](int status, std::string const& why) { return http::plain(why, status); }});
}

}

namespace {

/// Commands that another samverk sends while this one holds the folder.
int carry_out(program::Program& program, std::string_view command, json::Value const& arguments,
              Output const& output) {
    db::Within const all(db::Reach::everything());
    if (command == "import") return import(program, import_options(arguments), output);
    if (command == "organisations import")
        return import_organisations(program, organisations_options(arguments), output);
    if (command == "member add") return add_member(program, member_options(arguments), output);
    if (command == "mail try") return try_mail(program, mail_options(arguments), output);
    if (command == "index rebuild") return rebuild_index(program, output);
    if (command == "files clean") return clean_files(program, output);
    if (command == "retention") {
        auto const* dry_run = arguments.at("dry_run").truth();
        return retention(program, dry_run && *dry_run, output);
    }
    throw std::invalid_argument("the server does not know the command " + std::string(command));
}

}

int serve(ServeOptions const& options) {
    // Signals are waited for by this thread alone; all others are started with them blocked.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    auto const settings = settings_of(options);
    auto const listening = server_settings(settings);
    program::Program program({.data = options.data,
                              .database = options.database,
                              .settings = settings,
                              .least_logged = least_logged(settings.server)});
    if (auto complaint = language::complaint_about(); !complaint.empty())
        program.log().write(logging::Level::warning, "dictionary_missing", {{"what", complaint}});
    mind_the_index(program);
    // An index that has to be made from the beginning is made while the pages answer.
    if (!program.follower().starts_over()) program.follower().catch_up();
    Following const following(program);
    auto const work = program.begin_work();
    web::Site site(program.services(), site_settings(program), program.features(), program.log(),
                   program.metrics());
    program.metrics().gauge("search_documents", "Subjects in the search index", [&program] {
        return static_cast<double>(program.services().search.size());
    });
    program.metrics().gauge("mail_waiting", "Letters that wait to be sent", [&program] {
        return static_cast<double>(program.outbox().status().waiting);
    });
    program.metrics().gauge(
        "mail_refused", "Letters that were refused in the last thirty days",
        [&program] { return static_cast<double>(program.outbox().status().refused); });
    http::Server server(listening, site.program());
    // Only now is it known which port the system chose.
    if (settings.site.public_address.empty() && listening.port == 0)
        program.services().pages.set_public_address("http://" + listening.host + ":" +
                                                    std::to_string(server.port()));
    Control const control(
        options.data,
        [&program](std::string_view command, json::Value const& arguments, Output const& output) {
            return carry_out(program, command, arguments, output);
        });
    auto const metrics = settings.server.metrics.empty()
                             ? nullptr
                             : metrics_server(settings.server.metrics, program.metrics());
    std::jthread metrics_thread;
    if (metrics) metrics_thread = std::jthread([&metrics] { metrics->run(); });
    std::jthread waiter([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        server.stop();
        if (metrics) metrics->stop();
    });
    std::printf("samverk serves http://%s:%d\n", listening.host.c_str(), server.port());
    std::fflush(stdout);
    server.run();
    return 0;
}

}
