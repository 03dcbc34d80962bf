// Serving, following the log, and stopping in an orderly way.
#include "app/commands/serve.h"

#include <csignal>
#include <cstdio>
#include <thread>

#include "app/commands/control.h"
#include "app/commands/import.h"
#include "app/commands/keeping.h"
#include "app/commands/people.h"
#include "app/program/program.h"
#include "platform/http/server.h"
#include "platform/secrets/secrets.h"
#include "services/members/members.h"
#include "services/web/site.h"

namespace commands {

namespace {

http::ServerSettings listening_on(std::string const& address) {
    auto const colon = address.rfind(':');
    if (colon == address.npos)
        throw std::invalid_argument("--listen takes HOST:PORT, as in 127.0.0.1:8080");
    http::ServerSettings settings;
    settings.host = address.substr(0, colon);
    int const port = std::atoi(address.c_str() + colon + 1);
    if (port < 0 || port > 65535)
        throw std::invalid_argument("the port is a number from 0 to 65535");
    settings.port = static_cast<std::uint16_t>(port);
    return settings;
}

/// Keeps the index even with the log while the site runs: woken by each new edition.
class Following {
public:
    Following(program::Program& program)
        : program_(program), thread_([this](std::stop_token stop) { run(stop); }) {}

private:
    void run(std::stop_token stop) {
        std::uint64_t followed = 0;
        auto swept = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            auto const edition = program_.services().edition.now();
            if (edition != followed) {
                try {
                    if (program_.follower().catch_up() > 0) program_.services().edition.advance();
                } catch (std::exception const& failure) {
                    program_.log().write(logging::Level::error, "index_behind",
                                         {{"why", failure.what()}});
                }
                followed = program_.services().edition.now();
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            if (std::chrono::steady_clock::now() - swept > std::chrono::minutes(5)) {
                program_.services().members.write_last_seen();
                program_.services().members.remove_expired();
                swept = std::chrono::steady_clock::now();
            }
        }
        program_.services().members.write_last_seen();
    }

    program::Program& program_;
    std::jthread thread_;
};

web::SiteSettings site_settings(program::Program& program) {
    auto& members = program.services().members;
    bool const secure = program.is_secure();
    return {.secure = secure,
            .visitor_form_token = secrets::hash(program.visitor_form_token() + " visitor"),
            .by_session = [&members,
                           secure](http::Request const& request) -> std::optional<web::Identity> {
                auto const cookie = request.cookies.text(members::cookie_name(secure));
                if (cookie.empty()) return std::nullopt;
                auto signed_in = members.session(cookie);
                if (!signed_in) return std::nullopt;
                return web::Identity{std::move(signed_in->viewer), std::move(signed_in->form_token),
                                     std::move(signed_in->session_hash),
                                     std::move(signed_in->municipality)};
            },
            .by_token = [&members](std::string_view token) { return members.bearer(token); }};
}

/// A server that answers every request with the metrics' text.
std::unique_ptr<http::Server> metrics_server(std::string const& address,
                                             metrics::Metrics& metrics) {
    auto settings = listening_on(address);
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
    if (command == "import") return import(program, import_options(arguments), output);
    if (command == "member add") return add_member(program, member_options(arguments), output);
    if (command == "index rebuild") return rebuild_index(program, output);
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

    auto const settings = listening_on(options.listen);
    program::Program program({.data = options.data,
                              .public_address = options.public_address.empty()
                                                    ? "http://" + options.listen
                                                    : options.public_address});
    program.follower().catch_up();
    Following const following(program);
    web::Site site(program.services(), site_settings(program), program.features(), program.log(),
                   program.metrics());
    program.metrics().gauge("search_documents", "Subjects in the search index", [&program] {
        return static_cast<double>(program.services().search.size());
    });
    http::Server server(settings, site.program());
    Control const control(
        options.data,
        [&program](std::string_view command, json::Value const& arguments, Output const& output) {
            return carry_out(program, command, arguments, output);
        });
    auto const metrics =
        options.metrics.empty() ? nullptr : metrics_server(options.metrics, program.metrics());
    std::jthread metrics_thread;
    if (metrics) metrics_thread = std::jthread([&metrics] { metrics->run(); });
    std::jthread waiter([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        server.stop();
        if (metrics) metrics->stop();
    });
    std::printf("samverk serves http://%s:%d\n", settings.host.c_str(), server.port());
    std::fflush(stdout);
    server.run();
    return 0;
}

}
