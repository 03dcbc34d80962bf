// Weighings that are somebody's business: to answer, to follow, to read.
#include <algorithm>

#include "features/ideas/desk/pages.h"
#include "features/ideas/weighing/pages.h"

namespace ideas::weighing {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_shown = 100;

View row(Showing const& showing, Seen const& seen) {
    auto const& weighing = seen.weighing;
    bool const has_answered = seen.person && seen.person->answered_at != basics::Time();
    auto const path = path_of(weighing.id);
    return View()
        .set("row_title", weighing.name)
        .set("row_url", showing.visit.address(path))
        .set("row_organisation", showing.organisation_name(weighing.organisation))
        .set("row_state", state_text(showing, weighing, seen.is_closed))
        .set_optional("row_progress",
                      seen.manages ? progress_text(showing, weighing, seen.people) : "")
        .set("may_answer", seen.may_answer)
        .set("row_answer", showing.text(has_answered ? "weighing_change" : "weighing_answer"))
        .set("row_answer_url", showing.visit.address(path + "/answer"));
}

}

std::string path_of(WeighingId const& id) { return "/weighings/" + id.string(); }

std::string progress_text(Showing const& showing, Weighing const& weighing,
                          std::vector<Person> const& people) {
    auto const count = static_cast<std::int64_t>(answered(people));
    if (weighing.is_open_to_all) return showing.format("weighing_progress_all", {{"count", count}});
    return showing.format("weighing_progress",
                          {{"count", count}, {"all", static_cast<std::int64_t>(people.size())}});
}

std::string state_text(Showing const& showing, Weighing const& weighing, bool is_closed) {
    if (!is_closed)
        return showing.format("weighing_open",
                              {{"date", texts::date(showing.visit.language, weighing.last_day)}});
    return weighing.closed_at == basics::Time()
               ? showing.format("weighing_over",
                                {{"date", texts::date(showing.visit.language, weighing.last_day)}})
               : showing.format("weighing_closed", {{"date", showing.date(weighing.closed_at)}});
}

http::Response show_list(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<Weighing> all;
    for (auto const& organisation : visit.viewer.organisations())
        if (permissions::may_in_part(visit.viewer, Permission::coordinate, organisation))
            for (auto& one : store::of_organisation(reader, organisation, most_shown))
                all.push_back(std::move(one));
    if (visit.viewer.signed_in())
        for (auto& one : store::asked_of(reader, visit.viewer.member, most_shown))
            all.push_back(std::move(one));
    for (auto& one : store::for_all(reader, most_shown)) all.push_back(std::move(one));
    std::ranges::sort(all, std::ranges::greater(),
                      [](Weighing const& one) { return std::pair(one.made_at, one.id); });
    auto const same = std::ranges::unique(all, {}, &Weighing::id);
    all.erase(same.begin(), same.end());
    std::vector<View> rows;
    for (auto const& one : all) {
        if (rows.size() == most_shown) break;
        auto const here = seen(services, reader, visit.viewer, one.id, {}, false);
        if (here) rows.push_back(row(showing, *here));
    }
    View view;
    view.set_list("rows", std::move(rows))
        .set("may_make", visit.may(Permission::coordinate))
        .set("new_url", visit.address("/weighings/new"))
        .set("new_pairs_url", visit.address("/weighings/new?by=pairs"))
        .set("needs_url", visit.address("/needs"))
        .set("desk_url", visit.address("/needs/desk"));
    return private_page(services.pages.page(visit, "ideas/weighings", std::move(view),
                                            {.title = showing.text("weighings_title")}));
}

View desk_view(Showing const& showing, db::Reader& reader, Need const& need) {
    std::vector<View> views;
    auto const today = basics::day_in_stockholm(showing.services.now());
    for (auto const& one : store::with(reader, need.id)) {
        if (!manages(showing.services, reader, showing.visit.viewer, one)) continue;
        auto const people = store::people(reader, one.id);
        views.push_back(
            View()
                .set("weighing_name", one.name)
                .set("weighing_url", showing.visit.address(path_of(one.id)))
                .set("weighing_state", state_text(showing, one, is_closed(one, people, today)) +
                                           " · " + progress_text(showing, one, people)));
    }
    View view;
    view.set_list("weighings", std::move(views))
        .set("weigh_url", showing.visit.address("/weighings/new?need=" + need.id.string()));
    return view;
}

}
