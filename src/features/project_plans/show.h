// Plans in the reader's language: what their pages share.
#pragma once
#include <string>
#include <vector>

#include "features/project_plans/actions.h"
#include "features/project_plans/money.h"
#include "services/told/form.h"
#include "services/web/showing.h"

namespace project_plans {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    basics::Date today;
    Showing(web::Services& all, web::Visit const& one)
        : web::Showing(all, one, "project_plans"), today(basics::day_in_stockholm(all.now())) {}
};

/// The page of a plan, without the language.
std::string place(web::Access const& project);
/// The page of an entry's form.
std::string place(web::Access const& project, Entry const& entry);

/// What may be seen of these entries by the one who visits: those that hold, of the parts that are
/// theirs to see.
std::vector<Entry> seen_of(web::Access const& project, std::vector<Entry> entries);

/// The names of the partners, as choices of a commitment.
told::MoreChoices partner_choices(std::vector<Entry> const& entries, bool with_removed);

/// An entry in a few words: its title, how it stands, and what else it says.
struct Words {
    std::string title = {}, standing = {};
    bool is_late = false;  ///< A promised day has passed.
    std::vector<std::string> lines = {};
};
Words words_of(Showing const& showing, Entry const& entry, std::vector<Entry> const& entries);

/// "1 250 000 kr" of each currency, then "340 timmar"; empty when nothing was told.
std::string budget_text(Showing const& showing, Sums const& sums);
std::string outcome_text(Showing const& showing, Sums const& sums);

std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const& project,
                                   bool is_below);

}
