// Which steps projects met: rows, and the whole kept in memory for the pages that count.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/knowledge.h"
#include "features/processes/process.h"
#include "platform/db/database.h"
#include "services/web/followed.h"
#include "services/web/services.h"

namespace processes {

struct Met {
    std::string project = {}, step = {}, process = {}, origin = {};
    std::string words = {};
    texts::Language language = texts::Language::sv;  ///< Of the words.
    basics::Time at = {};
    members::MemberId by = {};
};

namespace store {

void put_met(db::Transaction& tx, Met const& met);
/// False when it was not there.
bool remove_met(db::Transaction& tx, std::string_view project, std::string_view step);
std::vector<Met> met_by(db::Reader& reader, std::string_view project);
/// All, in the order of projects.
std::vector<Met> all_met(db::Reader& reader);

}

/// A project that everybody may see, and a step that it met.
struct Meeting {
    Met met = {};
    std::string path = {};
    std::map<texts::Language, std::string> titles = {};
    organisations::OrganisationId organisation = {};
};

/// What one project met, in its order, and what is said of the project.
struct MetByProject {
    std::vector<Met> met = {};
    std::optional<knowledge::Brief> project = {};
};
/// By the project for which it was told; that may be part of another one since.
using AllMet = std::map<std::string, MetByProject, std::less<>>;

AllMet read_met(db::Reader& reader);
/// Reads anew what these projects met, and those that are or were part of one of them. Whether
/// there was anything of the kind.
bool read_met_again(db::Reader& reader, AllMet& all,
                    std::set<std::string, std::less<>> const& changed);

/// Every public meeting, ordered by project; a merged project's are those of the one it is part of
/// now, each step once. Kept, and brought up to date by what was recorded.
class Meetings {
public:
    struct All {
        std::vector<Meeting> rows = {};
        /// Places in `rows`, by step and by the template's step behind it.
        std::map<std::string, std::vector<std::size_t>, std::less<>> by_step = {}, by_origin = {};

        /// Of this step itself; of a template's step, those of all its copies as well.
        std::vector<std::size_t> const& of(Process const& process, std::string_view step) const;
    };
    explicit Meetings(web::Services& services);
    std::shared_ptr<All const> now() { return followed_.now(); }
    static All of(AllMet const& all);

private:
    AllMet met_;
    web::Followed<All> followed_;
};

/// The title in the language, or else in the first one that it has.
std::string title_of(Meeting const& meeting, texts::Language language);

}
