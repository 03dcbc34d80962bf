// Names that nobody may see, in replies: said in the reader's language.
#pragma once
#include "platform/http/response.h"
#include "services/web/pages.h"
#include "services/web/visit.h"

namespace web {

/// The reply with words of the reader's language wherever the name of somebody hidden stands. What
/// people have sent as files stays as it is.
http::Response said_for_hidden(Pages const& pages, Visit const& visit, http::Response response);

}
