// The feature at a glance: all that it offers the rest of the program.
#include "features/leverage/leverage.h"

#include <utility>

#include "features/leverage/pages.h"

namespace leverage {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using enum permissions::Permission;
    auto const parts = std::make_shared<Parts>(services);
    auto const on = [&](auto handler) -> web::Handler {
        return [parts, handler](web::Visit const& visit) { return handler(*parts, visit); };
    };
    return {
        .name = "leverage",
        .pages =
            {
                {get, "/barriers/leverage", everyone, on(show)},
                {get, "/barriers/leverage/{id}", everyone, on(show_held)},
                {post, "/barriers/leverage/{id}", coordinate, on(save)},
            },
        .machine =
            {
                {get, "/api/v1/barriers/leverage", everyone, on(api::show)},
                {get, "/api/v1/barriers/leverage/{id}", everyone, on(api::show_held)},
                {http::Method::put, "/api/v1/barriers/leverage/{id}", coordinate, on(api::save)},
                {get, "/api/v1/export/leverage.csv", everyone, on(api::csv)},
            },
        .forget_subject =
            [](db::Transaction& tx, std::string_view kind, std::string_view id) {
                if (kind == "barrier") forget(tx, id);
            },
        .beside = beside(parts),
    };
}

}
