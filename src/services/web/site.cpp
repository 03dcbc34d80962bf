// One request from its path to its finished reply. Failures of every kind end here, once.
#include "services/web/site.h"

#include <chrono>

#include "platform/basics/room.h"
#include "platform/http/accept.h"
#include "platform/http/compression.h"
#include "platform/http/conditional.h"
#include "platform/http/cookies.h"
#include "platform/http/router.h"
#include "platform/logging/log.h"
#include "platform/texts/further.h"
#include "services/activity/edition.h"
#include "services/web/address.h"
#include "services/web/api.h"
#include "services/web/assets.h"
#include "services/web/cache.h"
#include "services/web/files_host.h"
#include "services/web/guards.h"
#include "services/web/hidden_names.h"
#include "services/web/reach.h"
#include "services/web/refusals.h"
#include "services/web/shared_page.h"

namespace web {

namespace {

bool is_unsafe(http::Method method) {
    return method != http::Method::get && method != http::Method::head &&
           method != http::Method::options;
}

/// The front page of an organisation's own site.
constexpr std::string_view own_front = "/own-site";

bool is_for_machines(std::string_view path) {
    return path.starts_with("/api/") || path.starts_with("/datasets");
}

texts::Language wished_language(http::Request const& request) {
    constexpr std::array<std::string_view, 3> offered = {"sv", "en", "nb"};
    auto const wished = http::preferred_language(request.header("accept-language"), offered);
    return texts::parse_language(wished).value_or(texts::Language::sv);
}

/// Short, for people to read out: not a secret, not guessable in bulk.
std::string request_number() {
    auto const letters = basics::new_id_letters();
    return std::string(letters.data() + 18, 8);
}

struct Refused {
    int status;
};

}

struct Site::Parts {
    Services& services;
    SiteSettings settings;
    logging::Log const& log;
    metrics::Metrics& metrics;
    http::Router<Route> pages, machine;
    PageCache cache;
    Marks marks = Marks::make();
    mutable Kept<SharedPage> shared_pages;
    std::string further_front;  ///< The first page that is there in further languages.

    Parts(Services& services_, SiteSettings settings_, logging::Log const& log_,
          metrics::Metrics& metrics_)
        : services(services_),
          settings(std::move(settings_)),
          log(log_),
          metrics(metrics_),
          cache(services_.edition, std::size_t{48} * 1024 * 1024,
                [this](http::Request const& request) {
                    return is_on_files_host(request) ? std::string("files")
                                                     : own_site(request).string();
                }),
          shared_pages(services_.edition, 32 * 1024 * 1024) {}

    /// The organisation whose own host name is asked, or the empty id.
    organisations::OrganisationId own_site(http::Request const& request) const {
        return services.own_site ? services.own_site(request.header("host"))
                                 : organisations::OrganisationId();
    }

    /// Whether the request is for the host where files are, and nothing else is.
    bool is_on_files_host(http::Request const& request) const {
        return is_for_host(request, settings.files_host);
    }
    /// "https://files.samverk.example", or empty.
    std::string files_address() const {
        return settings.files_host.empty()
                   ? std::string()
                   : address_of_host(settings.files_host, services.pages.public_address());
    }

    /// Whether a page at this path is also there in the further languages.
    bool is_further(std::string_view path) const {
        for (auto method : {http::Method::get, http::Method::post})
            if (auto const found = pages.find(method, path); found.value)
                return found.value->in_further_languages;
        return false;
    }

    http::Router<Route>::Found route(http::Request const& request, Address const& where) const {
        if (!where.language) return machine.find(request.method, where.path);
        return pages.find(request.method, where.path.empty() ? "/" : where.path);
    }

    std::size_t body_limit(http::Request const& request) const {
        auto const found = route(request, address(request.path));
        if (!found.value) return 0;
        return found.value->body_limit == upload_limit ? settings.upload_limit
                                                       : found.value->body_limit;
    }

