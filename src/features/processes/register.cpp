// One row is one text: what is said, of what, in three languages.
#include "features/processes/register.h"

#include <algorithm>
#include <stdexcept>

#include "features/processes/rules.h"

namespace processes {

namespace {

Words words_of(registers::Row const& row) {
    Words words;
    for (auto const language : {texts::Language::sv, texts::Language::en, texts::Language::nb}) {
        auto text = row.text(texts::code(language));
        std::ranges::replace(text, '|', '\n');
        words[language] = std::move(text);
    }
    return words;
}

template <class Item>
Item& last_or_new(std::vector<Item>& items, std::string const& id) {
    if (items.empty() || items.back().id != id) {
        items.push_back({});
        items.back().id = id;
    }
    return items.back();
}

[[noreturn]] void refuse(registers::Row const& row) {
    throw std::runtime_error("registers/processes.csv: \"" + row.text("what") + "\" of " +
                             row.text("process") + " " + row.text("track") + " " +
                             row.text("step"));
}

void take_named(registers::Row const& row, Words& name, Words& explanation) {
    auto const what = row.text("what");
    if (what == "name") name = words_of(row);
    else if (what == "explanation") explanation = words_of(row);
    else refuse(row);
}

void take(std::vector<Process>& all, registers::Row const& row) {
    auto& process = last_or_new(all, row.text("process"));
    auto const track_key = row.text("track"), step_key = row.text("step");
    if (track_key.empty())
        return take_named(row, process.outline.name, process.outline.explanation);
    auto& track = last_or_new(process.outline.tracks, process.id + "-" + track_key);
    if (step_key.empty()) return take_named(row, track.name, track.explanation);
    auto& step = last_or_new(track.steps, process.id + "-" + step_key);
    auto const part = parse_part(row.text("what"));
    if (!part) refuse(row);
    step.of(*part) = words_of(row);
    if (*part != Part::name) return;
    auto const kind = parse_step_kind(row.text("kind"));
    if (!kind) refuse(row);
    step.kind = *kind;
}

}

std::vector<Process> read_templates(resources::Resources const& resources) {
    std::vector<Process> all;
    registers::each(resources, "processes", [&](registers::Row const& row) { take(all, row); });
    for (auto const& one : all)
        if (!problems_of(one.outline).empty())
            throw std::runtime_error("registers/processes.csv: " + one.id +
                                     " breaks the rules of processes");
    return all;
}

Process const* find_template(std::vector<Process> const& templates, std::string_view key) {
    auto const found = std::ranges::find(templates, key, &Process::id);
    return found == templates.end() ? nullptr : &*found;
}

}
