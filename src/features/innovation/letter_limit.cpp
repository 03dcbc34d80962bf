// Pages and programs share one allowance.
#include "features/innovation/letter_limit.h"

#include "services/web/api.h"

namespace innovation {

bool takes_letter(Limits& limits, Showing const& showing) {
    return limits.letters.take(showing.visit.viewer.member.text(), showing.services.now());
}

void too_many_letters(Sent& sent) {
    sent.warning = "flood";
    sent.status = 429;
}

http::Response too_many_letters() {
    return web::api_problem(429, "Too many letters in an hour; try later.")
        .with("Retry-After", "3600");
}

}
