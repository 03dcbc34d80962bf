// The world is data (demo/world.json); this file only puts it in place.
#include "app/demo/demo.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "app/demo/synthetic.h"
#include "app/promise_pages/promise_pages.h"
#include "features/adoptions/adoptions.h"
#include "features/assessments/assessments.h"
#include "features/barriers/barriers.h"
#include "features/benefits/benefits.h"
#include "features/calls/calls.h"
#include "features/dialogues/dialogues.h"
#include "features/ideas/ideas.h"
#include "features/innovation/innovation.h"
#include "features/knowledge/knowledge.h"
#include "features/leverage/leverage.h"
#include "features/outcomes/outcomes.h"
#include "features/processes/processes.h"
#include "features/project_plans/project_plans.h"
#include "features/questions/questions.h"
#include "platform/json/value.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/organisations/store.h"
#include "services/promises/promises.h"
#include "services/red_thread/red_thread.h"
#include "services/units/actions.h"
#include "services/units/store.h"
#include "services/units/things.h"

namespace demo {

namespace {

std::string string(json::Value const& value, std::string_view name) {
    return std::string(value.at(name).text());
}

json::Value world(web::Services& services) {
    auto const text = services.resources.find("demo/world.json");
    if (!text) throw std::runtime_error("the program was built without demo/world.json");
    auto read = json::parse(*text);
    if (!read)
        throw std::runtime_error("demo/world.json: " + read.error().why + " at byte " +
                                 std::to_string(read.error().at));
    return *std::move(read);
}

organisations::OrganisationId named(web::Services& services, std::string_view name) {
    for (auto const& one : services.organisations.directory()->all())
        if (one.name == name) return one.id;
    return {};
}

void add_organisations(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("organisations").elements()) {
        if (!named(services, row.at("name").text()).empty()) continue;
        organisations::Organisation draft{.kind = organisations::parse_kind(row.at("kind").text())
                                                      .value_or(organisations::Kind::other),
                                          .name = string(row, "name"),
                                          .country = "SE",
                                          .website = string(row, "website")};
        draft.helix = organisations::parse_helix(row.at("helix").text())
                          .value_or(organisations::usual_helix(draft.kind));
        auto tx = services.database.begin();
        auto const added = organisations::add(tx, draft, *services.organisations.directory());
        if (!added)
            throw std::runtime_error("demo/world.json: the organisation " + draft.name +
                                     " is not accepted: " + added.error().front().text);
        tx.commit();
        auto reader = services.database.read();
        services.organisations.refresh(reader);
    }
}

void add_projects(web::Services& services, json::Value const& world) {
    std::vector<knowledge::Record> records;
    for (auto const& row : world.at("projects").elements())
        records.push_back(knowledge::record_of(row));
    knowledge::take_in(services, records);
}

/// The organisation's unit of this name, as its form would send it; empty for none.
std::string unit_named(db::Reader& reader, organisations::OrganisationId const& organisation,
                       std::string_view name) {
    for (auto const& unit : units::store::of_organisation(reader, organisation))
        if (unit.spans.back().name == name) return unit.id.string();
    return {};
}

/// Those with a role in a unit come when the units are there.
void add_members(web::Services& services, json::Value const& world, bool in_units,
                 std::vector<Link>& links) {
    for (auto const& row : world.at("members").elements()) {
        if (row.at("unit").text().empty() == in_units) continue;
        members::NewMember member{.email = string(row, "email"), .name = string(row, "name")};
        if (auto const role = permissions::parse_role(row.at("role").text()))
            member.grant =
                permissions::Grant{*role, named(services, row.at("organisation").text())};
        if (in_units) {
            auto reader = services.database.read();
            member.grant->unit = units::UnitId::parse(unit_named(reader, member.grant->organisation,
                                                                 row.at("unit").text()))
                                     .value();
        }
        auto const link = members::invite(services.members, member, members::LinkPurpose::demo);
        if (!link)
            throw std::runtime_error("demo/world.json: " + member.email +
                                     " is not accepted: " + link.error().front().text);
        links.push_back({string(row, "role"), member.name, *link});
    }
}

/// The coordinator of the organisation, or who leads the whole: the one who answers in this world.
members::MemberId answering(web::Services& services,
                            organisations::OrganisationId const& organisation) {
    for (auto const& holder : services.members.of_organisation(organisation))
        if (holder.has_whole(permissions::Role::coordinator)) return holder.member.id;
    auto const leader = services.members.find_by_email("lena@samverk.example");
    return leader ? leader->id : members::MemberId();
}

bool has_ended(db::Reader& reader, organisations::OrganisationId const& organisation,
               units::UnitId const& id) {
    auto const all = units::store::of_organisation(reader, organisation);
    return std::ranges::find(all, id, &units::Unit::id)->until.has_value();
}

void must_be_accepted(std::string const& what, basics::Problems const& problems) {
    if (!problems.empty())
        throw std::runtime_error("demo/world.json: " + what +
                                 " is not accepted: " + problems.front().text);
}

void add_units(web::Services& services, json::Value const& world) {
    auto tx = services.database.begin();
    for (auto const& row : world.at("units").elements()) {
        auto const organisation = named(services, row.at("organisation").text());
        auto const name = string(row, "name");
        if (!unit_named(tx, organisation, name).empty()) continue;
        auto const added = units::add(
            tx, {services.activity, services.now(), answering(services, organisation)},
            organisation,
            {name, string(row, "kind"), unit_named(tx, organisation, row.at("parent").text()),
             string(row, "from")});
        if (!added) must_be_accepted("the unit " + name, added.error());
    }
    for (auto const& row : world.at("ended_units").elements()) {
        auto const organisation = named(services, row.at("organisation").text());
        auto const name = string(row, "name");
        auto const id = units::UnitId::parse(unit_named(tx, organisation, name));
        if (!id) throw std::runtime_error("demo/world.json: there is no unit " + name + " to end");
        if (has_ended(tx, organisation, *id)) continue;
        auto const problems = units::end(
            tx, {services.activity, services.now(), answering(services, organisation)},
            organisation, *id,
            {string(row, "until"), unit_named(tx, organisation, row.at("became").text())});
        must_be_accepted("the end of " + name, problems.value());
    }
    tx.commit();
}

/// Whether the world was without some.
bool add_promises(web::Services& services, json::Value const& world) {
    bool is_new = false;
    auto tx = services.database.begin();
    for (auto const& row : world.at("promises").elements()) {
        auto const organisation = named(services, row.at("organisation").text());
        auto const unit = unit_named(tx, organisation, row.at("unit").text());
        if (promises::of_organisation(tx, organisation)
                .contains(units::UnitId::parse(unit).value_or(units::UnitId())))
            continue;
        is_new = true;
        auto const today = basics::day_in_stockholm(services.now());
        must_be_accepted(
            "the promise of " + string(row, "who"),
            promises::set(
                tx, {services.activity, services.now(), answering(services, organisation)},
                units::chart_of(tx, organisation, today),
                {unit, string(row, "who"), string(row, "days"), string(row, "counting")}));
    }
    tx.commit();
    return is_new;
}

/// Their ids by title: ideas and projects name the needs that they came from.
std::map<std::string, std::string, std::less<>> add_needs(web::Services& services,
                                                          json::Value const& world) {
    std::map<std::string, std::string, std::less<>> ids;
    for (auto const& row : world.at("needs").elements()) {
        auto const organisation = named(services, row.at("organisation").text());
        auto told = *row.object();
        told.set("organisation", organisation.text());
        {
            auto reader = services.database.read();
            told.set("unit", unit_named(reader, organisation, row.at("unit").text()));
        }
        if (auto const need = ids.find(row.at("answers_need").text()); need != ids.end())
            told.set("answers_need", need->second);
        ids[string(row, "title")] =
            ideas::add_demo_need(services, told, answering(services, organisation));
    }
    return ids;
}

/// At which occasions needs and ideas were told; `needs` are ids by title.
void add_captures(web::Services& services, json::Value const& world,
                  std::map<std::string, std::string, std::less<>> const& needs) {
    for (auto const& row : world.at("captures").elements()) {
        auto const organisation = named(services, row.at("organisation").text());
        auto told = *row.object();
        told.set("organisation", organisation.text());
        json::Array ids;
        for (auto const& title : row.at("told").elements())
            ids.push_back(needs.at(std::string(title.text())));
        told.set("told", std::move(ids));
        ideas::add_demo_capture(services, told, answering(services, organisation));
    }
}

/// Which needs the projects came from; `needs` are ids by title.
void add_ties(web::Services& services, json::Value const& world,
              std::map<std::string, std::string, std::less<>> const& needs) {
    for (auto const& row : world.at("projects").elements()) {
        auto const need = needs.find(row.at("came_from").text());
        if (need == needs.end()) continue;
        std::string project;
        {
            auto reader = services.database.read();
            project =
                knowledge::project_of(reader, row.at("source").text(), row.at("source_id").text());
        }
        red_thread::add_demo_tie(
            services, {"need", need->second}, {"project", project},
            answering(services, named(services, row.at("source_name").text())));
    }
}

/// What a row tells of one of the world's projects, with the id that it has here.
json::Object with_project(web::Services& services, json::Value const& row) {
    auto told = *row.object();
    auto reader = services.database.read();
    told.set("project",
             knowledge::project_of(reader, row.at("source").text(), row.at("source_id").text()));
    return told;
}

void add_implemented(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("implemented").elements())
        outcomes::add_demo_statement(
            services, with_project(services, row),
            answering(services, named(services, row.at("organisation").text())));
}

