// Which steps projects met: rows, and the whole kept in memory for the pages that count.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "features/processes/process.h"
#include "platform/db/database.h"
#include "services/web/kept.h"
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

/// Every public meeting, ordered by project; a merged project's are those of the one it is part of
/// now, each step once. Kept while nothing has been recorded.
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
    std::shared_ptr<All const> now();

private:
    web::Services& services_;
    web::Kept<All> kept_;
};

/// The title in the language, or else in the first one that it has.
std::string title_of(Meeting const& meeting, texts::Language language);

}
