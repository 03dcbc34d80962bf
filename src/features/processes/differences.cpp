// What differs between two outlines, step by step.
#include <algorithm>
#include <map>

#include "features/processes/rules.h"

namespace processes {

namespace {

using What = Difference::What;

/// A step with its track and the one it follows there.
struct Standing {
    Step const* step = nullptr;
    std::string track = {};
};
using Standings = std::map<std::string, Standing, std::less<>>;

Standings standings_of(Outline const& outline) {
    Standings all;
    for (auto const& track : outline.tracks)
        for (auto const& step : track.steps) all[step.id] = {&step, track.id};
    return all;
}

/// The steps of the track that stand in the same track of the other one, in their order: what is
/// added or removed does not move its neighbours.
std::vector<std::string_view> shared_steps(Track const& track, Standings const& other) {
    std::vector<std::string_view> ids;
    for (auto const& step : track.steps)
        if (auto const there = other.find(step.id);
            there != other.end() && there->second.track == track.id)
            ids.push_back(step.id);
    return ids;
}

/// Those of `newer` that do not stand in the longest order that both share.
std::vector<std::string_view> moved_among(std::vector<std::string_view> const& older,
                                          std::vector<std::string_view> const& newer) {
    std::vector<std::vector<std::size_t>> common(older.size() + 1,
                                                 std::vector<std::size_t>(newer.size() + 1, 0));
    for (auto i = older.size(); i-- > 0;)
        for (auto j = newer.size(); j-- > 0;)
            common[i][j] = older[i] == newer[j] ? common[i + 1][j + 1] + 1
                                                : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<std::string_view> moved;
    std::size_t i = 0;
    for (std::size_t j = 0; j < newer.size();) {
        if (i < older.size() && older[i] == newer[j]) ++i, ++j;
        else if (i < older.size() && common[i + 1][j] >= common[i][j + 1]) ++i;
        else moved.push_back(newer[j++]);
    }
    return moved;
}

std::vector<Part> named_parts(Words const& old_name, Words const& new_name,
                              Words const& old_explanation, Words const& new_explanation) {
    std::vector<Part> parts;
    if (old_name != new_name) parts.push_back(Part::name);
    if (old_explanation != new_explanation) parts.push_back(Part::explanation);
    return parts;
}

Track const* track_of(Outline const& outline, std::string_view id) {
    auto const found = std::ranges::find(outline.tracks, id, &Track::id);
    return found == outline.tracks.end() ? nullptr : &*found;
}

void compare_step(std::vector<Difference>& all, Standing const& before, Step const& step,
                  std::string const& track, bool is_moved) {
    if (is_moved || before.track != track) all.push_back({What::moved, step.id, track});
    Difference changed{What::changed, step.id, track};
    for (std::size_t i = 0; i < part_names.size(); ++i)
        if (step.words[i] != before.step->words[i]) changed.parts.push_back(static_cast<Part>(i));
    changed.is_kind_changed = step.kind != before.step->kind;
    if (!changed.parts.empty() || changed.is_kind_changed) all.push_back(std::move(changed));
}

void compare_track(std::vector<Difference>& all, Outline const& older, Standings const& before,
                   Standings const& after, Track const& track) {
    auto const* old_track = track_of(older, track.id);
    if (old_track == nullptr) all.push_back({What::added, "", track.id});
    else if (auto parts = named_parts(old_track->name, track.name, old_track->explanation,
                                      track.explanation);
             !parts.empty())
        all.push_back({What::changed, "", track.id, std::move(parts)});
    std::vector<std::string_view> moved;
    if (old_track != nullptr)
        moved = moved_among(shared_steps(*old_track, after), shared_steps(track, before));
    for (auto const& step : track.steps) {
        auto const was = before.find(step.id);
        if (was == before.end()) all.push_back({What::added, step.id, track.id});
        else
            compare_step(all, was->second, step, track.id,
                         std::ranges::find(moved, std::string_view(step.id)) != moved.end());
    }
}

std::vector<std::string_view> track_ids(Outline const& outline, Outline const& other) {
    std::vector<std::string_view> ids;
    for (auto const& track : outline.tracks)
        if (track_of(other, track.id) != nullptr) ids.push_back(track.id);
    return ids;
}

}

std::vector<Difference> differences(Outline const& older, Outline const& newer) {
    std::vector<Difference> all;
    if (auto parts = named_parts(older.name, newer.name, older.explanation, newer.explanation);
        !parts.empty())
        all.push_back({What::changed, "", "", std::move(parts)});
    auto const before = standings_of(older), after = standings_of(newer);
    for (auto const id : moved_among(track_ids(older, newer), track_ids(newer, older)))
        all.push_back({What::moved, "", std::string(id)});
    for (auto const& track : newer.tracks) compare_track(all, older, before, after, track);
    for (auto const& track : older.tracks) {
        for (auto const& step : track.steps)
            if (!after.contains(step.id)) all.push_back({What::removed, step.id, track.id});
        if (track_of(newer, track.id) == nullptr) all.push_back({What::removed, "", track.id});
    }
    return all;
}

Outline as_origin(Outline outline) {
    for (auto& track : outline.tracks) {
        if (!track.origin.empty()) track.id = track.origin;
        track.origin.clear();
        for (auto& step : track.steps) {
            if (!step.origin.empty()) step.id = step.origin;
            step.origin.clear();
        }
    }
    return outline;
}

}
