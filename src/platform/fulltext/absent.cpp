// What a batch brings is forgotten at once, and nothing is learnt from a state before its end.
#include "platform/fulltext/absent.h"

#include <algorithm>

namespace fulltext {

namespace {

constexpr std::size_t most_terms = 30'000;

}

bool AbsentTerms::has(std::string const& term, std::uint64_t revision) const {
    std::lock_guard const lock(mutex_);
    auto const known = since_.find(term);
    return known != since_.end() && known->second <= revision;
}

void AbsentTerms::add(std::string const& term, std::uint64_t revision) {
    std::lock_guard const lock(mutex_);
    if (in_batch_ || revision < newest_) return;
    if (since_.size() >= most_terms) since_.clear();
    since_.emplace(term, revision);
}

void AbsentTerms::begin_batch() {
    std::lock_guard const lock(mutex_);
    in_batch_ = true;
}

void AbsentTerms::end_batch(std::uint64_t revision) {
    std::lock_guard const lock(mutex_);
    in_batch_ = false;
    newest_ = std::max(newest_, revision);
}

}
