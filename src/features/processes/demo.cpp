// Processes of the demo world, by the same actions as people's.
#include <algorithm>
#include <stdexcept>

#include "features/knowledge/knowledge.h"
#include "features/processes/actions.h"
#include "features/processes/outline_json.h"
#include "features/processes/processes.h"
#include "features/processes/register.h"

namespace processes {

namespace {

/// The copy's step that came from this one.
Step* step_from(Outline& outline, std::string_view origin, std::string* track = nullptr) {
    for (auto& of : outline.tracks)
        for (auto& step : of.steps)
            if (step.origin == origin) {
                if (track != nullptr) *track = of.id;
                return &step;
            }
    throw std::runtime_error("demo/world.json: no step came from " + std::string(origin));
}

/// Changes one text of a step, or adds a step after one.
Change changed(Outline& outline, json::Value const& told, std::string& what) {
    if (told.at("part").string()) {
        auto* const step = step_from(outline, told.at("step").text());
        auto const part = parse_part(told.at("part").text()).value();
        step->of(part) = {{texts::Language::sv, std::string(told.at("text").text())}};
        what = registers::name_in(step->of(Part::name), texts::Language::sv);
        return Change::step_changed;
    }
    std::string track;
    auto const* const before = step_from(outline, told.at("after").text(), &track);
    Step step{.kind = parse_step_kind(told.at("kind").text()).value()};
    for (std::size_t i = 0; i < part_names.size(); ++i)
        if (auto const text = told.at(part_names[i]).text(); !text.empty())
            step.words[i] = {{texts::Language::sv, std::string(text)}};
    what = told.at("name").text();
    auto const id = before->id;
    put_step(outline, step, track);
    auto& steps = std::ranges::find(outline.tracks, track, &Track::id)->steps;
    auto const place = std::ranges::find(steps, id, &Step::id) + 1;
    std::rotate(place, steps.end() - 1, steps.end());
    return Change::step_added;
}

}

void add_demo_process(web::Services& services, json::Value const& told,
                      members::MemberId const& by) {
    auto const organisation =
        organisations::OrganisationId::parse(told.at("organisation").text()).value();
    auto const templates = read_templates(services.resources);
    auto const* from = find_template(templates, told.at("copy_of").text());
    if (from == nullptr) throw std::runtime_error("demo/world.json: a process copies no template");
    auto tx = services.database.begin();
    if (store::count(tx, organisation) > 0) return;
    Hand const hand{services.activity, services.now(), by};
    auto process = copy(tx, hand, *from, organisation,
                        {{texts::Language::sv, std::string(told.at("name").text())}});
    for (auto const& one : told.at("changes").elements()) {
        auto outline = process.outline;
        std::string what;
        auto const kind = changed(outline, one, what);
        process = change(tx, hand, process, std::move(outline), kind, what);
    }
    if (!problems_of(process.outline).empty())
        throw std::runtime_error("demo/world.json: the process breaks the rules");
    for (auto const& one : told.at("met").elements()) {
        auto const project = knowledge::brief(tx, one.at("project").text());
        if (!project) continue;
        auto const* step = step_from(process.outline, one.at("step").text());
        meet(tx, hand,
             {.project = project->id,
              .step = step->id,
              .process = process.id,
              .origin = step->origin,
              .words = std::string(one.at("words").text())},
             project->organisation);
    }
    tx.commit();
}

}
