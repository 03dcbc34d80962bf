// Where a claim code is typed, wherever that is.
#pragma once
#include <string>
#include <string_view>

#include "services/web/pages.h"

namespace claims {

/// The field "code" with what was typed, as far as a code can be long; `problem` is in words, or
/// empty.
web::View code_field(web::Visit const& visit, web::Pages const& pages, std::string_view typed,
                     std::string problem);

}
