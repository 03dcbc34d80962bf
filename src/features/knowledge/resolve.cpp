// Joining what several sources say, field by field.
#include "features/knowledge/resolve.h"

#include <algorithm>
#include <array>

#include "platform/basics/text.h"

namespace knowledge {

namespace {

constexpr std::array<std::string_view, 7> joined_fields = {
    "keywords", "goals", "subjects", "links", "results", "partners", "places"};

/// What makes two elements the same: the goal, the code, the address or the name, whichever they
/// have.
std::string sameness(json::Value const& element) {
    if (element.string()) return basics::folded(element.text());
    for (auto name : {"goal", "code", "address", "name", "title", "municipality_code"})
        if (auto const& member = element.at(name); !member.is_null())
            return member.string() ? basics::folded(member.text()) : json::write(member);
    return json::write(element);
}

/// Adds the elements that are not there yet; true when there were any.
bool join(json::Array& into, json::Array const& from) {
    bool added = false;
    for (auto const& element : from) {
        auto const key = sameness(element);
        if (std::ranges::any_of(into,
                                [&](json::Value const& known) { return sameness(known) == key; }))
            continue;
        into.push_back(element);
        added = true;
    }
    return added;
}

}

Resolved resolve(std::vector<SourceFields> const& sources, Edits const& edits) {
    Resolved resolved;
    for (auto const& source : sources)
        for (auto const& [name, value] : source.fields.members()) {
            auto const* known = resolved.fields.find(name);
            if (!known) {
                resolved.fields.append(name, value);
                resolved.givers[name] = {source.key};
            } else if (std::ranges::find(joined_fields, name) != joined_fields.end()) {
                auto joined = known->elements();
                if (join(joined, value.elements())) resolved.givers[name].push_back(source.key);
                resolved.fields.set(name, std::move(joined));
            }
        }
    for (auto const& [name, edit] : edits) {
        if (edit.value.is_null()) resolved.fields.erase(name);
        else resolved.fields.set(name, edit.value);
        resolved.givers[name] = {"hand"};
    }
    return resolved;
}

json::Object differences(json::Object const& old_fields, json::Object const& new_fields) {
    json::Object found;
    auto note = [&](std::string const& name, json::Value const* before, json::Value const* after) {
        found.append(name, json::Object{{"old", before ? *before : json::Value()},
                                        {"new", after ? *after : json::Value()}});
    };
    for (auto const& [name, value] : old_fields.members()) {
        auto const* after = new_fields.find(name);
        if (!after || *after != value) note(name, &value, after);
    }
    for (auto const& [name, value] : new_fields.members())
        if (!old_fields.find(name)) note(name, nullptr, &value);
    return found;
}

}
