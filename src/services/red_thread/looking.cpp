// Where the pure chain meets rows and permissions.
#include "services/red_thread/looking.h"

#include "services/red_thread/store.h"

namespace red_thread {

namespace {

void add_links(web::Services const& services, db::Reader& reader, Subject const& subject,
               std::vector<Link>& links) {
    for (auto& tied : ties_of(reader, subject)) links.push_back(std::move(tied.link));
    auto const kept = services.links.find(subject.kind);
    if (kept == services.links.end()) return;
    for (auto& link : kept->second(reader, subject.id)) links.push_back(std::move(link));
}

}

web::Access const* Looking::access_of(Subject const& subject) {
    auto known = known_.find(subject);
    if (known == known_.end())
        known = known_
                    .emplace(subject,
                             web::access_to(services_, visit_, reader_, subject.kind, subject.id))
                    .first;
    return known->second ? &*known->second : nullptr;
}

std::optional<Found> Looking::found(Subject const& subject) {
    auto const* access = this->access_of(subject);
    if (!access) return std::nullopt;
    Found found{.subject = {subject.kind, access->id}};
    add_links(services_, reader_, found.subject, found.links);
    for (auto const& part : access->also)
        add_links(services_, reader_, {subject.kind, part}, found.links);
    return found;
}

bool Looking::may_see(Subject const& subject) {
    auto const* access = this->access_of(subject);
    return access && access->may_see;
}

std::optional<Chain> Looking::chain(Subject const& start) {
    MaySee const may = [this](Subject const& one) { return may_see(one); };
    auto chain = grown(start, look_up(), may);
    if (!chain) return std::nullopt;
    return seen(*std::move(chain), may);
}

}
