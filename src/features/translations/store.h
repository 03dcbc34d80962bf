// What editors wrote, in the database and on the shelf that pages read from.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "platform/texts/further.h"
#include "services/web/services.h"

namespace translations {

/// A text as it is stored. Version 0: nobody has written it here.
struct Stored {
    std::string words = {};
    std::int64_t version = 0;
};

/// All that was written in the language, by id.
std::map<std::string, Stored> written(db::Reader& reader, texts::Further language);

/// One text to save over the version that was seen.
struct Change {
    std::string id = {}, words = {};
    std::int64_t version = 0;
};

/// Keeps the shelf as the database is.
class Keeper {
public:
    explicit Keeper(web::Services& services);

    /// Saves all of them, or none when somebody else was first with one: false. Recorded as
    /// translations.changed, one by one; every page has them at once.
    bool save(texts::Further language, std::vector<Change> const& changes, members::MemberId by);

    /// Reads everything anew: somebody else may have changed it.
    void refresh();

private:
    web::Services& services_;
    std::mutex refreshing_;
};

/// What the activity log calls a text: "fi/ideas.new_title".
activity::Subject subject_of(texts::Further language, std::string const& id);

}
