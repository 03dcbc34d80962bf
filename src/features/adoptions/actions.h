// What can be done with an adoption: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check.
#pragma once
#include <optional>
#include <string>

#include "features/adoptions/rules.h"
#include "features/adoptions/store.h"
#include "services/activity/activity.h"

namespace adoptions {

/// What the links of later questions are for.
inline constexpr std::string_view link_purpose = "still_adopted";

/// Who does something, and when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty: from a letter, or the program by itself.
};

/// Whose it is to be.
struct Begun {
    activity::Subject subject = {};
    organisations::OrganisationId organisation = {};
    units::UnitId unit = {};
    State state = State::interested;
    basics::Date since = {};  ///< Zero: today.
    texts::Language language = texts::Language::sv;
};
/// "Vi är intresserade", or "vi använder det här". The same once more changes nothing;
/// what had stopped begins again, and what is known goes on to being used.
Adoption begin(db::Transaction& tx, Hand const& hand, std::optional<Adoption> const& before,
               Begun const& begun);

/// What the adopter tells, in place of what was told. Nothing happens when nothing has changed.
Adoption tell(db::Transaction& tx, Hand const& hand, Adoption const& before, Draft const& draft,
              texts::Language language);

/// From which other adopter it was taken; nothing: from those who made it. Whether it can be so is
/// the caller's to check (tree.h).
Adoption take_from(db::Transaction& tx, Hand const& hand, Adoption adoption,
                   std::optional<AdoptionId> const& source);

/// Somebody else has looked.
Adoption verify(db::Transaction& tx, Hand const& hand, Adoption adoption, Verified verified);

/// The question after so many months is asked; the link for its letter.
struct Asked {
    Adoption adoption = {};
    std::string link = {};
};
Asked ask(db::Transaction& tx, Hand const& hand, Adoption adoption, int months,
          std::string const& address);
/// It is still in use; in the ordinary budget or not.
Adoption answer_yes(db::Transaction& tx, Hand const& hand, Adoption adoption, std::string words);
/// It is not, from today, because of `reason`.
Adoption answer_no(db::Transaction& tx, Hand const& hand, Adoption adoption, std::string reason);
/// Nobody answered.
Adoption lapse(db::Transaction& tx, Hand const& hand, Adoption adoption);
/// There is nobody to ask, or nothing to ask about.
void stop_asking(db::Transaction& tx, Adoption adoption);

}