    void identify(http::Request const& request, Address const& where, Visit& visit) const {
        visit.form_token = settings.visitor_form_token;
        // Whoever asks there is nobody: a cookie or a key that came along means nothing.
        if (is_on_files_host(request)) return;
        auto const found = route(request, where);
        if (found.value && found.value->may_be_framed) return;
        visit.municipality = std::string(request.cookies.text("municipality"));
        auto const authorization = request.header("authorization");
        if (!where.language && authorization.starts_with("Bearer ")) {
            auto viewer = settings.by_token(authorization.substr(7));
            if (!viewer) throw Refused{401};
            visit.viewer = *std::move(viewer);
        } else if (auto identity = settings.by_session(request)) {
            visit.viewer = std::move(identity->viewer);
            visit.form_token = std::move(identity->form_token);
            visit.session = std::move(identity->session);
            visit.must_set_up = identity->must_set_up;
            if (!identity->municipality.empty())
                visit.municipality = std::move(identity->municipality);
        }
    }

    /// Writes by people come from our own pages with the form's token; writes by programs with a
    /// bearer token.
    void guard_writes(Visit const& visit, Address const& where) const {
        if (!is_unsafe(visit.request.method)) return;
        if (!where.language) {
            if (is_one_click(visit.request) || is_provider_sign_out(visit.request)) return;
            if (!visit.request.header("authorization").starts_with("Bearer ")) throw Refused{401};
        } else if (!is_from_our_pages(visit.request) ||
                   !has_form_token(visit.request, visit.form_token))
            throw Refused{403};
    }

    http::Response refused(Visit const& visit, Address const& where, int status,
                           std::string const& number, std::string_view detail = {}) const {
        if (!where.language && is_for_machines(where.path)) {
            auto response = api_problem(status, detail.empty() ? usual_detail(status) : detail);
            if (status == 401) response.with("WWW-Authenticate", "Bearer");
            return response;
        }
        return services.pages.error(visit, status, number);
    }

    http::Response handled(Visit& visit, Address const& where, std::string const& number) const {
        auto found = route(visit.request, where);
        if (where.further && (!found.value || !found.value->in_further_languages))
            return in_swedish(visit, where, number);
        if (!found.value && found.allow.empty()) return refused(visit, where, 404, number);
        if (!found.value) {
            auto offered = http::not_offered(visit.request.method, found.allow);
            if (visit.request.method == http::Method::options) return offered;
            return refused(visit, where, 405, number).with("Allow", std::string(found.allow));
        }
        for (auto const& [name, value] : found.captures.list()) visit.captured.emplace(name, value);
        guard_writes(visit, where);
        if (!visit.may(found.value->permission)) {
            bool const could_sign_in =
                where.language && !visit.viewer.signed_in() && !is_unsafe(visit.request.method);
            if (visit.must_set_up) throw http::Forbidden();
            if (could_sign_in)
                return http::redirect(visit.address("/sign-in") +
                                      "?next=" + query_escaped(visit.request.target));
            throw Refused{where.language || visit.viewer.signed_in() ? 403 : 401};
        }
        bool const reads = visit.request.method == http::Method::get;
        return found.value->is_shared && reads ? shared(visit, found.value->handler)
                                               : found.value->handler(visit);
    }

    /// What is not there in a further language is there in Swedish.
    http::Response in_swedish(Visit const& visit, Address const& where,
                              std::string const& number) const {
        if (is_unsafe(visit.request.method)) return refused(visit, where, 404, number);
        auto const& target = visit.request.target;
        auto const rest = target.find_first_of("/?", 1);
        bool const is_front = where.path.empty() || where.path == "/";
        if (is_front && !further_front.empty())
            return http::redirect("/" + std::string(texts::code(*where.further)) + further_front);
        return http::redirect("/sv" + (rest == target.npos ? std::string() : target.substr(rest)));
    }

