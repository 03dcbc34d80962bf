// What the API's parts about needs and ideas do alike: bodies, versions, whose it is.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/beside.h"
#include "platform/basics/problems.h"
#include "platform/json/value.h"
#include "services/web/api.h"
#include "services/web/services.h"

namespace ideas::api {

/// "v3" in quotes.
std::string etag_of(Need const& need);

json::Object as_json(web::Services& services, Need const& need, Beside const& beside);
json::Object as_json(web::Services& services, db::Reader& reader, Need const& need);

/// A need among needs, an idea among ideas; NotFound for others.
Need of_kind(std::optional<Need> found, Kind kind);
/// The one in the path, for those who answer it. Throws Forbidden when everybody may read it,
/// otherwise NotFound.
Need at_work(web::Services& services, db::Reader& reader, Kind kind, web::Visit const& visit);

/// 428 without If-Match, 412 when it has changed since it was read; nothing when it may go on.
std::optional<http::Response> unless_seen(web::Visit const& visit, Need const& need);
/// A problem with the version and the state that it has.
http::Response conflicting(int status, std::string_view detail, Need const& need);

/// The body. Throws BadRequest when it is no object.
json::Object object_in(web::Visit const& visit);
/// The member of the body as a yes or no; `otherwise` when it is absent. What is neither is a
/// problem with that field.
bool truth_in(json::Object const& body, std::string_view name, bool otherwise,
              basics::Problems& problems);

/// The members of a body as tidy text; what is unknown or no text is a problem.
class Sent {
public:
    Sent(json::Object const& body, std::vector<std::string_view> const& known);

    bool has(std::string_view name) const { return texts_.find(name) != texts_.end(); }
    std::string text(std::string_view name) const;
    basics::Problems const& problems() const { return problems_; }

private:
    std::map<std::string, std::string, std::less<>> texts_;
    basics::Problems problems_;
};

}
