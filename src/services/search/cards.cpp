// A card that is kept was read after the last change of its document, and is not given to a reader
// whose state is older than it.
#include "services/search/cards.h"

namespace search {

namespace {

std::size_t bytes_of(ShownCard const& shown) {
    std::size_t bytes = sizeof(ShownCard) + shown.card.path.capacity() + shown.shape.bytes();
    for (auto const& text : shown.card.texts) bytes += sizeof(FieldText) + text.text.capacity();
    return bytes;
}

}

std::shared_ptr<ShownCard const> Cards::known(std::uint64_t revision, fulltext::Number number) {
    std::lock_guard const lock(mutex_);
    auto found = recent_.find(number);
    if (found == recent_.end()) {
        auto const earlier = earlier_.find(number);
        if (earlier == earlier_.end()) return nullptr;
        auto kept = std::move(earlier->second);
        earlier_.erase(earlier);
        keep(number, std::move(kept));
        found = recent_.find(number);
    }
    return found->second.revision <= revision ? found->second.card : nullptr;
}

void Cards::keep(fulltext::Number number, Kept kept) {
    auto const bytes = bytes_of(*kept.card);
    if (recent_bytes_ + bytes > most_bytes_ / 2) {
        earlier_ = std::move(recent_);
        recent_.clear();
        recent_bytes_ = 0;
    }
    if (recent_.insert_or_assign(number, std::move(kept)).second) recent_bytes_ += bytes;
}

std::shared_ptr<ShownCard const> Cards::of(fulltext::Reader const& reader,
                                           fulltext::Number number) {
    auto const revision = reader.revision();
    if (auto card = known(revision, number)) return card;
    auto const data = reader.data(number);
    if (!data) return nullptr;
    auto const read = std::make_shared<ShownCard const>(
        ShownCard{.card = decode_card(*data), .shape = reader.shape(number)});
    std::lock_guard const lock(mutex_);
    if (most_bytes_ > 0 && revision >= changed_ && !changing_.contains(number))
        keep(number, {read, revision});
    return read;
}

Cards::Changing::Changing(Cards& cards, Numbers numbers)
    : cards_(cards), numbers_(std::move(numbers)) {
    std::lock_guard const lock(cards_.mutex_);
    for (auto const number : numbers_) {
        cards_.changing_.insert(number);
        cards_.earlier_.erase(number);
        auto const kept = cards_.recent_.find(number);
        if (kept == cards_.recent_.end()) continue;
        cards_.recent_bytes_ -= bytes_of(*kept->second.card);
        cards_.recent_.erase(kept);
    }
}

void Cards::Changing::done(std::uint64_t revision) {
    std::lock_guard const lock(cards_.mutex_);
    cards_.changed_ = revision;
}

Cards::Changing::~Changing() {
    std::lock_guard const lock(cards_.mutex_);
    for (auto const number : numbers_) cards_.changing_.erase(number);
}

}
