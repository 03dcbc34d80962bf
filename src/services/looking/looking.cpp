// The log itself is the memory of who looked when.
#include "services/looking/looking.h"

namespace looking {

bool is_recorded(db::Reader& reader, Look const& look, basics::Time now) {
    constexpr std::int64_t hour = 3600 * 1'000'000LL;
    constexpr std::size_t step = 50;
    std::int64_t before = 0;
    for (;;) {
        auto const found = activity::entries_about(reader, look.subject, before, step);
        for (auto const& entry : found) {
            if (entry.at.microseconds <= now.microseconds - hour) return false;
            if (entry.actor == look.member && entry.action == look.action) return true;
        }
        if (found.size() < step) return false;
        before = found.back().sequence;
    }
}

void record(web::Services& services, Look const& look) {
    auto const now = services.now();
    {
        auto reader = services.database.read();
        if (is_recorded(reader, look, now)) return;
    }
    auto tx = services.database.begin();
    // Two windows opened at once are one look.
    if (is_recorded(tx, look, now)) return;
    services.activity.record(tx, {.at = now,
                                  .actor = look.member,
                                  .action = look.action,
                                  .subject = look.subject,
                                  .organisation = look.organisation});
    tx.commit();
}

}
