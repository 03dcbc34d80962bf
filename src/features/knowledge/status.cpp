// Dates that are only partly known decide only what they can.
#include "features/knowledge/status.h"

namespace knowledge {

std::optional<Status> status_by_dates(std::optional<basics::Date> start,
                                      std::optional<basics::Date> end, basics::Date today) {
    if (end && basics::last_day(*end) < today) return Status::completed;
    if (start && today < basics::first_day(*start)) return Status::planned;
    if (start && end && basics::last_day(*start) <= today && today <= basics::first_day(*end))
        return Status::ongoing;
    return std::nullopt;
}

std::optional<Status> effective_status(Content const& content, basics::Date today) {
    if (content.status == Status::terminated) return content.status;
    auto const by_dates = status_by_dates(content.start, content.end, today);
    return by_dates ? by_dates : content.status;
}

bool source_disagrees(Content const& content, basics::Date today) {
    if (!content.status || content.status == Status::terminated) return false;
    auto const by_dates = status_by_dates(content.start, content.end, today);
    return by_dates && *by_dates != *content.status;
}

}
