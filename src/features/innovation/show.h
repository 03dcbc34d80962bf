// Processes and decisions in the reader's language: what their pages share.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "features/innovation/actions.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"

namespace innovation {

/// One reader and what they read with. Lives as long as the visit.
struct Showing {
    web::Services& services;
    web::Visit const& visit;
    std::shared_ptr<organisations::Directory const> directory;

    Showing(web::Services& all, web::Visit const& one);

    /// The text innovation.ID.
    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string date(basics::Time time) const;
    std::string date(basics::Date date) const;
    std::string organisation_name(organisations::OrganisationId const& id) const;
    /// What others see of a member; "" for nobody.
    std::string member_name(members::MemberId const& id) const;
    /// What the organisation calls the step.
    std::string step_name(StepNames const& names, Step step) const;
    /// "Steg 3 av 7: ringa in"
    std::string step_text(StepNames const& names, Step step) const;
    std::string condition_text(std::string_view key) const;
    std::string question_text(Template kind, Step step) const;
};

/// What somebody sent that is to be shown again, with what is wrong with it.
struct Sent {
    std::string act = {};
    std::map<std::string, std::string, std::less<>> values = {};
    basics::Problems problems = {};
    std::string warning = {};  ///< Text id.
    int status = 200;

    std::string value(std::string_view field) const;
};
Sent sent_in(web::Visit const& visit);

struct FieldOf {
    char const* name;
    std::size_t longest = 0;
    bool is_required = true;
    char const* type = "text";
    int rows = 4;
    bool has_hint = true;
};
/// With the texts label_NAME and hint_NAME.
web::View field(Showing const& showing, Sent const& sent, FieldOf const& of);
/// Texts label_NAME, and PREFIX and the option for each; with the one that was sent, or `usual`.
web::View choice(Showing const& showing, Sent const& sent, char const* name, char const* type,
                 std::vector<web::Option> options, std::string_view usual = {});

/// A project as the one who visits may see it, and its process. NotFound when they may not.
struct Work {
    web::Access project = {};
    std::optional<Process> process = {};
    StepNames names = {};
};
Work seen_work(Showing const& showing, db::Reader& reader);
/// Forbidden for those who may not change the project.
Work changed_work(Showing const& showing, db::Reader& reader);
/// NotFound without a process.
Process process_of(Work const& work);
/// The gate in the address. NotFound without.
Gate gate_in(Showing const& showing, db::Reader& reader, Process const& process);

Hand hand_of(Showing const& showing, web::Access const& project);

/// Whether the one who is to decide has no account any more, or no role where they had one.
bool has_left(web::Services& services, Decider const& decider,
              organisations::OrganisationId const& organisation);
/// "Karin Chef, förvaltningschef", or that nobody is left.
std::string decider_text(Showing const& showing, Decider const& decider);
/// The same of a decision: "Siv (för Karin, som var frånvarande), förvaltningschef" by a deputy.
std::string decided_by_text(Showing const& showing, Gate const& gate);
/// "Nämndbeslut, § 12": never more than it is.
std::string kind_text(Showing const& showing, Decision const& decision);
/// "Gå vidare · nämndbeslut § 12, 3 mars 2026"
std::string decision_text(Showing const& showing, Decision const& decision);

/// For facts_list.
web::View fact(std::string const& name, std::string const& value, std::string const& url = {});
/// Facts of a decision; `inside` may read an internal reason.
std::vector<web::View> decision_facts(Showing const& showing, Gate const& gate, bool inside);
/// What is demanded and whether it is there: {condition_text, holds, evidence (optional),
/// evidence_url (optional), take_back (name, or empty)}.
std::vector<web::View> condition_views(Showing const& showing, std::vector<Condition> const& all,
                                       std::vector<Delivered> const& delivered, Step step,
                                       bool may_change);
/// Whether the page of the project is about another process: it became part of one that has its
/// own. What waits in the covered one rests; the merge can be undone.
bool is_covered(db::Reader& reader, std::string const& process, std::string const& project);

std::vector<web::View> looked_views(Showing const& showing, db::Reader& reader,
                                    std::vector<Looked> const& all);
/// "Budget i linjen: Eva, senast 3 mars 2027", or when it was done.
std::string follow_up_text(Showing const& showing, FollowUp const& one);
/// Ways and decisions together, for timeline_list, the first one first. With `inside` also reasons.
std::vector<web::View> event_views(Showing const& showing, Work const& work,
                                   std::vector<Move> const& moves, std::vector<Gate> const& gates);

std::vector<web::View> paragraphs(std::string const& text);
std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const& project,
                                   bool with_process);
http::Response private_page(http::Response response);

}
