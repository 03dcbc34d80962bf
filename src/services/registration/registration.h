// What was sent to a registrar, and under which number it is registered.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "platform/db/database.h"
#include "services/permissions/permissions.h"

namespace registration {

using RegistrationId = basics::Id<struct RegistrationTag>;
using organisations::OrganisationId;

struct Registration {
    RegistrationId id = {};
    std::string kind = {}, subject = {};
    OrganisationId organisation = {};
    std::string number = {};  ///< The registrar's; empty until it is given.
    basics::Date registered_on = {};
    std::string secrecy = {};  ///< The section of a secrecy mark; empty: public.
    bool is_closed = false;    ///< The registrar keeps it now.
};

/// One time that it was sent.
struct Sending {
    std::int64_t place = 0;  ///< From 1.
    basics::Time at = {};
    members::MemberId member = {};
    std::string recipient = {}, digest = {};
    std::string html = {};  ///< As it was sent; empty once it was weeded.
};

/// Where registrars of the organisation take things: by unit, the empty one being the organisation
/// as a whole.
std::map<units::UnitId, std::string> mailboxes(db::Reader& reader,
                                               OrganisationId const& organisation);
/// Of a unit (empty: the organisation as a whole). An empty address takes it away.
void set_mailbox(db::Transaction& tx, OrganisationId const& organisation, units::UnitId const& unit,
                 std::string_view email, members::MemberId const& by, basics::Time at);

std::optional<Registration> about(db::Reader& reader, std::string_view kind,
                                  std::string_view subject);
/// The columns id, kind, subject, organisation, number, registered_on, secrecy, is_closed of a row.
Registration read_registration(db::Row const& row);
/// Writes it, new or not.
void put(db::Transaction& tx, Registration const& registration);
/// The first one first.
std::vector<Sending> sendings(db::Reader& reader, RegistrationId const& id);
void add(db::Transaction& tx, RegistrationId const& id, Sending const& sending);

/// Whether it was sent and the registrar does not keep it yet: then it must not be weeded.
bool is_open(db::Reader& reader, std::string_view kind, std::string_view subject);
/// Forgets what was sent; that it was, and the number, stay.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view subject);

}
