// What search is told of a project that follows the process: the step it stands in, by the names
// that the facet has had for what projects say of themselves.
#include <array>
#include <utility>

#include "features/innovation/innovation.h"
#include "features/innovation/store.h"
#include "services/search/document.h"

namespace innovation {

std::string_view facet_value(Step step) {
    static constexpr std::array<std::string_view, 7> values = {
        "anchor", "explore", "frame", "choose", "try", "embed", "spread"};
    return values.at(static_cast<std::size_t>(step));
}

search::Describe with_step(search::Describe describe) {
    return [describe = std::move(describe)](
               db::Reader& reader, std::string_view id) -> std::optional<search::Document> {
        auto document = describe(reader, id);
        if (!document) return document;
        if (auto const process = find(reader, id))
            document->facets[search::Facet::step] = {std::string(facet_value(process->step))};
        return document;
    };
}

}
