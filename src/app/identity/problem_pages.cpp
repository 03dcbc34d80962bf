// Why somebody did not come in, in words that say what to do.
#include "app/account/handlers.h"
#include "app/identity/pages.h"
#include "platform/logging/log.h"
#include "services/web/api.h"

namespace identity {

namespace {

using identities::Refusal;

int status_of(Refusal refusal) {
    switch (refusal) {
        case Refusal::over: return 400;
        case Refusal::cancelled:
        case Refusal::not_admitted:
        case Refusal::not_enough: return 403;
        case Refusal::somebody_else: return 409;
        case Refusal::wait: return 429;
        case Refusal::unusable:
        case Refusal::distrusted: return 502;
        case Refusal::unreachable: return 503;
    }
    return 500;
}

}

http::Response problem(web::Services& services, web::Visit const& visit,
                       identities::Refused const& refused) {
    auto const why = std::string(name(refused.refusal));
    services.log.write(logging::Level::warning, "sign_in_refused",
                       {{"why", why},
                        {"detail", refused.why},
                        {"provider", refused.attempt ? refused.attempt->provider.string() : ""}});
    bool const may_try_again =
        refused.attempt && refused.refusal != Refusal::wait && !visit.viewer.signed_in();
    web::View view;
    view.set("problem_text", text(services, visit, "refusal_" + why + "_text"))
        .set("what_to_do", text(services, visit, "refusal_" + why + "_do"))
        .set("may_try_again", may_try_again)
        .set("again_url",
             may_try_again ? visit.address("/sign-in/with/" + refused.attempt->provider.string() +
                                           "?next=" + web::query_escaped(refused.attempt->next))
                           : std::string())
        .set("is_in", visit.viewer.signed_in())
        .set("account_url", visit.address("/account"))
        .set("sign_in_url", visit.address("/sign-in"));
    auto response = services.pages.page(visit, "identity/problem", std::move(view),
                                        {.title = text(services, visit, "refusal_" + why),
                                         .status = status_of(refused.refusal),
                                         .unlisted = true});
    if (refused.refusal == Refusal::wait) response.with("Retry-After", "600");
    if (refused.refusal == Refusal::unreachable) response.with("Retry-After", "60");
    // The address may hold what a provider said: it goes nowhere.
    return account::private_page(std::move(response)).with("Referrer-Policy", "no-referrer");
}

}
