// What can be done with a matter: checks, stores and records in the caller's transaction.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/registration_pages/matter.h"
#include "platform/basics/problems.h"
#include "platform/json/value.h"

namespace registration_pages {

/// What is wrong, and with which status; no problems when it was done.
struct Done {
    basics::Problems problems = {};
    int status = 422;
    std::string done = {};  ///< Of the text registration_pages.done_….
};

/// Writes "registration.ACTION" about it to the activity log.
void record(web::Services& services, web::Visit const& visit, db::Transaction& tx, Matter const& of,
            std::string const& action, json::Object details);

/// The registrar's mailbox of a unit that has the matter or lies above it, or of the whole
/// organisation (empty). Without an address a unit has none of its own. Fields "email", "for_unit".
Done set_mailbox(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 Matter const& of, std::string_view for_unit, std::string_view email);
/// Sends it to the registrar as it is now, unless that is what was sent last (409), and marks it as
/// mark() does; without a section the mark stays as it is. Fields "email", "secrecy".
Done send(web::Services& services, web::Visit const& visit, db::Transaction& tx, Matter const& of,
          std::optional<std::string_view> secrecy);
/// Marks it for secrecy by a section, or takes the mark away (empty). Field "secrecy". Throws
/// NotFound when it was never sent.
Done mark(web::Services& services, web::Visit const& visit, db::Transaction& tx, Matter const& of,
          std::optional<std::string_view> secrecy);
/// Keeps the registrar's number and day ("2026-01-31"). Fields "number", "registered_on". Throws
/// NotFound when it was never sent.
Done give_number(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 Matter const& of, std::string_view number, std::string_view on);
/// The registrar keeps it from now on. Field "number" when there is none. Throws as give_number().
Done close(web::Services& services, web::Visit const& visit, db::Transaction& tx, Matter const& of);

/// The longest number and section, in characters.
inline constexpr int longest_number = 60, longest_section = 100;

}
