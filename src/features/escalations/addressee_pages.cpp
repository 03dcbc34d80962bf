// What was asked of each addressee, and what they answered: for everybody.
#include <algorithm>

#include "features/escalations/asked_of.h"
#include "features/escalations/pages.h"

namespace escalations {

using web::View;

http::Response list_addressees(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const counted = counted_for(showing, reader);
    std::vector<View> asked;
    std::vector<std::pair<std::string, Tally>> sorted(counted.begin(), counted.end());
    std::ranges::stable_sort(
        sorted, [](auto const& a, auto const& b) { return a.second.asked > b.second.asked; });
    for (auto const& [key, tally] : sorted)
        asked.push_back(
            View()
                .set("row_name", addressee_name(showing, key))
                .set("row_url", visit.address("/addressees/" + key))
                .set("row_text", showing.format("tally", {{"asked", tally.asked},
                                                          {"unanswered", tally.unanswered}})));
    View view;
    view.set_list("breadcrumbs", {View()
                                      .set("crumb_name", showing.text("barriers"))
                                      .set("crumb_url", visit.address("/barriers"))})
        .set_list("asked", std::move(asked))
        .set("data_url", "/api/v1/addressees");
    return private_page(parts.services.pages.page(visit, "escalations/addressees", std::move(view),
                                                  {.title = showing.text("addressees_title")}));
}

http::Response show_addressee(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const about = http::found(addressee_in(showing, visit.part("id")));
    std::vector<View> views;
    for (auto const& [barrier, one] : readable_put_to(showing, reader, about.key)) {
        auto view = escalation_view(showing, one, words_of(reader, barrier.id));
        view.set("barrier_title", barrier.title).set("way_url", visit.address(way_path(barrier)));
        views.push_back(std::move(view));
    }
    std::vector<View> successors;
    for (auto const* next : about.successors)
        successors.push_back(
            View()
                .set("successor_name", std::string(registers::name_in(next->names, visit.language)))
                .set("successor_url", visit.address("/addressees/" + next->key)));
    View view;
    view.set_list("breadcrumbs", {View()
                                      .set("crumb_name", showing.text("addressees_title"))
                                      .set("crumb_url", visit.address("/addressees"))})
        .set("lead",
             showing.format("addressee_lead", {{"count", static_cast<std::int64_t>(views.size())}}))
        .set_list("asked", std::move(views))
        .set_optional("ended_text",
                      about.ended_on
                          ? showing.format("ended", {{"day", showing.date(*about.ended_on)}})
                          : std::string())
        .set_list("successors", std::move(successors))
        .set("all_url", visit.address("/addressees"))
        .set("data_url", "/api/v1/addressees/" + about.key);
    return private_page(parts.services.pages.page(visit, "escalations/addressee", std::move(view),
                                                  {.title = about.name}));
}

}
