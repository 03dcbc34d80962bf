// Words, names and the parts of pages that more than one page has.
#include "features/ideas/show.h"

#include <algorithm>

#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "platform/texts/further.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace ideas {

using web::View;

Showing::Showing(web::Services& services_, web::Visit const& visit_)
    : services(services_), visit(visit_), directory(services_.organisations.directory()) {}

std::string Showing::text(std::string_view id) const {
    return services.pages.text(visit, "ideas." + std::string(id));
}

std::string Showing::text(Kind kind, std::string_view id) const {
    return text((kind == Kind::idea ? "idea_" : "") + std::string(id));
}

std::string Showing::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, "ideas." + std::string(id), arguments);
}

std::string Showing::problem(basics::Problems const& problems, std::string_view field) const {
    return web::problem_text(visit, services.pages, problems, field);
}

std::string Showing::state(State state) const { return text("state_" + std::string(name(state))); }

std::string Showing::date(basics::Time time) const {
    auto const day = basics::day_in_stockholm(time);
    return visit.further ? visit.further->date(day) : texts::date(visit.language, day);
}

std::string Showing::organisation_name(organisations::OrganisationId const& id) const {
    auto const* known = directory->find(id);
    return known ? std::string(organisations::name_in(*known, visit.language))
                 : text("organisation_unknown");
}

std::string Showing::organisation_url(organisations::OrganisationId const& id) const {
    auto const* known = directory->find(id);
    return known ? visit.address("/organisations/" + known->id.string() + "/" +
                                 basics::slug(known->name))
                 : std::string();
}

std::string Showing::language_name(std::string_view code) const {
    return text("language_" + std::string(code));
}

Hand hand_of(Showing const& showing) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member};
}

bool has_coordinator(web::Services& services, organisations::OrganisationId const& organisation) {
    return std::ranges::any_of(services.members.of_organisation(organisation),
                               [](members::RoleHolder const& holder) {
                                   return holder.has_whole(permissions::Role::coordinator);
                               });
}

std::string who_answers(Showing const& showing, organisations::OrganisationId const& organisation) {
    bool const here = has_coordinator(showing.services, organisation);
    return showing.format(here ? "answers_here" : "answers_leader",
                          {{"name", showing.organisation_name(organisation)}});
}

std::vector<View> paragraphs(std::string const& text) {
    std::vector<View> views;
    for (auto& paragraph : basics::paragraphs(text))
        views.push_back(View().set("paragraph_text", std::move(paragraph)));
    return views;
}

namespace {

View fact(std::string name, std::string value, std::string url = {}) {
    std::vector<View> values{View()
                                 .set("value_text", std::move(value))
                                 .set_optional("value_url", url)
                                 .set_optional("value_note", "")};
    return View().set("fact_name", std::move(name)).set("values", std::move(values));
}

std::vector<View> told_facts(Showing const& showing, Telling const& told) {
    std::vector<View> views;
    views.push_back(fact(showing.text("fact_organisation"),
                         showing.organisation_name(told.organisation),
                         showing.organisation_url(told.organisation)));
    if (!told.place.empty()) views.push_back(fact(showing.text("fact_place"), told.place));
    if (!told.for_whom.empty()) views.push_back(fact(showing.text("fact_for_whom"), told.for_whom));
    if (told.how_often != Frequency::unknown)
        views.push_back(fact(showing.text("fact_how_often"),
                             showing.text("frequency_" + std::string(name(told.how_often)))));
    if (told.language != showing.visit.tag())
        views.push_back(fact(showing.text("fact_language"), showing.language_name(told.language)));
    return views;
}

}

View story_view(Showing const& showing, Telling const& told) {
    View view;
    view.set("title", told.title)
        .set_optional("title_language", told.language == showing.visit.tag()
                                            ? std::string_view()
                                            : std::string_view(told.language))
        .set("paragraphs", paragraphs(told.story))
        .set_list("better", paragraphs(told.better))
        .set("kind_text", showing.text("kind_" + std::string(name(told.kind))))
        .set("is_idea", told.kind == Kind::idea)
        .set_list("facts", told_facts(showing, told))
        .set("has_goals", false);
    return view;
}

