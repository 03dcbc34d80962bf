// Sessions in memory: believed for a while, forgotten at once when something changes.
#include "services/members/memory.h"

#include <algorithm>

namespace members {

namespace {
constexpr std::int64_t believed_for = 30'000'000, kept_for = 10 * 60'000'000LL;
}

std::uint64_t SessionMemory::forgotten() const {
    std::lock_guard const lock(mutex_);
    return forgotten_;
}

std::optional<KnownSession> SessionMemory::find(std::string_view hash, basics::Time now) const {
    std::lock_guard const lock(mutex_);
    auto const found = entries_.find(hash);
    if (found == entries_.end() || !found->second.believed) return std::nullopt;
    if (now.microseconds - found->second.read_at.microseconds >= believed_for) return std::nullopt;
    return found->second.session;
}

void SessionMemory::keep(KnownSession const& session, basics::Time now, std::uint64_t forgotten) {
    std::lock_guard const lock(mutex_);
    if (forgotten != forgotten_) return;
    auto& entry = entries_[session.who.session_hash];
    auto const seen_at = std::max(entry.session.seen_at, session.seen_at);
    entry.session = session;
    entry.session.seen_at = seen_at;
    entry.read_at = now;
    entry.believed = true;
}

void SessionMemory::saw(std::string_view hash, basics::Time now) {
    std::lock_guard const lock(mutex_);
    auto const found = entries_.find(hash);
    if (found == entries_.end()) return;
    found->second.session.seen_at = std::max(found->second.session.seen_at, now);
    found->second.unwritten = true;
}

basics::Time SessionMemory::seen(std::string_view hash, basics::Time otherwise) const {
    std::lock_guard const lock(mutex_);
    auto const found = entries_.find(hash);
    return found == entries_.end() ? otherwise : std::max(found->second.session.seen_at, otherwise);
}

void SessionMemory::forget(std::string_view hash) {
    std::lock_guard const lock(mutex_);
    ++forgotten_;
    if (auto const found = entries_.find(hash); found != entries_.end()) entries_.erase(found);
}

void SessionMemory::forget(MemberId const& member) {
    std::lock_guard const lock(mutex_);
    ++forgotten_;
    for (auto& [hash, entry] : entries_)
        if (entry.session.who.viewer.member == member) entry.believed = false;
}

void SessionMemory::forget_all() {
    std::lock_guard const lock(mutex_);
    ++forgotten_;
    for (auto& [hash, entry] : entries_) entry.believed = false;
}

std::vector<std::pair<std::string, basics::Time>> SessionMemory::take_unwritten(basics::Time now) {
    std::lock_guard const lock(mutex_);
    std::vector<std::pair<std::string, basics::Time>> used;
    for (auto& [hash, entry] : entries_)
        if (std::exchange(entry.unwritten, false)) used.emplace_back(hash, entry.session.seen_at);
    std::erase_if(entries_, [&](auto const& known) {
        return now.microseconds - known.second.session.seen_at.microseconds >= kept_for;
    });
    return used;
}

}
