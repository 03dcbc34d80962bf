// Reading forgives what is left out, and nothing else.
#include "features/processes/outline_json.h"

#include "features/processes/rules.h"
#include "platform/basics/text.h"

namespace processes {

namespace {

struct Reading {
    texts::Language language;
    basics::Problems problems = {};

    void wrong(std::string_view field) {
        problems.push_back({basics::shortened(field, 60), "processes.api_wrong"});
    }

    Words words(std::string_view field, json::Value const& value, bool has_lines) {
        Words words;
        if (value.string()) {
            auto text = tidied(value.text(), has_lines);
            if (!text.empty()) words[language] = std::move(text);
            return words;
        }
        if (!value.object()) {
            wrong(field);
            return words;
        }
        for (auto const& [code, text] : value.object()->members()) {
            auto const known = texts::parse_language(code);
            if (!known || !text.string()) {
                wrong(field);
                continue;
            }
            auto tidy = tidied(text.text(), has_lines);
            if (!tidy.empty()) words[*known] = std::move(tidy);
        }
        return words;
    }

    std::string id(std::string_view field, json::Value const& value) {
        if (!value.string() || basics::length(value.text()) > longest_name) wrong(field);
        return std::string(value.text());
    }

    Step step(json::Value const& value) {
        Step step;
        if (!value.object()) {
            wrong("steps");
            return step;
        }
        for (auto const& [key, member] : value.object()->members()) {
            auto const part = parse_part(key);
            if (part) step.of(*part) = words(key, member, has_lines(*part));
            else if (key == "id") step.id = id(key, member);
            else if (key == "origin") step.origin = id(key, member);
            else if (auto const kind = parse_step_kind(member.text()); key == "kind" && kind)
                step.kind = *kind;
            else wrong(key);
        }
        return step;
    }

    Track track(json::Value const& value) {
        Track track;
        if (!value.object()) {
            wrong("tracks");
            return track;
        }
        for (auto const& [key, member] : value.object()->members()) {
            if (key == "name") track.name = words(key, member, false);
            else if (key == "explanation") track.explanation = words(key, member, true);
            else if (key == "id") track.id = id(key, member);
            else if (key == "origin") track.origin = id(key, member);
            else if (key == "steps" && member.array())
                for (auto const& one : member.elements()) track.steps.push_back(step(one));
            else wrong(key);
        }
        return track;
    }
};

}

json::Object words_json(Words const& words) {
    json::Object object;
    for (auto const& [language, text] : words)
        object.append(std::string(texts::code(language)), text);
    return object;
}

json::Object step_json(Step const& step) {
    json::Object object{{"id", step.id}, {"origin", step.origin}, {"kind", name(step.kind)}};
    for (std::size_t i = 0; i < part_names.size(); ++i)
        object.append(std::string(part_names[i]), words_json(step.words[i]));
    return object;
}

json::Object outline_json(Outline const& outline) {
    json::Array tracks;
    for (auto const& track : outline.tracks) {
        json::Array steps;
        for (auto const& step : track.steps) steps.push_back(step_json(step));
        tracks.push_back(json::Object{{"id", track.id},
                                      {"origin", track.origin},
                                      {"name", words_json(track.name)},
                                      {"explanation", words_json(track.explanation)},
                                      {"steps", std::move(steps)}});
    }
    return {{"name", words_json(outline.name)},
            {"explanation", words_json(outline.explanation)},
            {"tracks", std::move(tracks)}};
}

std::expected<Outline, basics::Problems> outline_of(json::Value const& value,
                                                    texts::Language language) {
    Reading reading{language};
    Outline outline;
    outline.name = reading.words("name", value.at("name"), false);
    if (!value.at("explanation").is_null())
        outline.explanation = reading.words("explanation", value.at("explanation"), true);
    if (!value.at("tracks").array()) reading.wrong("tracks");
    for (auto const& one : value.at("tracks").elements())
        outline.tracks.push_back(reading.track(one));
    if (!reading.problems.empty()) return std::unexpected(std::move(reading.problems));
    return outline;
}

Step step_of(json::Value const& value) { return Reading{texts::Language::sv}.step(value); }

}
