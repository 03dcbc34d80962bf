// Limits are wide, since whole framework programmes are large; the ratio of packing is guarded all
// the same.
#include "features/knowledge/readers/funders/unpacked.h"

#include "features/knowledge/readers/fields.h"
#include "platform/basics/text.h"
#include "platform/documents/archive.h"

namespace knowledge::readers {

namespace {

constexpr documents::ArchiveLimits limits = {.inflated_bytes = 8ULL * 1024 * 1024 * 1024,
                                             .entries = 200};

std::unexpected<Rejected> failed(documents::ArchiveError error, std::string_view file) {
    return std::unexpected(
        rejected(0, "knowledge.import.archive_" + std::string(documents::name(error)), file));
}

/// "data/project.csv" → "project.csv", folded.
std::string base_name(std::string_view path) {
    auto const slash = path.rfind('/');
    return basics::folded(slash == path.npos ? path : path.substr(slash + 1));
}

}

Outcome each_file(
    std::string_view bytes, Sources const& sources, Sink const& sink,
    std::function<bool(std::string const&)> const& wanted,
    std::function<void(std::string const&, std::unique_ptr<files::Temporary>)> const& take) {
    auto archive = documents::Archive::open(bytes, limits);
    if (!archive) return failed(archive.error(), sources.file_name);
    while (goes_on(sink)) {
        auto const entry = archive->next();
        if (!entry) return failed(entry.error(), sources.file_name);
        if (!*entry) break;
        auto const name = base_name((*entry)->name);
        if (!wanted(name)) continue;
        auto file = std::make_unique<files::Temporary>();
        for (auto chunk = archive->chunk(); !chunk || !chunk->empty(); chunk = archive->chunk()) {
            if (!chunk) return failed(chunk.error(), (*entry)->name);
            file->append(*chunk);
        }
        take(name, std::move(file));
    }
    return {};
}

}
