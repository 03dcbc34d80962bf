// Benefits in the reader's language: what their pages share.
#pragma once
#include <string>
#include <vector>

#include "features/benefits/letters.h"
#include "services/told/form.h"
#include "services/web/showing.h"

namespace benefits {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    basics::Date today;
    Showing(web::Services& all, web::Visit const& one)
        : web::Showing(all, one, "benefits"), today(basics::day_in_stockholm(all.now())) {}
    std::string figure(Benefit const& benefit, std::int64_t hundredths) const {
        return figure_text(visit.language, benefit, hundredths);
    }
};

/// The page of a project's benefits, without the language, and the form of one of them.
std::string place(web::Access const& project);
std::string place(web::Access const& project, Benefit const& benefit);

/// All benefits of the project, also of those that became part of it.
std::vector<Whole> wholes_of(db::Reader& reader, web::Access const& project);
/// The one that the address names. NotFound otherwise.
Whole whole_in(web::Visit const& visit, db::Reader& reader, web::Access const& project);

/// "Bekräftat av Ekonomichefen 3 mars 2026", "Ej bekräftat. Frågan skickad …": in full.
std::string standing_text(Showing const& showing, Value const& value);
/// "250 000 kr av 300 000 kr", realised of planned.
std::string gain_text(Showing const& showing, Benefit const& benefit, Value const& value);
/// "50 000 kr mindre än planerat".
std::string difference_text(Showing const& showing, Benefit const& benefit, Value const& value);

/// What is stated, for everybody: for facts_list.
std::vector<web::View> fact_views(Showing const& showing, Benefit const& benefit);

/// What waits for a letter; Benefit's project may be one that became part of another.
knowledge::Brief brief_of(db::Reader& reader, Benefit const& benefit);

Hand hand_of(Showing const& showing, web::Access const& project);

std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const* project);

}
