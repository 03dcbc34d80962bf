// The chain of a subject as one visitor may see it, with what each page is called.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "services/red_thread/chain.h"
#include "services/web/services.h"

namespace red_thread {

/// Looks subjects up for one visitor, each once. Holds references: lives as long as the request.
class Looking {
public:
    Looking(web::Services& services, web::Visit const& visit, db::Reader& reader)
        : services_(services), visit_(visit), reader_(reader) {}

    /// Nothing when there is no such subject, or it has no place on the thread.
    web::Access const* access_of(Subject const& subject);
    /// By the name under which it stands now, with the links of features and people.
    std::optional<Found> found(Subject const& subject);
    LookUp look_up() {
        return [this](Subject const& subject) { return found(subject); };
    }
    bool may_see(Subject const& subject);

    /// The chain without what the visitor must not see; nothing when there is no such subject.
    /// Whether the start itself may be seen the caller asks.
    std::optional<Chain> chain(Subject const& start);

private:
    web::Services& services_;
    web::Visit const& visit_;
    db::Reader& reader_;
    std::map<Subject, std::optional<web::Access>> known_;
};

}
