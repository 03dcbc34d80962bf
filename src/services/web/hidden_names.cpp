// In every reply that is text, so that no page can forget it.
#include "services/web/hidden_names.h"

#include <string>
#include <utility>

#include "services/permissions/hidden_name.h"

namespace web {

http::Response said_for_hidden(Pages const& pages, Visit const& visit, http::Response response) {
    auto const type = response.header("Content-Type");
    bool const is_text = type.starts_with("text/") || type.contains("json") || type.contains("xml");
    if (!is_text || visit.request.path.starts_with("/files/") ||
        !response.body.contains(permissions::hidden_name))
        return response;
    response.body = permissions::said_for_hidden(std::move(response.body),
                                                 pages.text(visit, "outbox.protected_name"));
    return response;
}

}
