// Changing groups of words: check, store, record, and search knows at once.
#pragma once
#include <cstdint>
#include <expected>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "features/synonyms/rules.h"
#include "features/synonyms/store.h"
#include "services/web/services.h"

namespace synonyms {

/// Somebody else changed the group meanwhile, or the whole has no room for more.
enum class Refused : std::uint8_t { overtaken, full };

/// The most groups that editors may add.
inline constexpr std::size_t most_groups = 5'000;

/// The register and its changes, for as long as the program runs.
class Keeper {
public:
    /// Reads everything and gives it to search.
    explicit Keeper(web::Services& services);

    std::vector<Group> all() const;
    std::optional<Group> find(std::string_view id) const;

    /// Stores the group as it now is, records what was done ("added", "changed", "hidden",
    /// "restored") and why; the next question already knows. Returns the group as stored.
    std::expected<Group, Refused> save(Group group, std::string_view action,
                                       std::string const& reason, members::MemberId by);

    /// Gives search what the database has now: somebody else may have changed it.
    void refresh();

private:
    web::Services& services_;
    std::vector<Group> registered_;
    std::mutex refreshing_;
};

/// What the activity log calls a group.
activity::Subject subject_of(Group const& group);

}
