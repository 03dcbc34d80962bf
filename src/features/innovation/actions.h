// What can be done with a process: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check.
#pragma once
#include <expected>
#include <optional>
#include <string>

#include "features/innovation/rules.h"
#include "features/innovation/store.h"
#include "services/activity/activity.h"

namespace innovation {

/// What the links of deciders are for.
inline constexpr std::string_view link_purpose = "decider";

/// Who does something, when, and whose project it is.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty: the decider by letter, or the program by itself.
    organisations::OrganisationId organisation = {};
};

/// The project sets out. Nothing happens, and nothing is given, when it has done so.
std::optional<Process> begin(db::Transaction& tx, Hand const& hand, std::string const& project,
                             Template kind, Step step);

/// Who owns it in the line, and whose questions are asked. False when nothing changed.
bool change(db::Transaction& tx, Hand const& hand, Process process, Template kind,
            LineOwner const& owner);

/// That a deliverable of the step is there. Fields "deliverable", "evidence" and "link".
basics::Problems deliver(db::Transaction& tx, Hand const& hand, Process const& process,
                         std::string_view deliverable, std::string_view evidence,
                         std::string_view link);
/// That it is not there after all. False when it was not.
bool take_back(db::Transaction& tx, Hand const& hand, Process const& process,
               std::string_view deliverable);

void look(db::Transaction& tx, Hand const& hand, Process const& process, Looked looked);

/// Back, or on again. What waits for a decision is withdrawn, since it is asked about another step.
/// Fields as checked_move says.
basics::Problems move(db::Transaction& tx, Hand const& hand, Process const& process,
                      std::string_view how, std::string_view to, std::string_view reason);

/// Whom a letter to a decider goes to: the decider, or the deputy while they are away.
struct Addressee {
    std::string email = {};  ///< Empty: the decider's own.
    members::MemberId member = {};
    bool is_deputy = false;
};
/// A gate with the decider's link for a letter of the same transaction.
struct Asked {
    Gate gate = {};
    std::string link = {};
    Addressee to = {};
};
/// Nothing when a decision is waited for already, or the process is not on its way.
std::optional<Gate> pose(db::Transaction& tx, Hand const& hand, Process const& process,
                         Asking const& asked, texts::Language language);
/// The same with a link for the decider's letter.
std::optional<Asked> ask(db::Transaction& tx, Hand const& hand, Process const& process,
                         Asking const& asked, texts::Language language, Addressee const& to = {});
/// Somebody else decides; the former one's link is void.
Asked name_another(db::Transaction& tx, Hand const& hand, Gate gate, Decider const& decider,
                   Addressee const& to = {});
/// The same question once more, with another link.
Asked remind(db::Transaction& tx, Hand const& hand, Gate const& gate, Addressee const& to = {});
void withdraw(db::Transaction& tx, Hand const& hand, Gate gate, std::string const& reason);

/// The decision, and what it does to the process. Nothing when another was first.
std::optional<Gate> decide(db::Transaction& tx, Hand const& hand, Gate gate,
                           Decided const& decided);

/// What is left to do is done. False when it was already.
bool meet(db::Transaction& tx, Hand const& hand, Gate const& gate, std::int64_t number,
          std::string const& words);
void add(db::Transaction& tx, Hand const& hand, Gate const& gate, std::string const& words,
         bool is_public);

void name_steps(db::Transaction& tx, Hand const& hand, StepNames const& names);

}
