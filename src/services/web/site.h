// The way of a request: route table → permission → handler → reply with all its headers.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/server.h"
#include "platform/logging/log.h"
#include "platform/metrics/metrics.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace web {

/// Who a session cookie or a bearer token stands for. services/members gives these; the site does
/// not know how.
struct Identity {
    permissions::Viewer viewer = {};
    std::string form_token = {};
    std::string session = {};
    std::string municipality = {};
    bool must_set_up = false;  ///< Holds roles that sleep until a second step is set up.
};

struct SiteSettings {
    bool secure = false;  ///< The public address is https: cookies are Secure, HSTS is sent.
    /// The largest file that may be sent, in bytes.
    std::size_t upload_limit = web::upload_limit;
    /// A host name for people's files alone; empty: none.
    std::string files_host = {};
    /// Secret from which the form token of visitors without a session is made.
    std::string visitor_form_token;
    std::function<std::optional<Identity>(http::Request const&)> by_session;
    std::function<std::optional<permissions::Viewer>(std::string_view token)> by_token;
};

class Site {
public:
    /// Throws std::logic_error when two features want the same route.
    Site(Services& services, SiteSettings settings, std::vector<Feature> const& features,
         logging::Log const& log, metrics::Metrics& metrics);
    ~Site();

    /// What platform/http/server asks of us. The site must outlive the server.
    http::Program program();

    /// The reply to a request, as the server gets it.
    http::Response respond(http::Request const& request);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