std::optional<Need> answered_by(db::Reader& reader, Telling const& idea) {
    if (idea.answers.empty()) return std::nullopt;
    auto const told = find(reader, idea.answers);
    if (!told || told->told.kind != Kind::need) return std::nullopt;
    auto need = home_of(reader, *told);
    return need.visibility == Visibility::public_ ? std::optional(std::move(need)) : std::nullopt;
}

std::vector<View> fact_views(Showing const& showing, Need const& need) {
    auto views = told_facts(showing, need.told);
    {
        auto reader = showing.services.database.read();
        if (auto const answered = answered_by(reader, need.told))
            views.insert(views.begin(), fact(showing.text("fact_answers"), answered->told.title,
                                             showing.visit.address(path_of(*answered))));
        units::Where where(reader, basics::day_in_stockholm(showing.services.now()));
        auto const spot = where.spot(need.told.organisation, subject_of(need));
        if (spot.unit)
            views.push_back(fact(showing.text("fact_unit"),
                                 where.chart(spot.organisation).name(spot.unit->id),
                                 showing.organisation_url(need.told.organisation) + "/units/" +
                                     spot.unit->id.string()));
    }
    views.insert(views.begin(), fact(showing.text("fact_state"), showing.state(need.state)));
    views.push_back(fact(showing.text("fact_told"), showing.date(need.told_at)));
    if (need.way != Way::page)
        views.push_back(
            fact(showing.text("fact_way"), showing.text("way_" + std::string(name(need.way)))));
    return views;
}

View answer_view(Showing const& showing, std::vector<Event> const& history) {
    auto const found = std::find_if(history.rbegin(), history.rend(), [](Event const& event) {
        return event.what == Happened::answered;
    });
    View view;
    view.set("has_answer", found != history.rend());
    if (found == history.rend()) return view;
    std::vector<members::MemberId> const ids{found->member};
    auto const names = showing.services.members.names(ids);
    auto const who = names.find(found->member);
    return view
        .set("answer_state",
             found->referred_to.empty()
                 ? showing.state(found->state)
                 : showing.format("referred_to_name", {{"name", found->referred_to}}))
        .set("answer_paragraphs", paragraphs(found->words))
        .set_optional("answer_link", found->link)
        .set_optional("answer_who", who == names.end() ? std::string() : who->second)
        .set("answer_when", showing.date(found->at));
}

std::vector<View> addition_views(Showing const& showing, std::vector<Event> const& history,
                                 bool unseen) {
    std::vector<View> views;
    for (auto const& event : history)
        if (event.what == Happened::added && (event.shown || unseen))
            views.push_back(View()
                                .set("addition_when", showing.date(event.at))
                                .set("addition_paragraphs", paragraphs(event.words))
                                .set("addition_number", std::to_string(event.number))
                                .set("is_unseen", !event.shown));
    return views;
}

namespace {

std::string short_date(Showing const& showing, basics::Time time) {
    if (showing.visit.further) return showing.date(time);
    return texts::short_date(showing.visit.language, basics::day_in_stockholm(time));
}

/// The other one of a merge or split.
struct Other {
    std::string title = {}, url = {};
};

/// It is named as long as everybody may read it, and to those who answer always.
Other other_of(Showing const& showing, db::Reader& reader, Event const& event, bool inside) {
    if (event.what != Happened::merged && event.what != Happened::split) return {};
    // "/needs/01j…/a-slug"
    auto const begin = event.link.find('/', 1);
    auto const id =
        begin == event.link.npos
            ? std::nullopt
            : NeedId::parse(std::string_view(event.link)
                                .substr(begin + 1, event.link.find('/', begin + 1) - begin - 1));
    auto const other = id ? find(reader, *id) : std::nullopt;
    bool const is_public = other && home_of(reader, *other).visibility == Visibility::public_;
    if (!is_public && !inside) return {showing.text("event_other"), {}};
    return {event.referred_to, showing.visit.address(event.link)};
}

/// What an event says; empty when it is not for this reader.
std::string event_text(Showing const& showing, Need const& need, Event const& event,
                       std::string const& other, bool inside) {
    switch (event.what) {
        case Happened::told:
            return need.way == Way::page
                       ? showing.text("event_told")
                       : showing.text("event_told_" + std::string(name(need.way)));
        case Happened::answered:
            return event.referred_to.empty()
                       ? showing.state(event.state)
                       : showing.format("referred_to_name", {{"name", event.referred_to}});
        case Happened::added:
            return event.shown || inside ? showing.text("event_added") : std::string();
        case Happened::corrected: return showing.text("event_corrected");
        case Happened::withdrawn: return showing.text("event_withdrawn");
        case Happened::published: return inside ? showing.text("event_published") : std::string();
        case Happened::hidden: return inside ? showing.text("event_hidden") : std::string();
        case Happened::opened: return showing.text("event_opened");
        case Happened::merged: return showing.format("event_merged", {{"title", other}});
        case Happened::split: return showing.format("event_split", {{"title", other}});
        case Happened::given:
            return event.words.empty() ? showing.text("event_given_back")
                                       : showing.format("event_given", {{"unit", event.words}});
    }
    return {};
}

}

