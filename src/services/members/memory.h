// What is kept in memory between requests: sessions as they were read, and when they were last
// used.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/members/member.h"

namespace members {

/// What has been shown when a session begins: nothing beside the first step unless said.
struct Shown {
    bool by_link = false;
    /// "code", "recovery", "demo", or "provider" for one that vouches for two steps.
    std::string factor = {};
    int level = 0;                  ///< What a provider vouched for; 0: none did.
    std::string provider = {};      ///< Which, by its id.
    std::string vouched_in = {};    ///< Where that counts: an organisation's id; empty: everywhere.
    std::string subject = {};       ///< Who the person is there.
    std::string sid = {};           ///< The provider's own session, where it says which.
    std::string sealed_token = {};  ///< What it said, for signing out there.
    bool is_confirmed = true;       ///< Just now, by the person.
};

/// A session with whom it stands for, as the database had it.
struct KnownSession {
    SignedIn who = {};
    basics::Time started_at = {}, seen_at = {};
    Shown shown = {};
    bool waits = false;  ///< For the code of the second step.
    bool is_staff = false;
    basics::Time confirmed_at = {};
    basics::Date day = {};  ///< On which the roles were read: a deputy's begin and end with a day.
};

/// Sessions in memory. Thread-safe. Each is believed for half a minute, then read anew.
class SessionMemory {
public:
    /// Counts what was forgotten on purpose. Taken before reading, so that keep() can tell a stale
    /// read.
    std::uint64_t forgotten() const;
    /// The session, if it was read lately.
    std::optional<KnownSession> find(std::string_view hash, basics::Time now) const;
    /// Keeps what was read, unless something was forgotten since `forgotten`. A later `seen_at` is
    /// kept.
    void keep(KnownSession const& session, basics::Time now, std::uint64_t forgotten);
    /// The session was used.
    void saw(std::string_view hash, basics::Time now);
    /// When the session was last used, as far as is known here.
    basics::Time seen(std::string_view hash, basics::Time otherwise) const;

    void forget(std::string_view hash);
    void forget(MemberId const& member);
    void forget_all();

    /// What was used since the last call, to be written down. Sessions unused for ten minutes are
    /// dropped.
    std::vector<std::pair<std::string, basics::Time>> take_unwritten(basics::Time now);

private:
    struct Entry {
        KnownSession session;
        basics::Time read_at = {};
        bool unwritten = false;
        bool believed = true;
    };
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Entries = std::unordered_map<std::string, Entry, TextHash, std::equal_to<>>;

    mutable std::mutex mutex_;
    Entries entries_;
    std::uint64_t forgotten_ = 0;
};

/// When tokens were last used, until it is written down. Thread-safe.
class TokenMemory {
public:
    void saw(std::string_view hash, basics::Time now) {
        std::lock_guard const lock(mutex_);
        used_[std::string(hash)] = now;
    }
    std::unordered_map<std::string, basics::Time> take_unwritten() {
        std::lock_guard const lock(mutex_);
        return std::exchange(used_, {});
    }

private:
    std::mutex mutex_;
    std::unordered_map<std::string, basics::Time> used_;
};

}
