// What pages of statements say, from the statement alone.
#include "features/outcomes/show.h"

namespace outcomes {

using web::View;

std::optional<Statement> statement_of(db::Reader& reader, web::Access const& project) {
    auto statement = find(reader, project.id);
    for (auto const& other : project.also)
        if (!statement) statement = find(reader, other);
    return statement;
}

std::string standing_text(Showing const& showing, Statement const& statement) {
    texts::Arguments const arguments{{"since", showing.date(statement.told.since)},
                                     {"confirmed", showing.date(statement.confirmed_at)},
                                     {"answered", showing.date(statement.answered_at)},
                                     {"asked", showing.date(statement.asked_at)},
                                     {"updated", showing.date(statement.updated_at)},
                                     {"months", statement.round}};
    auto words = showing.format("standing_" + std::string(name(statement.state)), arguments);
    bool const is_open = statement.is_asked() && statement.state != State::withdrawn;
    if (is_open)
        words +=
            " " + showing.format(statement.round == 0 ? "asked_first" : "asked_later", arguments);
    else if (statement.state == State::confirmed &&
             basics::day_in_stockholm(statement.answered_at) !=
                 basics::day_in_stockholm(statement.confirmed_at))
        words += " " + showing.format("still_used", arguments);
    return words;
}

std::string standing_tag(Showing const& showing, State state) {
    return showing.text("tag_" + std::string(name(state)));
}

std::vector<View> fact_views(Showing const& showing, Statement const& statement) {
    auto const& told = statement.told;
    auto const owner = told.owner.name.empty() ? showing.text("former_owner") : told.owner.name;
    std::vector<View> facts{fact(showing.text("fact_since"), showing.date(told.since)),
                            fact(showing.text("fact_owner"), owner + ", " + told.owner.role)};
    if (!told.owner.unit.empty()) facts.push_back(fact(showing.text("fact_unit"), told.owner.unit));
    facts.push_back(fact(showing.text("fact_budget"), !told.in_budget ? showing.text("budget_no")
                                                      : told.budget.empty()
                                                          ? showing.text("budget_yes")
                                                          : told.budget));
    if (!told.evidence_link.empty())
        facts.push_back(
            fact(showing.text("fact_evidence_link"), told.evidence_link, told.evidence_link));
    return facts;
}

std::vector<View> event_views(Showing const& showing, std::vector<Event> const& events,
                              bool inside) {
    std::vector<View> views;
    for (auto const& event : events) {
        auto const id = event.what == What::asked && event.round != 0 ? "event_asked_later"
                        : event.what == What::confirmed && event.round != 0
                            ? "event_still"
                            : "event_" + std::string(name(event.what));
        auto words = showing.format(
            id,
            {{"owner", event.owner_name.empty() ? showing.text("former_owner") : event.owner_name},
             {"months", event.round}});
        if (inside && !event.comment.empty()) words += " ”" + event.comment + "”";
        views.push_back(
            View()
                .set("event_date",
                     texts::short_date(showing.visit.language, basics::day_in_stockholm(event.at)))
                .set("event_text", std::move(words))
                .set_optional("event_url", "")
                .set("is_now", false)
                .set("is_ahead", false));
    }
    return views;
}

std::vector<View> breadcrumbs(Showing const& showing, web::Access const& project) {
    return {View()
                .set("crumb_name", showing.text("count_title"))
                .set("crumb_url", showing.visit.address("/implemented")),
            View()
                .set("crumb_name", project.title)
                .set("crumb_url", showing.visit.address(project.path))};
}

}
