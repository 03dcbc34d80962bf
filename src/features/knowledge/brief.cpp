// A project in a few words, for features that keep something beside it.
#include "features/knowledge/content_json.h"
#include "features/knowledge/knowledge.h"
#include "features/knowledge/store.h"

namespace knowledge {

std::string Brief::title(texts::Language language) const {
    auto const found = titles.find(language);
    if (found != titles.end()) return found->second;
    return titles.empty() ? std::string() : titles.begin()->second;
}

std::optional<Brief> brief(db::Reader& reader, std::string_view id) {
    auto const parsed = ProjectId::parse(id);
    auto project = parsed ? find(reader, *parsed) : std::nullopt;
    // Merging goes a few steps at most; more would be a circle.
    for (int step = 0; project && project->merged_into && step < 20; ++step)
        project = find(reader, *project->merged_into);
    if (!project || project->merged_into) return std::nullopt;
    auto content = content_of(project->fields);
    return Brief{.id = project->id.string(),
                 .titles = std::move(content.title),
                 .path = "/projects/" + project->id.string() + "/" + project->slug,
                 .organisation = project->organisation,
                 .programme = std::move(content.programme),
                 .is_public = project->visibility == Visibility::public_};
}

}
