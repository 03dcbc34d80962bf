// What can be done with a statement: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check.
#pragma once
#include <optional>
#include <string>

#include "features/outcomes/rules.h"
#include "features/outcomes/store.h"
#include "services/activity/activity.h"
#include "services/letter_links/link.h"

namespace outcomes {

/// What the links of statements are for.
inline constexpr std::string_view link_purpose = "line_owner";

/// Who does something, when, and whose project it is.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty: the line owner, or the program by itself.
    organisations::OrganisationId organisation = {};
};

/// A statement after something was done. With a link, a letter that carries it is to be sent in the
/// same transaction.
struct Done {
    Statement statement = {};
    std::string link = {};
};

/// New, or in place of what was stated. Unless only the line owner was changed in what is
/// confirmed, it is to be confirmed anew; links of before are void. Nothing happens when nothing
/// has changed.
Done state(db::Transaction& tx, Hand const& hand, std::string const& project,
           std::optional<Statement> const& before, Telling const& told, texts::Language language);

/// The same question once more: the link of before is void.
Done ask_again(db::Transaction& tx, Hand const& hand, Statement statement);
/// The question that is due after so many months.
Done ask_later(db::Transaction& tx, Hand const& hand, Statement statement, int months);

/// The line owner says yes or no.
Statement answer(db::Transaction& tx, Hand const& hand, Statement statement, Answer const& answer);

/// A later question was left unanswered, or there is nobody to ask.
Statement lapse(db::Transaction& tx, Hand const& hand, Statement statement);

/// Taken back by those who stated it, because of `reason`.
Statement withdraw(db::Transaction& tx, Hand const& hand, Statement statement,
                   std::string const& reason);

}
