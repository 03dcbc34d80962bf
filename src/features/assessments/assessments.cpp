// The feature at a glance: all that it offers the rest of the program.
#include "features/assessments/assessments.h"

#include "features/assessments/pages.h"

namespace assessments {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

template <class Handler>
web::Handler with(web::Services& services, std::shared_ptr<Portfolio> const& portfolio,
                  Handler handler) {
    return [&services, portfolio, handler](web::Visit const& visit) {
        return handler(services, *portfolio, visit);
    };
}

}

web::Feature feature(web::Services& services) {
    auto const portfolio = std::make_shared<Portfolio>(services);
    return {
        .name = "assessments",
        .pages =
            {
                {get, "/assessments", Permission::everyone,
                 with(services, portfolio, show_portfolio)},
                {get, "/assessments/gaps", Permission::everyone,
                 with(services, portfolio, show_gaps)},
                {get, "/assessments/{id}", Permission::everyone, on(services, show_assessment)},
                {get, "/assessments/{id}/sort", Permission::contribute, on(services, show_sorting)},
                {post, "/assessments/{id}/sort", Permission::contribute,
                 on(services, save_sorting)},
                {get, "/assessments/{id}/{part}", Permission::contribute, on(services, show_part)},
                {post, "/assessments/{id}/{part}", Permission::contribute, on(services, save_part)},
            },
        .machine =
            {
                {get, "/api/v1/assessments", Permission::everyone,
                 with(services, portfolio, api::list)},
                {get, "/api/v1/assessments/{id}", Permission::everyone, on(services, api::show)},
                {http::Method::put, "/api/v1/assessments/{id}/{part}", Permission::contribute,
                 on(services, api::save)},
                {get, "/api/v1/export/assessments.csv", Permission::everyone,
                 with(services, portfolio, api::csv)},
            },
        .forget_subject = forget_subject,
        .beside = beside(services),
    };
}

}
