// What pages of statements say, from the statement alone.
#include "features/outcomes/show.h"

#include "services/organisations/shelf.h"

namespace outcomes {

using web::View;

Showing::Showing(web::Services& all, web::Visit const& one)
    : services(all), visit(one), directory(all.organisations.directory()) {}

std::string Showing::text(std::string_view id) const {
    return services.pages.text(visit, "outcomes." + std::string(id));
}

std::string Showing::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, "outcomes." + std::string(id), arguments);
}

std::string Showing::problem(basics::Problems const& problems, std::string_view field) const {
    return web::problem_text(visit, services.pages, problems, field);
}

std::string Showing::date(basics::Time time) const {
    return texts::date(visit.language, basics::day_in_stockholm(time));
}

std::string Showing::date(basics::Date date) const { return texts::date(visit.language, date); }

std::string Showing::organisation_name(organisations::OrganisationId const& id) const {
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, visit.language))
               : text("no_organisation");
}

web::Access seen_project(Showing const& showing, db::Reader& reader) {
    auto access = http::found(web::access_to(showing.services, showing.visit, reader, "project",
                                             showing.visit.part("id")));
    if (!access.may_see) throw http::NotFound();
    return access;
}

web::Access changed_project(Showing const& showing, db::Reader& reader) {
    auto access = seen_project(showing, reader);
    if (!access.may_change) throw http::Forbidden();
    return access;
}

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

View fact(std::string const& name, std::string const& value, std::string const& url) {
    return View()
        .set("fact_name", name)
        .set("values", std::vector<View>{View()
                                             .set("value_text", value)
                                             .set_optional("value_url", url)
                                             .set_optional("value_note", "")});
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

std::vector<View> paragraphs(std::string const& text) {
    std::vector<View> views;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find("\n\n", begin), text.size());
        views.push_back(View().set("paragraph_text", text.substr(begin, end - begin)));
        begin = end + 2;
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

http::Response private_page(http::Response response) {
    return std::move(response).with("Cache-Control", "no-store");
}

}
