// Secrecy marks and masked copies of what is registered.
#pragma once
#include "services/registration/registration.h"

namespace registration {

/// That somebody marked it for secrecy: a warning to who is asked for it, and no decision.
struct Mark {
    basics::Time at = {};
    members::MemberId member = {};
    std::string ground = {};  ///< "OSL 21 kap. 7 §"; empty: the mark was taken away.
};

/// The last one; nothing when there never was any.
std::optional<Mark> mark_of(db::Reader& reader, RegistrationId const& id);
/// Writes the mark, here and as the registration's secrecy, unless it says what the last one says.
/// Whether it did.
bool put_mark(db::Transaction& tx, Registration& registration, Mark const& mark);

/// A document with passages taken out, as its own file.
struct Copy {
    std::int64_t place = 0;  ///< From 1.
    basics::Time at = {};
    members::MemberId member = {};
    std::string ground = {};
    std::string content = {};  ///< JSON; empty once it was weeded.
    bool is_shown = false;
};

/// The first one first.
std::vector<Copy> copies(db::Reader& reader, RegistrationId const& id);
/// The one that everybody may read.
std::optional<Copy> shown_copy(db::Reader& reader, RegistrationId const& id);
void add(db::Transaction& tx, RegistrationId const& id, Copy const& copy);
/// Shows it to everybody, and no other of the registration; or takes it away, and shows none.
void show_copy(db::Transaction& tx, RegistrationId const& id, std::int64_t place, bool is_shown);

/// What is asked for of the list of what has a number.
struct Listing {
    OrganisationId organisation = {};  ///< Empty: of all.
    std::string number = {};           ///< Exactly; empty: of all.
    /// key_of() the last one of an earlier page; empty, or no such key: from the newest.
    std::string before = {};
};
/// The newest day first, at most `limit`.
std::vector<Registration> listed(db::Reader& reader, Listing const& asked, std::size_t limit);
std::string key_of(Registration const& registration);
std::optional<Registration> find(db::Reader& reader, RegistrationId const& id);

}
