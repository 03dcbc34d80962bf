// What can be done with a question: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/questions/store.h"

namespace questions {

/// Who does something, and when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty: somebody without an account.
};

/// Asks. The same key and words twice is one question; `is_new` says whether it is this time's.
struct Asked {
    Question question = {};
    bool is_new = false;
};
Asked ask(db::Transaction& tx, Hand const& hand, Asking const& asking, std::string_view key,
          std::vector<OrganisationId> const& organisations);

/// What the same key and words became before.
std::optional<Question> sent_question(db::Reader& reader, Hand const& hand, Asking const& asking,
                                      std::string_view key);

/// Adds the answer; one that is kept waits for the asker.
Question answer(db::Transaction& tx, Hand const& hand, Question question, Answer answer);
/// The asker lets a reply that was kept be seen, or not. Nothing when it does not wait any more.
std::optional<Question> decide(db::Transaction& tx, Hand const& hand, Question question,
                               AnswerId const& answer, bool accepts);

/// Closed with what the answers say together; once more it is the summary that changes.
Question close(db::Transaction& tx, Hand const& hand, Question question, std::string summary,
               std::vector<LinkTo> const& links);

/// Interest in a notice, shown or taken back. False when nothing changed.
bool show_interest(db::Transaction& tx, Hand const& hand, Question question,
                   OrganisationId const& organisation, bool shows);

/// By a decision about a reported text.
void set_hidden(db::Transaction& tx, Hand const& hand, Question question, bool is_hidden);

}
