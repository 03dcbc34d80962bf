// Notice and action: anybody reports a text, those who answer for it decide, and both sides may ask
// for another look. A feature takes part by filling in web::SubjectKind::moderated.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "services/activity/activity.h"
#include "services/moderation/text_filter.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace moderation {

web::Feature feature(web::Services& services);

/// Where a text is reported: "/sv/report/need/01j…".
std::string report_url(web::Visit const& visit, activity::Subject const& subject);

/// Whether the subject is hidden by a decision here: then only a decision here shows it again.
bool holds(db::Reader& reader, activity::Subject const& subject);

/// What whoever wrote the subject may do about its being hidden: nothing, ask for another look, or
/// wait for one.
enum class WriterMay : std::uint8_t { nothing, ask, wait };
WriterMay writer_may(db::Reader& reader, activity::Subject const& subject, basics::Time now);
/// Asks for another look in the name of whoever wrote it; who that is the caller knows. Field
/// "words". Nothing happens unless writer_may() says ask.
std::expected<void, basics::Problems> ask_as_writer(web::Services& services,
                                                    members::MemberId const& member,
                                                    db::Transaction& tx,
                                                    activity::Subject const& subject,
                                                    std::string_view words);

/// Those who answer for a text have hidden it by themselves, without a notice: whoever wrote it
/// gets the same statement of reasons and may ask for another look.
void note_hidden(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 activity::Subject const& subject, std::string const& reason);
/// And they have shown it again: nothing is left to look at. Nothing happens unless it was hidden.
void note_shown(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                activity::Subject const& subject);

/// What in a text the organisation that answers for it wants to read before others see it; empty
/// when it may be shown as usual. `language` is the text's, by BCP 47.
Caught caught_by_filter(web::Services& services, db::Reader& reader,
                        organisations::OrganisationId const& organisation, std::string_view text,
                        std::string_view language);

/// How many reported texts wait for the viewer to decide, 200 at most.
std::int64_t waiting(web::Services& services, web::Visit const& visit, db::Reader& reader);

/// What a member reported and decided, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

}
