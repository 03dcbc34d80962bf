// The place in the log is kept in the index itself: each node has an index of its own, and what is
// indexed and how far that reaches cannot come apart.
#include "services/search/follower.h"

#include <charconv>
#include <functional>
#include <set>
#include <unordered_set>

#include "platform/fulltext/index.h"

namespace search {

namespace {

constexpr char const* place_note = "place in the activity log";
/// Entries are read so many at a time.
constexpr std::size_t read_at_a_time = 1000;

/// How far the log has been followed. `at` is the time of the last entry.
struct Place {
    std::int64_t sequence = 0, at = 0;

    std::string text() const { return std::to_string(sequence) + " " + std::to_string(at); }
};

Place parse_place(std::string const& text) {
    Place place;
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, place.sequence);
    if (error != std::errc() || rest == end) return {};
    std::from_chars(rest + 1, end, place.at);
    return place;
}

std::size_t hash(Ref const& subject) {
    return std::hash<std::string>()(subject.kind + "/" + subject.id);
}

}

Follower::Follower(db::Database& database, Search& search, ChangesAfter changes, std::size_t batch)
    : database_(database), search_(search), changes_(std::move(changes)), batch_(batch) {}

void Follower::describe(std::string const& kind, Describe describe) {
    describers_[kind] = std::move(describe);
}

std::int64_t reached(Search const& search) { return parse_place(search.note(place_note)).sequence; }

std::int64_t Follower::reached() const { return search::reached(search_); }

bool Follower::log_is_another() const {
    auto const place = parse_place(search_.note(place_note));
    if (place.sequence == 0) return search_.size() > 0;
    auto reader = database_.read();
    auto const last = changes_(reader, place.sequence - 1, 1);
    return last.empty() || last[0].sequence != place.sequence ||
           last[0].at.microseconds != place.at;
}

bool Follower::index_subject(db::Reader& reader, Search::Change& change, Ref const& subject) const {
    auto const describer = describers_.find(subject.kind);
    if (describer == describers_.end()) return false;
    if (auto const document = describer->second(reader, subject.id)) change.put(*document);
    else change.remove(subject);
    return true;
}

std::size_t Follower::follow(Search& search, std::int64_t once_until) const {
    auto place = parse_place(search.note(place_note));
    std::unordered_set<std::size_t> done;  // Of a rebuild: subjects that need no second look.
    std::size_t count = 0;
    for (bool even = false; !even;) {
        auto change = search.change();
        std::size_t in_change = 0;
        while (!even && in_change < batch_) {
            auto reader = database_.read();
            auto const changed =
                changes_(reader, place.sequence, std::min(batch_ - in_change, read_at_a_time));
            even = changed.empty();
            std::set<Ref> subjects;
            for (auto const& entry : changed) {
                place = {entry.sequence, entry.at.microseconds};
                if (entry.sequence > once_until || done.insert(hash(entry.subject)).second)
                    subjects.insert(entry.subject);
            }
            for (auto const& subject : subjects)
                count += index_subject(reader, change, subject) ? 1 : 0;
            in_change += changed.size();
        }
        if (in_change == 0) return count;
        change.set_note(place_note, place.text());
        change.commit();
    }
    return count;
}

std::int64_t Follower::newest_entry() const {
    auto reader = database_.read();
    auto const has_after = [&](std::int64_t sequence) {
        return !changes_(reader, sequence, 1).empty();
    };
    std::int64_t low = 0, high = 1;
    for (; has_after(high); high *= 2) low = high;
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        if (has_after(middle)) low = middle + 1;
        else high = middle;
    }
    return low;
}

std::size_t Follower::even_with_log() {
    if (!search_.is_damaged()) try {
            return log_is_another() ? rebuild() : follow(search_, 0);
        } catch (fulltext::Damaged const& damaged) { search_.found_damaged(damaged.what()); }
    return rebuild();
}

std::size_t Follower::catch_up() {
    auto const count = even_with_log();
    search_.set_whole(true);
    return count;
}

bool Follower::starts_over() {
    if (reached() > 0 || search_.size() > 0) return false;
    auto reader = database_.read();
    bool const is_behind = !changes_(reader, 0, 1).empty();
    if (is_behind) search_.set_whole(false);
    return is_behind;
}

std::size_t Follower::rebuild() {
    auto const newest = newest_entry();
    std::size_t indexed = 0;
    search_.rebuild([&](Search& beside) {
        follow(beside, newest);
        beside.learn_translations();
        indexed = beside.size();
    });
    search_.set_whole(true);
    return indexed;
}

}
