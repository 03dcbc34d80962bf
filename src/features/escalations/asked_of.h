// What was put to an addressee, as far as the one who visits may read the barriers.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/escalations/show.h"

namespace escalations {

struct About {
    std::string key = {}, name = {}, kind = {}, country = {};
    std::optional<basics::Date> ended_on = {};
    std::vector<Addressee const*> successors = {};
};
/// One of the register, or an organisation as addressee of its own; nothing for others.
std::optional<About> addressee_in(Showing const& showing, std::string_view id);

/// The last sent first.
std::vector<std::pair<Known, Escalation>> readable_put_to(Showing const& showing,
                                                          db::Reader& reader,
                                                          std::string_view addressee);
struct Tally {
    std::int64_t asked = 0, unanswered = 0;
};
/// By addressee, of barriers that the one who visits may read.
std::map<std::string, Tally, std::less<>> counted_for(Showing const& showing, db::Reader& reader);

}