    /// The page as everybody with the same roles sees it, with the reader's own put in.
    http::Response shared(Visit const& visit, Handler const& handler) const {
        Own const own{services.pages.menu(visit), visit.form_token};
        auto const key = shared_key(visit);
        if (auto const kept = shared_pages.find(key)) return kept->filled(own);
        auto const edition = services.edition.now();
        auto response = handler(without_person(visit, marks));
        if (response.more) return response;
        bool const may_be_kept = response.status == 200;
        auto const page = std::make_shared<SharedPage const>(std::move(response), marks);
        if (may_be_kept) shared_pages.keep(key, page, page->bytes() + key.size(), edition);
        return page->filled(own);
    }

    /// Where people come by https to what this request asks for.
    std::string https_address(http::Request const& request) const {
        if (is_on_files_host(request)) return files_address();
        auto const own = own_site(request);
        auto const address = own.empty() ? std::string() : services.own_address(own);
        return address.empty() ? services.pages.public_address() : address;
    }

    /// The reply before its headers.
    http::Response begun(http::Request const& request, Address const& where) const {
        if (came_by_http(request, settings.secure))
            return over_to_https(request, https_address(request));
        if (is_on_files_host(request) && !is_file(request)) return not_a_file(request);
        if (request.path != "/") return answered(request, where);
        auto response = http::redirect("/" + std::string(texts::code(wished_language(request))));
        http::vary_by(response, "Accept-Language");
        return response;
    }

    /// Whether somebody reads one of people's files.
    static bool is_file(http::Request const& request) {
        return request.path.starts_with("/files/") && !is_unsafe(request.method) &&
               request.method != http::Method::options;
    }
    /// All else is on the site.
    http::Response not_a_file(http::Request const& request) const {
        if (is_unsafe(request.method)) return {.status = 404};
        return http::Response{.status = 303}.with("Location",
                                                  services.pages.public_address() + request.target);
    }

    /// The page for an address that was never read to its end: only its path is looked at.
    http::Response too_long(std::string_view first_line) const {
        constexpr int status = 414;
        auto path = first_line.substr(std::min(first_line.find(' '), first_line.size() - 1) + 1);
        path = path.substr(0, path.find_first_of("? "));
        http::Request request;
        request.path = path.starts_with('/') && path.size() < 200 ? path : "/";
        auto const where = address(request.path);
        Visit const visit{.request = request,
                          .language = where.language.value_or(texts::Language::sv),
                          .path = "/search"};
        auto response = refused(visit, where, status, request_number());
        response.with("Cache-Control", "no-store");
        add_security_headers(response, settings.secure, files_address());
        return response;
    }

    Visit visit_of(http::Request const& request, Address const& where) const {
        Visit visit{.request = request,
                    .language = where.language.value_or(texts::Language::en),
                    .path = where.path};
        if (!where.language && !is_for_machines(where.path)) visit.language = texts::Language::sv;
        if (where.further) visit.further = services.further.now(*where.further);
        if (where.language)
            visit.is_further = [this](std::string_view path) { return is_further(path); };
        visit.own_site = own_site(request);
        if (where.path == own_front) visit.path.clear();
        return visit;
    }