std::vector<View> event_views(Showing const& showing, Need const& need,
                              std::vector<Event> const& history, bool inside) {
    std::vector<members::MemberId> ids;
    if (inside)
        for (auto const& event : history) ids.push_back(event.member);
    auto const names = showing.services.members.names(ids);
    auto reader = showing.services.database.read();
    std::vector<View> views;
    for (auto const& event : history) {
        auto const other = other_of(showing, reader, event, inside);
        auto text = event_text(showing, need, event, other.title, inside);
        if (text.empty()) continue;
        auto const who = names.find(event.member);
        if (who != names.end()) text += ", " + who->second;
        bool const has_words = inside && !event.words.empty() && event.what != Happened::given;
        views.push_back(View()
                            .set("event_date", short_date(showing, event.at))
                            .set("event_text", std::move(text))
                            .set_optional("event_words", has_words ? event.words : std::string())
                            .set("is_before", event.what == Happened::corrected)
                            .set_optional("event_url", other.url)
                            .set("is_now", false)
                            .set("is_ahead", false));
    }
    if (!views.empty()) views.back().set("is_now", true);
    return views;
}

View thread_view(Showing const& showing, db::Reader& reader, Need const& need) {
    static constexpr std::array<std::string_view, 5> steps = {"need", "idea", "project", "practice",
                                                              "spread"};
    std::size_t const now = need.told.kind == Kind::idea ? 1 : 0;
    red_thread::Line const line(showing.services, showing.visit, reader, subject_of(need));
    std::vector<View> views;
    for (std::size_t place = 0; place < steps.size(); ++place) {
        auto step = line.step(steps[place]);
        if (place == now) step = {.note = showing.state(need.state)};
        bool const is_tied = !step.url.empty();
        views.push_back(View()
                            .set("step_name", showing.text("thread_" + std::string(steps[place])))
                            .set_optional("step_url", step.url)
                            .set_optional("step_note", step.note)
                            .set("is_done", is_tied)
                            .set("is_now", place == now)
                            .set("is_ahead", place > now && !is_tied)
                            .set("is_untold", place < now && !is_tied));
    }
    auto view = line.way();
    return view.set(
        "thread", View()
                      .set("position_text", showing.format(now == 1 ? "idea_thread_position_text"
                                                                    : "thread_position_text",
                                                           {{"state", showing.state(need.state)}}))
                      .set("steps", std::move(views)));
}

http::Response private_page(http::Response response) {
    response.with("Cache-Control", "no-store");
    return response;
}

std::vector<View> breadcrumbs(Showing const& showing, Kind kind) {
    return {View()
                .set("crumb_name", showing.text(kind, "needs"))
                .set("crumb_url", showing.visit.address(place_of(kind)))};
}

http::Response withdrawn_page(Showing const& showing, Kind kind) {
    auto const place = std::string(place_of(kind));
    View view;
    view.set("breadcrumbs", breadcrumbs(showing, kind))
        .set("all_url", showing.visit.address(place))
        .set("all_text", showing.text(kind, "see_needs"))
        .set("new_url", showing.visit.address(place + "/new"))
        .set("new_text", showing.text(kind, "new_title"));
    return private_page(showing.services.pages.page(
        showing.visit, "ideas/withdrawn", std::move(view),
        {.title = showing.text(kind, "withdrawn_title"), .status = 410, .unlisted = true}));
}

}
