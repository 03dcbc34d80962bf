// A problem as JSON in, the choice as JSON or lines out.
#include "app/commands/analyse_leverage.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <vector>

#include "platform/json/value.h"
#include "platform/selection/selection.h"

namespace commands {

namespace {

[[noreturn]] void refuse(std::string const& why) { throw std::runtime_error(why); }

json::Value read(std::string const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) refuse("cannot read " + file + "; check the name of the file");
    std::string const text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    auto value = json::parse(text);
    if (!value) refuse(file + " is no JSON: " + value.error().why);
    return *std::move(value);
}

std::int64_t whole(json::Value const& object, char const* name) {
    auto const* number = object.at(name).integer();
    if (!number || *number < 0 || *number > selection::most_value)
        refuse(std::string("\"") + name + "\" must be a whole number from 0 to " +
               std::to_string(selection::most_value));
    return *number;
}

struct Asked {
    std::vector<std::string> ids = {};
    selection::Problem problem = {};
};

Asked asked(json::Value const& told) {
    Asked asked;
    std::map<std::string, std::uint32_t, std::less<>> places;
    for (auto const& barrier : told.at("barriers").elements()) {
        std::string const id(barrier.at("id").text());
        auto const place = static_cast<std::uint32_t>(asked.ids.size());
        if (id.empty() || !places.emplace(id, place).second)
            refuse("each barrier has an \"id\" of its own; \"" + id + "\" is none");
        asked.ids.push_back(id);
        asked.problem.costs.push_back(whole(barrier, "cost"));
    }
    for (auto const& project : told.at("projects").elements()) {
        selection::Gain gain{.weight = whole(project, "weight")};
        for (auto const& one : project.at("barriers").elements()) {
            auto const found = places.find(one.text());
            if (found == places.end())
                refuse("a project names the barrier \"" + std::string(one.text()) +
                       "\", which there is not");
            gain.needs.push_back(found->second);
        }
        asked.problem.gains.push_back(std::move(gain));
    }
    auto const share = whole(told, "share");
    if (share > 100) refuse("\"share\" must be a whole number from 0 to 100");
    asked.problem.percent = static_cast<int>(share);
    if (!selection::is_sound(asked.problem))
        refuse("too much at once, or a project that names a barrier twice; there may be " +
               std::to_string(selection::most_things) + " barriers and " +
               std::to_string(selection::most_gains) + " projects");
    return asked;
}

json::Array names(Asked const& asked, std::vector<std::uint32_t> const& things) {
    json::Array names;
    for (auto const thing : things) names.emplace_back(asked.ids[thing]);
    return names;
}

json::Array order(Asked const& asked, std::vector<selection::Step> const& steps) {
    json::Array order;
    for (auto const& step : steps)
        order.push_back(json::Object{
            {"barriers", names(asked, step.things)}, {"cost", step.cost}, {"won", step.won}});
    return order;
}

char const* name(selection::Ending ending) {
    switch (ending) {
        case selection::Ending::proven: return "proven";
        case selection::Ending::bounded: return "bounded";
        case selection::Ending::broken_off: return "broken_off";
    }
    return "";
}

void print_lines(Asked const& asked, selection::Answer const& answer) {
    for (auto const thing : answer.best.things)
        std::printf("%s\t%lld\n", asked.ids[thing].c_str(),
                    static_cast<long long>(asked.problem.costs[thing]));
    std::printf("%s: costs %lld, nothing costs less than %lld\n", name(answer.ending),
                static_cast<long long>(answer.best.cost), static_cast<long long>(answer.bound));
}

}

int analyse_leverage(AnalyseLeverageOptions const& options) {
    auto const asked = commands::asked(read(options.file));
    auto const answer = selection::choose({asked.problem}, {}).front();
    if (!options.json) {
        print_lines(asked, answer);
        return 0;
    }
    auto const steps = selection::greedy(asked.problem);
    json::Object const told{
        {"chosen", names(asked, answer.best.things)},
        {"cost", answer.best.cost},
        {"won", answer.best.won},
        {"bound", answer.bound},
        {"ending", name(answer.ending)},
        {"order", order(asked, selection::greedy(asked.problem, answer.best.things))},
        {"greedy", json::Object{{"cost", selection::made_of(asked.problem, steps).cost},
                                {"order", order(asked, steps)}}}};
    std::printf("%s\n", json::write(told).c_str());
    return 0;
}

}
