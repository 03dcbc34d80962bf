// Only what everybody may see is counted: each figure is the length of the list that it opens.
#include "features/processes/met.h"

#include <algorithm>
#include <set>
#include <utility>

#include "features/knowledge/knowledge.h"

namespace processes {

namespace {

constexpr std::size_t most_bytes = 32 * 1024 * 1024, bytes_a_row = 700;

Meetings::All collected(db::Reader& reader) {
    auto const all = store::all_met(reader);
    Meetings::All found;
    std::set<std::pair<std::string, std::string>> seen;
    std::optional<knowledge::Brief> project;
    std::string of;
    for (auto const& met : all) {
        if (std::exchange(of, met.project) != met.project)
            project = knowledge::brief(reader, met.project);
        if (!project || !project->is_public) continue;
        if (!seen.emplace(project->id, met.step).second) continue;
        found.rows.push_back({met, project->path, project->titles, project->organisation});
        found.rows.back().met.project = project->id;
    }
    std::ranges::sort(found.rows, {},
                      [](Meeting const& one) { return std::pair(one.met.project, one.met.step); });
    for (std::size_t place = 0; place < found.rows.size(); ++place) {
        found.by_step[found.rows[place].met.step].push_back(place);
        // A project that met several copies of a step met it once.
        auto& same = found.by_origin[found.rows[place].met.origin];
        if (same.empty() || found.rows[same.back()].met.project != found.rows[place].met.project)
            same.push_back(place);
    }
    return found;
}

}

std::vector<std::size_t> const& Meetings::All::of(Process const& process,
                                                  std::string_view step) const {
    static std::vector<std::size_t> const none;
    auto const& places = process.is_template() ? by_origin : by_step;
    auto const at = places.find(step);
    return at == places.end() ? none : at->second;
}

Meetings::Meetings(web::Services& services)
    : services_(services), kept_(services.edition, most_bytes) {}

std::shared_ptr<Meetings::All const> Meetings::now() {
    if (auto const found = kept_.find("")) return found;
    auto const made_at = services_.edition.now();
    auto reader = services_.database.read();
    auto const made = std::make_shared<All const>(collected(reader));
    kept_.keep("", made, made->rows.size() * bytes_a_row, made_at);
    return made;
}

std::string title_of(Meeting const& meeting, texts::Language language) {
    auto const own = meeting.titles.find(language);
    if (own != meeting.titles.end()) return own->second;
    return meeting.titles.empty() ? std::string() : meeting.titles.begin()->second;
}

}