    http::Response answered(http::Request const& request, Address const& where) const {
        auto visit = visit_of(request, where);
        auto const number = request_number();
        auto failed = [&](std::string_view why) {
            log.write(logging::Level::error, "request_failed",
                      {{"request", number}, {"path", request.path}, {"why", std::string(why)}});
        };
        try {
            identify(request, where, visit);
            return within_reach_of(visit.viewer, [&] {
                return said_for_hidden(services.pages, visit, handled(visit, where, number));
            });
        } catch (http::NotFound const&) {
            return refused(visit, where, 404, number);
        } catch (http::Forbidden const&) {
            // With the second step set up it might be allowed: the way there, and back.
            if (visit.must_set_up && where.language && !is_unsafe(request.method))
                return http::redirect(visit.address("/account/second-step") +
                                      "?next=" + query_escaped(request.target));
            return refused(visit, where, 403, number);
        } catch (Refused const& refusal) {
            return refused(visit, where, refusal.status, number);
        } catch (http::BadRequest const& bad) {
            return refused(visit, where, 400, number, bad.why);
        } catch (db::Conflict const& conflict) {
            failed(conflict.what());
            return refused(visit, where, 409, number);
        } catch (db::Unavailable const& unavailable) {
            failed(unavailable.what());
            return refused(visit, where, 503, number).with("Retry-After", "5");
        } catch (std::exception const& failure) {
            failed(failure.what());
            int const status = basics::is_for_want_of_room(failure) ? 507 : 500;
            return refused(visit, where, status, number);
        }
    }
};

Site::Site(Services& services, SiteSettings settings, std::vector<Feature> const& features,
           logging::Log const& log, metrics::Metrics& metrics)
    : parts_(std::make_unique<Parts>(services, std::move(settings), log, metrics)) {
    for (auto const& route : asset_routes(services.resources))
        parts_->machine.add(route.method, route.path, route);
    for (auto const& feature : features) {
        for (auto const& route : feature.pages) {
            if (route.in_further_languages && parts_->further_front.empty())
                parts_->further_front = route.path;
            parts_->pages.add(route.method, route.path, route);
        }
        for (auto const& route : feature.machine)
            parts_->machine.add(route.method, route.path, route);
    }
}

Site::~Site() = default;

http::Response Site::respond(http::Request const& request) {
    auto const began = std::chrono::steady_clock::now();
    auto const edition = parts_->services.edition.now();
    auto where = address(request.path);
    // An organisation's own site begins with its own page.
    if (auto const own = parts_->own_site(request);
        !own.empty() && where.language && (where.path.empty() || where.path == "/"))
        where.path = own_front;
    auto response = parts_->begun(request, where);

    bool const personal = !PageCache::is_anonymous(request);
    if (response.header("Cache-Control").empty())
        response.with("Cache-Control", personal ? "no-store" : "no-cache");
    if (!personal && where.language) http::vary_by(response, "Cookie");
    // What anybody may read, pages of other sites may read too; without credentials, which "*"
    // never allows.
    if (is_for_machines(where.path) && !where.language && !is_unsafe(request.method)) {
        response.with("Access-Control-Allow-Origin", "*")
            .with("Access-Control-Expose-Headers", "ETag, Location");
        response.with("Cross-Origin-Resource-Policy", "cross-origin");
    }
    add_security_headers(response, parts_->settings.secure, parts_->files_address());
    if (!personal && !response.more && response.status == 200 && response.header("ETag").empty() &&
        (request.method == http::Method::get || request.method == http::Method::head))
        response.with("ETag", http::etag(response.body));
    auto unchanged = response;
    http::compress(request, response);
    parts_->cache.keep(request, response, edition);
    if (!request.header("if-none-match").empty()) {
        http::answer_if_unchanged(request, unchanged);
        if (unchanged.status == 304) response = std::move(unchanged);
    }
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
    parts_->metrics.request(where.language ? "page" : "machine", response.status, took.count());
    return response;
}

http::Program Site::program() {
    return {
        .body_limit = [this](http::Request const& request) { return parts_->body_limit(request); },
        .at_once = [this](http::Request const& request) -> std::shared_ptr<http::Prepared const> {
            if (came_by_http(request, parts_->settings.secure)) return nullptr;
            auto page = parts_->cache.find(request);
            if (page) parts_->metrics.from_memory();
            return page;
        },
        .respond = [this](http::Request const& request) { return respond(request); },
        .refuse =
            [](int status, std::string const& why) {
                auto response =
                    http::plain(std::string(http::reason(status)) + ": " + why + "\n", status);
                add_security_headers(response, false);
                return response;
            },
        .address_too_long =
            [this](std::string_view first_line) { return parts_->too_long(first_line); },
        .is_slow =
            [this](http::Request const& request) {
                auto const found = parts_->route(request, address(request.path));
                return found.value && found.value->is_slow;
            },
    };
}

}
