// What those who answer want to read before others do.
#include "features/ideas/show.h"
#include "services/moderation/moderation.h"

namespace ideas {

namespace {

std::string all_words(Telling const& told) {
    return told.title + "\n" + told.story + "\n" + told.for_whom + "\n" + told.place + "\n" +
           told.better;
}

Reading reading(moderation::Caught const& caught) {
    return caught.empty() ? Reading::as_usual : Reading::first;
}

}

Reading reading_of(web::Services& services, db::Reader& reader, Telling const& told) {
    return reading(moderation::caught_by_filter(services, reader, told.organisation,
                                                all_words(told), told.language));
}

Reading reading_of(web::Services& services, db::Reader& reader, Telling const& told,
                   std::string_view addition) {
    return reading(
        moderation::caught_by_filter(services, reader, told.organisation, addition, told.language));
}

std::string why_caught(Showing const& showing, db::Reader& reader, Need const& need) {
    if (need.visibility != Visibility::waiting) return {};
    auto const caught = moderation::caught_by_filter(
        showing.services, reader, need.told.organisation, all_words(need.told), need.told.language);
    if (!caught.lines.empty()) {
        std::string words;
        for (auto const& line : caught.lines) words += (words.empty() ? "" : ", ") + line;
        return showing.format("desk_caught_words", {{"words", words}});
    }
    return caught.links > 0 ? showing.format("desk_caught_links", {{"count", caught.links}})
                            : std::string();
}

}
