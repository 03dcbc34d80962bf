// Questions that search had no good answer to, counted without knowing who asked.
#pragma once
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/basics/time.h"
#include "platform/db/database.h"

namespace find {

/// So many askings in a day before a question is stored; so many different questions are counted
/// in a day; so many days what was stored is kept.
inline constexpr std::size_t least_askings = 5, most_counted = 10'000, days_kept = 180;

/// The question as it is counted: small letters, one line, single blanks. Nothing for what may tell
/// of a person or cannot help an editor: no word, more than 100 characters, "@", six digits or more
/// in a row (also with blanks, hyphens and other marks between: personal numbers, telephones).
std::optional<std::string> countable(std::string_view typed);

/// A question that was stored, its askings in all days added up.
struct UnansweredQuestion {
    std::string question;
    std::int64_t askings = 0;
    std::int64_t hits = 0;  ///< The fewest that it found.
    friend bool operator==(UnansweredQuestion const&, UnansweredQuestion const&) = default;
};

/// Counts in memory. What stays below least_askings is forgotten when the day ends, or the program.
class Unanswered {
public:
    /// Somebody asked; nothing about who is passed on.
    void asked(std::string_view typed, std::size_t hits, basics::Time now);

    /// Whether something has reached the limit that keep() has not written, and it is some minutes
    /// since it last did.
    bool is_due(basics::Time now) const;

    /// Writes what has reached the limit, and removes what has been kept long enough.
    void keep(db::Transaction& tx, basics::Time now);

private:
    struct Count {
        std::size_t askings = 0, kept = 0, hits = 0;
    };
    mutable std::mutex mutex_;
    std::string day_;
    std::unordered_map<std::string, Count> counts_;
    /// Days that ended before what they had was written.
    std::vector<std::pair<std::string, std::unordered_map<std::string, Count>>> ended_;
    basics::Time kept_at_ = {};
    bool has_more_ = false;

    void begin_day(std::string day);
};

/// The most frequent first, at most `limit`.
std::vector<UnansweredQuestion> unanswered_questions(db::Reader& reader, std::size_t limit);

}
