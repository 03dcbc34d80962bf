// One field for every page that a code opens.
#include "services/claims/code_field.h"

namespace claims {

web::View code_field(web::Visit const& visit, web::Pages const& pages, std::string_view typed,
                     std::string problem) {
    return web::field_view({.name = "code",
                            .label = pages.text(visit, "claims.field_label"),
                            .value = std::string(typed.substr(0, 100)),
                            .hint = pages.text(visit, "claims.field_hint"),
                            .problem = std::move(problem),
                            .autocomplete = "off",
                            .max_length = 40,
                            .required = true,
                            .narrow = true});
}

}
