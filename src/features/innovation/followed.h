// The rows of the funnel, followed by the activity log: what is recorded about one project reads
// that project again, and nothing else.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "features/innovation/funnel.h"
#include "features/knowledge/knowledge.h"
#include "services/activity/activity.h"

namespace innovation {

/// A project in a few words: knowledge::brief, or what a test puts in its place.
using BriefOf = std::function<std::optional<knowledge::Brief>(db::Reader&, std::string_view id)>;

/// The same rows as made from scratch, as far as the log has been read. Threads may share it: one
/// reads at a time.
class Followed {
public:
    explicit Followed(BriefOf brief) : brief_(std::move(brief)) {}
    /// The rows as they are now. What was given before stays as it was.
    std::shared_ptr<Rows const> now(db::Reader& reader);
    /// How many rows were read in the last turn; for tests.
    std::size_t last_read() const { return last_read_; }

private:
    void start_over(db::Reader& reader);
    void look_again(db::Reader& reader, std::set<std::string> const& projects);
    /// Reads a process's project again; both the page it was on and the one it is on are stale.
    void place(db::Reader& reader, std::string const& process, std::set<std::string>& stale);
    void make_row(db::Reader& reader, std::string const& shown);

    BriefOf brief_;
    std::mutex mutex_;
    std::int64_t sequence_ = -1;  ///< Of the last entry that was read; -1: nothing yet.
    std::map<std::string, std::string> shown_on_ = {};  ///< By process: the project it is shown on.
    std::map<std::string, std::set<std::string>> processes_of_ = {};  ///< By that project.
    std::map<std::string, std::shared_ptr<Row const>> rows_ = {};
    std::shared_ptr<Rows const> given_ = {};
    std::size_t last_read_ = 0;
};

}