void add_assessed(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("assessed").elements())
        assessments::add_demo_assessment(
            services, with_project(services, row),
            answering(services, named(services, row.at("organisation").text())));
}

void add_plans(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("plans").elements())
        project_plans::add_demo_plan(
            services, with_project(services, row),
            answering(services, named(services, row.at("organisation").text())));
}

void add_benefits(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("benefits").elements())
        benefits::add_demo_benefit(
            services, with_project(services, row),
            answering(services, named(services, row.at("organisation").text())));
}

void add_processes(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("processes").elements()) {
        auto told = *row.object();
        auto const organisation = named(services, row.at("organisation").text());
        told.set("organisation", organisation.text());
        json::Array met;
        auto reader = services.database.read();
        for (auto const& one : row.at("met").elements()) {
            auto meeting = *one.object();
            meeting.set("project", knowledge::project_of(reader, one.at("source").text(),
                                                         one.at("source_id").text()));
            met.push_back(std::move(meeting));
        }
        told.set("met", std::move(met));
        processes::add_demo_process(services, told, answering(services, organisation));
    }
}

void add_calls(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("calls").elements()) {
        auto const organisation = named(services, row.at("organisation").text());
        auto told = *row.object();
        told.set("organisation", organisation.text());
        calls::add_demo_call(services, told, answering(services, organisation));
    }
}

