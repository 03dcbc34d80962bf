// The story of a barrier.
#include "features/barriers/sections.h"

#include <algorithm>
#include <array>

namespace barriers {

namespace {

using web::View;

std::optional<View> story(Showing const& showing, db::Reader&, Barrier const& barrier) {
    auto const& told = barrier.told;
    auto const since = showing.since(told.since);
    View view;
    view.set("words_language", texts::code(told.language))
        .set("wanted", paragraphs(told.wanted))
        .set("stopped", paragraphs(told.stopped))
        .set_optional("place", told.place)
        .set_optional("since",
                      since.empty() ? since : showing.format("since_text", {{"date", since}}))
        .set_list("cost", paragraphs(told.cost));
    return view;
}

/// Why it is so: each cause is the answer to why the one before.
std::optional<View> description(Showing const&, db::Reader&, Barrier const& barrier) {
    auto const& d = barrier.described;
    bool const says_nothing = d.root_causes.empty() && d.inaction.empty() && d.equality.empty() &&
                              d.legal.empty() && d.sectors.empty();
    if (says_nothing) return std::nullopt;
    std::vector<View> causes, rules, sectors;
    for (auto const& one : d.root_causes) causes.push_back(View().set("cause_text", one));
    for (auto const& one : d.legal) rules.push_back(View().set("rule_text", one));
    for (auto const& one : d.sectors) sectors.push_back(View().set("sector_text", one));
    View view;
    view.set("words_language", texts::code(barrier.told.language))
        .set_list("causes", std::move(causes))
        .set_list("rules", std::move(rules))
        .set_list("sectors", std::move(sectors))
        .set_list("inaction", paragraphs(d.inaction))
        .set_list("equality", paragraphs(d.equality));
    return view;
}

std::string project_title(Showing const& showing, db::Reader& reader, std::string const& id,
                          std::string& url) {
    auto const project = seen_subject(showing, reader, "project", id);
    if (!project) return {};
    url = showing.visit.address(project->path);
    return project->title;
}

/// Who has it, each organisation once, with what its people say.
std::optional<View> sharing(Showing const& showing, db::Reader& reader, Barrier const& barrier) {
    auto const all = endorsements(reader, barrier.id);
    auto const organisations = behind(reader, barrier.id);
    std::vector<View> views;
    for (auto const& id : organisations) {
        std::vector<View> said;
        for (auto const& one : all) {
            if (one.organisation != id) continue;
            std::string url;
            auto const title = project_title(showing, reader, one.project, url);
            said.push_back(View()
                               .set("said_when", showing.date(one.at))
                               .set("said_language", texts::code(one.language))
                               .set("said", paragraphs(one.evidence))
                               .set("has_said", !one.evidence.empty())
                               .set_optional("said_project", title)
                               .set("said_project_url", url));
        }
        views.push_back(
            View()
                .set("sharer_name", showing.organisation_name(id))
                .set("sharer_url", showing.visit.address("/organisations/" + id.string()))
                .set("is_reporter", id == barrier.told.organisation)
                .set("sayings", std::move(said)));
    }
    View view;
    view.set("sharing_title", shared_text(showing, organisations.size()))
        .set_list("sharers", std::move(views));
    return view;
}

/// Which projects it stops, as far as the one who visits may see them.
std::optional<View> stopping_projects(Showing const& showing, db::Reader& reader,
                                      Barrier const& barrier) {
    bool const tends = is_steward(showing.visit, barrier);
    std::vector<View> views;
    for (auto const& one : stopped_by(reader, barrier.id)) {
        auto const project = seen_subject(showing, reader, "project", one.project);
        if (!project) continue;
        views.push_back(View()
                            .set("project_title", project->title)
                            .set("project_url", showing.visit.address(project->path))
                            .set("project_id", one.project)
                            .set("may_untie", tends || project->may_change));
    }
    // Another form of the page has a field of this name: the id is this one's own.
    auto tie = field(showing, {}, {"project", {}, 300, true});
    tie.set("id", "tie").set_optional("described_by", "tie-hint");
    View view;
    view.set("tie_field", std::move(tie));
    view.set("projects_text", showing.format("projects_text", {{"count", views.size()}}))
        .set("projects_url",
             showing.visit.address("/barriers/" + barrier.id.string() + "/projects"))
        .set("may_tie", !own_organisations(showing.visit).empty() || tends)
        .set_list("projects", std::move(views));
    return view;
}

std::string event_text(Showing const& showing, db::Reader& reader, Event const& event) {
    auto const named = [&](std::string const& id) -> std::string {
        if (auto const organisation = OrganisationId::parse(id);
            organisation && showing.directory->find(*organisation))
            return showing.organisation_name(*organisation);
        if (auto const other = BarrierId::parse(id)) {
            auto const found = find(reader, *other);
            if (found && may_read(showing.visit.viewer, *found, behind(reader, found->counted_in)))
                return found->told.title;
        }
        auto const project = seen_subject(showing, reader, "project", id);
        return project ? project->title : showing.text("something_hidden");
    };
    auto const word = [&](std::string const& value) {
        if (value.empty()) return std::string();
        if (event.what == What::classed) return showing.word("class", value);
        if (event.what == What::seen_by) return showing.word("visibility", value);
        return named(value);
    };
    auto kind = std::string(name(event.what));
    // The two ends of a merge tell it each in its own way.
    if (event.what == What::merged) kind += event.after.empty() ? "_here" : "_away";
    if (event.what == What::unmerged) kind += event.after.empty() ? "_away" : "_here";
    auto text = showing.format("event_" + kind,
                               {{"before", word(event.before)}, {"after", word(event.after)}});
    return event.words.empty() ? text : text + " " + event.words;
}

std::optional<View> history(Showing const& showing, db::Reader& reader, Barrier const& barrier) {
    std::vector<View> views;
    for (auto const& event : events(reader, barrier.id))
        views.push_back(View()
                            .set("event_date", showing.date(event.at))
                            .set("event_text", event_text(showing, reader, event))
                            .set_optional("event_url", "")
                            .set("is_now", false)
                            .set("is_ahead", false));
    if (!views.empty()) views.back().set("is_now", true);
    View view;
    return view.set("events", std::move(views));
}

/// One line for each section of the page, in no particular order: the template has that.
constexpr std::array all_sections = {
    PageSection{"story", story},     PageSection{"description", description},
    PageSection{"sharing", sharing}, PageSection{"stopping", stopping_projects},
    PageSection{"history", history},
};

json::Value shared_by_data(Showing const&, db::Reader& reader, Barrier const& barrier) {
    json::Array all;
    for (auto const& one : endorsements(reader, barrier.id))
        all.emplace_back(json::Object{{"organisation", one.organisation.text()},
                                      {"evidence", one.evidence},
                                      {"language", texts::code(one.language)},
                                      {"at", basics::iso(one.at)}});
    return all;
}

json::Value projects_data(Showing const& showing, db::Reader& reader, Barrier const& barrier) {
    json::Array all;
    for (auto const& one : stopped_by(reader, barrier.id))
        if (seen_subject(showing, reader, "project", one.project)) all.emplace_back(one.project);
    return all;
}

/// One line for each member that a section adds to the barrier as programs read it.
constexpr std::array all_data = {
    DataSection{"shared_by", shared_by_data},
    DataSection{"projects", projects_data},
};

}

std::span<PageSection const> page_sections() { return all_sections; }
std::span<DataSection const> data_sections() { return all_data; }

std::vector<View> fact_views(Showing const& showing, db::Reader& reader, Barrier const& barrier) {
    auto const& d = barrier.described;
    std::vector<View> facts{
        fact(showing.text("fact_state"), showing.word("state", name(barrier.state))),
        fact(showing.text("fact_class"), showing.word("class", name(d.of))),
        fact(showing.text("fact_organisation"),
             showing.organisation_name(barrier.told.organisation),
             showing.visit.address("/organisations/" + barrier.told.organisation.string()))};
    auto const add = [&](std::string const& fact_name, std::string const& group,
                         std::string_view value) {
        if (value != "unsaid")
            facts.push_back(fact(showing.text(fact_name), showing.word(group, value)));
    };
    if (!d.category.empty())
        facts.push_back(fact(showing.text("fact_category"), showing.category(d.category)));
    add("fact_bites", "level", name(d.bites));
    add("fact_changes", "level", name(d.changes));
    add("fact_control", "control", name(d.control));
    if (d.severity > 0)
        facts.push_back(
            fact(showing.text("fact_severity"),
                 showing.format("severity_text", {{"value", std::to_string(d.severity)}})));
    add("fact_frequency", "frequency", name(d.frequency));
    if (auto const step = seen_subject(showing, reader, "process_step", barrier.told.step))
        facts.push_back(
            fact(showing.text("fact_step"), step->title, showing.visit.address(step->path)));
    if (auto const origin =
            seen_subject(showing, reader, barrier.told.origin_kind, barrier.told.origin))
        facts.push_back(fact(
            showing.text(barrier.told.origin_kind == "dialogue" ? "fact_said_in" : "fact_origin"),
            origin->title, showing.visit.address(origin->path)));
    if (barrier.told.visibility != Visibility::public_)
        facts.push_back(fact(showing.text("label_visibility"),
                             showing.word("visibility", name(barrier.told.visibility))));
    return facts;
}

}
