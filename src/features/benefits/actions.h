// What can be done with a benefit: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check.
#pragma once
#include "features/benefits/rules.h"
#include "features/benefits/store.h"
#include "services/activity/activity.h"

namespace benefits {

/// What links in letters are for: the owner tells a figure, the controller confirms one.
inline constexpr std::string_view owner_purpose = "benefit_owner",
                                  controller_purpose = "benefit_controller";

/// Who does something, when, and whose project it is.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty: the owner or the controller, or the program itself.
    organisations::OrganisationId organisation = {};
};

/// A figure that the controller is to be asked about, with the link of the letter to be sent in the
/// same transaction.
struct Sent {
    Value value = {};
    std::string link = {};
};
struct Done {
    Whole whole = {};
    std::vector<Sent> sent = {};
};

/// New (`before` null), or in place of what was stated. Figures that were confirmed by another
/// measure or baseline are to be confirmed anew, and a new controller is asked what waits. Nothing
/// happens when nothing has changed.
Done state(db::Transaction& tx, Hand const& hand, std::string const& project, Whole const* before,
           told::Told const& told, texts::Language language);

/// The figure of a year, new or told anew: the controller is asked. Nothing happens when it says so
/// already.
Done measure(db::Transaction& tx, Hand const& hand, Whole whole, Value const& told);

/// The controller is asked once more about a year that nobody has confirmed.
Done send_again(db::Transaction& tx, Hand const& hand, Whole whole, int year);

/// The controller says yes or no.
Whole answer(db::Transaction& tx, Hand const& hand, Whole whole, int year, Answer const& answer);

/// The owner is asked for a figure; the link of the letter.
std::string ask_owner(db::Transaction& tx, Hand const& hand, Benefit& benefit);

/// It is expected no more.
Benefit end(db::Transaction& tx, Hand const& hand, Benefit benefit, std::string const& reason);

/// What a link is about: "PROJECT BENEFIT YEAR VERSION", the version of the figure, or for the
/// owner that of the benefit with year 0.
struct Asked {
    std::string project = {};
    BenefitId id = {};
    int year = 0;
    std::int64_t version = 0;
};
std::string written(Asked const& asked);
std::optional<Asked> parse_asked(std::string_view text);

}
