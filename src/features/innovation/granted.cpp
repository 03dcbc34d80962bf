// A fund's decision as the first gate of the project that it began.
#include "features/innovation/actions.h"
#include "features/innovation/innovation.h"

namespace innovation {

void begin_granted(web::Services& services, db::Transaction& tx, Grant const& grant) {
    Hand const hand{services.activity, services.now(), grant.by, grant.organisation};
    auto const kind = parse_kind(grant.kind).value_or(Kind::internal);
    auto const process = begin(tx, hand, grant.project, Template::fund, Step::anchor);
    if (!process) return;
    auto const gate = pose(tx, hand, *process,
                           {.question = grant.question,
                            .kind = kind,
                            .due = grant.on,
                            .decider = {.name = grant.decider}},
                           grant.language);
    if (!gate) return;
    bool const is_own = kind == Kind::internal;
    decide(tx, hand, *gate,
           {.decision = {.outcome = Outcome::go,
                         .kind = kind,
                         .on = grant.on,
                         .by = is_own ? grant.by : members::MemberId(),
                         .registered_by = is_own ? members::MemberId() : grant.by,
                         .reference = grant.reference,
                         .reason = grant.reason,
                         .is_public = true}});
}

}
