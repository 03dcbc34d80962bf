// Who is to be told of what a part of the activity log says. Only reads.
#pragma once
#include <map>
#include <set>
#include <vector>

#include "app/notifications/follow.h"
#include "services/web/services.h"

namespace notifications {

/// What is to be written down when the log has been read up to `reached`.
struct Found {
    std::vector<Notification> news = {};
    /// Not for everybody to see (any more): forgotten with all that was told of it.
    std::vector<Subject> out_of_sight = {};
    /// Whoever began the first is told what became of the second.
    struct Far {
        Subject beginning = {}, subject = {};
        std::string action = {};
        std::set<members::MemberId> knowing = {};  ///< Told by what they follow.
    };
    std::vector<Far> far = {};
    /// Whoever supports the subject and follows it in no way is told once, by letter.
    struct Supported {
        members::MemberId member = {};
        Subject subject = {};
        std::string action = {};
        organisations::OrganisationId organisation = {};
    };
    std::vector<Supported> supported = {};
    std::int64_t reached = 0;
};

/// By follows of the subjects themselves, of their organisations and their tags; what matters far
/// up the red thread (is_told_far) also by follows of what they came from. `entries` is not empty.
Found found_by_subject(web::Services& services, db::Reader& reader,
                       std::vector<activity::Entry> const& entries, std::int64_t gather);

/// By followed searches. The index has reached what the entries say.
Found found_by_search(web::Services& services, db::Reader& reader,
                      std::vector<activity::Entry> const& entries, std::int64_t gather);

}
