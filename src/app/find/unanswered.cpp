// What may be counted, and the counts.
#include "app/find/unanswered.h"

#include <algorithm>

#include "app/find/unanswered_store.h"
#include "platform/basics/text.h"
#include "platform/fulltext/question.h"

namespace find {

namespace {

constexpr std::size_t longest_counted = 100, most_digits = 5;
constexpr std::int64_t between_keeping = 300'000'000, day_long = 86'400'000'000;

/// Digits with nothing but marks and blanks between them.
std::size_t longest_run_of_digits(std::string_view text) {
    std::size_t longest = 0, digits = 0;
    for (char const c : text) {
        if (c >= '0' && c <= '9') longest = std::max(longest, ++digits);
        else if (!std::string_view(" -+/.,:()_").contains(c)) digits = 0;
    }
    return longest;
}

std::string day_of(basics::Time now) { return basics::iso(now).substr(0, 10); }

}

std::optional<std::string> countable(std::string_view typed) {
    if (!basics::is_utf8(typed) || typed.size() > 4 * longest_counted) return std::nullopt;
    std::string question;
    for (char const c : basics::folded(basics::one_line(typed)))
        if (c != ' ' || (!question.empty() && question.back() != ' ')) question += c;
    question = basics::trimmed(question);
    if (basics::length(question) > longest_counted || question.contains('@')) return std::nullopt;
    if (longest_run_of_digits(question) > most_digits) return std::nullopt;
    if (fulltext::parse(question).asks_nothing()) return std::nullopt;
    return question;
}

void Unanswered::begin_day(std::string day) {
    if (has_more_) ended_.emplace_back(std::move(day_), std::move(counts_));
    counts_ = {};
    day_ = std::move(day);
}

void Unanswered::asked(std::string_view typed, std::size_t hits, basics::Time now) {
    auto question = countable(typed);
    if (!question) return;
    std::lock_guard const lock(mutex_);
    if (auto day = day_of(now); day != day_) begin_day(std::move(day));
    auto found = counts_.find(*question);
    if (found == counts_.end()) {
        if (counts_.size() >= most_counted) return;
        found = counts_.emplace(std::move(*question), Count{.hits = hits}).first;
    }
    auto& count = found->second;
    ++count.askings;
    count.hits = std::min(count.hits, hits);
    if (count.askings >= least_askings) has_more_ = true;
}

bool Unanswered::is_due(basics::Time now) const {
    std::lock_guard const lock(mutex_);
    return has_more_ && now.microseconds - kept_at_.microseconds >= between_keeping;
}

void Unanswered::keep(db::Transaction& tx, basics::Time now) {
    std::lock_guard const lock(mutex_);
    auto write = [&](std::string const& day, auto& counts) {
        for (auto& [question, count] : counts) {
            if (count.askings < least_askings || count.askings == count.kept) continue;
            add_askings(tx, day, question, count.askings - count.kept, count.hits);
            count.kept = count.askings;
        }
    };
    for (auto& [day, counts] : ended_) write(day, counts);
    write(day_, counts_);
    ended_.clear();
    forget_questions_before(
        tx, day_of({now.microseconds - static_cast<std::int64_t>(days_kept) * day_long}));
    kept_at_ = now;
    has_more_ = false;
}

}
