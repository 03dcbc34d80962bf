// Nothing that is not on the pages, and nobody's name.
#include "features/processes/processes_json.h"

#include "features/processes/outline_json.h"

namespace processes {

json::Object brief_json(Showing const& showing, Process const& process) {
    auto const organisation =
        process.is_template() ? json::Value() : json::Value(process.organisation.text());
    return {{"id", process.id},
            {"template", process.is_template()},
            {"organisation", organisation},
            {"copied_from",
             process.copied_from.empty() ? json::Value() : json::Value(process.copied_from)},
            {"version", process.version},
            {"in_use", process.is_in_use},
            {"updated_at",
             process.is_template() ? json::Value() : json::Value(basics::iso(process.updated_at))},
            {"url", showing.services.pages.public_address() + "/sv" + path_of(process)},
            {"name", words_json(process.outline.name)},
            {"explanation", words_json(process.outline.explanation)}};
}

json::Object whole_json(Showing const& showing, Process const& process) {
    auto object = brief_json(showing, process);
    auto const meetings = showing.parts.meetings.now();
    json::Array tracks;
    for (auto const& track : process.outline.tracks) {
        json::Array steps;
        for (auto const& step : track.steps) {
            auto one = step_json(step);
            one.append("url",
                       showing.services.pages.public_address() + "/sv" + path_of(process, step.id));
            one.append("projects", meetings->of(process, step.id).size());
            steps.push_back(std::move(one));
        }
        tracks.push_back(json::Object{{"id", track.id},
                                      {"origin", track.origin},
                                      {"name", words_json(track.name)},
                                      {"explanation", words_json(track.explanation)},
                                      {"steps", std::move(steps)}});
    }
    object.append("tracks", std::move(tracks));
    return object;
}

json::Object version_json(Version const& version) {
    return {{"version", version.number},
            {"at", basics::iso(version.at)},
            {"change", name(version.change)},
            {"what", version.what}};
}

json::Object meeting_json(Meeting const& meeting) {
    json::Object titles;
    for (auto const& [language, title] : meeting.titles)
        titles.append(std::string(texts::code(language)), title);
    return {
        {"project", meeting.met.project},
        {"title", std::move(titles)},
        {"organisation",
         meeting.organisation.empty() ? json::Value() : json::Value(meeting.organisation.text())},
        {"process", meeting.met.process},
        {"step", meeting.met.step},
        {"origin", meeting.met.origin},
        {"words", meeting.met.words},
        {"language", texts::code(meeting.met.language)},
        {"at", basics::iso(meeting.met.at)}};
}

}