void add_barriers(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("barriers").elements())
        barriers::add_demo_barrier(services, with_project(services, row));
    leverage::add_demo_removals(services, world.at("removals"));
}

void add_dialogues(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("dialogues").elements()) {
        auto const organisation = named(services, row.at("organisation").text());
        auto told = *row.object();
        told.set("organisation", organisation.text());
        dialogues::add_demo_dialogue(services, told, answering(services, organisation));
    }
}

void add_questions(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("questions").elements()) {
        auto told = *row.object();
        auto const asker = named(services, row.at("organisation").text());
        told.set("organisation", asker.text());
        json::Array answers;
        for (auto const& one : row.at("answers").elements()) {
            auto answer = *one.object();
            answer.set("organisation", named(services, one.at("organisation").text()).text());
            answers.emplace_back(std::move(answer));
        }
        told.set("answers", std::move(answers));
        questions::add_demo_question(services, told, answering(services, asker));
    }
}

void add_adoptions(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("adoptions").elements()) {
        auto told = *row.object();
        auto const organisation = named(services, row.at("organisation").text());
        told.set("organisation", organisation.text());
        if (!row.at("from").text().empty())
            told.set("from", named(services, row.at("from").text()).text());
        {
            auto reader = services.database.read();
            told.set("project", knowledge::project_of(reader, row.at("source").text(),
                                                      row.at("source_id").text()));
        }
        // Where nobody has a role the world tells it: Lena may then confirm it.
        auto const by = answering(services, organisation);
        auto const leader = services.members.find_by_email("lena@samverk.example");
        adoptions::add_demo_adoption(services, told,
                                     leader && by == leader->id ? members::MemberId() : by);
    }
}

void add_innovation(web::Services& services, json::Value const& world) {
    for (auto const& row : world.at("innovation").elements()) {
        auto told = *row.object();
        {
            auto reader = services.database.read();
            told.set("project", knowledge::project_of(reader, row.at("source").text(),
                                                      row.at("source_id").text()));
        }
        auto const by = services.members.find_by_email(row.at("by").text());
        innovation::add_demo_process(services, told, by ? by->id : members::MemberId());
    }
}

}

std::vector<Link> make(web::Services& services) {
    auto const content = world(services);
    add_organisations(services, content);
    add_projects(services, content);
    std::vector<Link> links;
    add_members(services, content, false, links);
    add_units(services, content);
    add_members(services, content, true, links);
    bool const is_new = add_promises(services, content);
    add_innovation(services, content);
    auto const needs = add_needs(services, content);
    add_ties(services, content, needs);
    add_captures(services, content, needs);
    add_implemented(services, content);
    add_processes(services, content);
    add_questions(services, content);
    add_calls(services, content);
    add_barriers(services, content);
    add_dialogues(services, content);
    add_assessed(services, content);
    add_plans(services, content);
    add_benefits(services, content);
    add_adoptions(services, content);
    if (is_new) promise_pages::pass_over_reminders(services);
    return links;
}

}
