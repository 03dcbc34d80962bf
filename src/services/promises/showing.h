// A clock in words for people, and as JSON for programs.
#pragma once
#include <string>
#include <vector>

#include "platform/json/value.h"
#include "services/promises/clock.h"
#include "services/web/services.h"

namespace promises {

/// What is true of the clock on this day, line by line: promise_lines[] {promise_text,
/// promise_is_late}, has_promise_lines. Late is only a date that somebody has promised and that has
/// passed without an answer.
web::View lines_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                     Clock const& clock);
/// The same of a promise for what is not sent yet: one line.
web::View lines_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                     organisations::OrganisationId const& organisation, Given const& given);

/// "inom 10 arbetsdagar"
std::string within(web::Services& services, web::Visit const& visit, Promise const& promise);

/// "Svar är utlovat senast den 3 mars 2027.", for letters.
std::string sentence(texts::Catalogue const& texts, texts::Language language, Clock const& clock);

/// {"state": "waiting" | "late" | "answered" | "ended", "due", "answered", "in_time", "given":
/// [{"unit", "who", "source", "days", "counting", "at", "due", "lengthened_days"}]}
json::Object as_json(Clock const& clock, basics::Date today);
json::Object as_json(Promise const& promise);

}
