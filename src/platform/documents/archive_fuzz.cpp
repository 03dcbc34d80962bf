// No bytes make the archive reader crash, hang, go beyond its limits or hand out an unsafe name.
#include "platform/documents/archive.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    constexpr std::uint64_t limit = 4 * 1024 * 1024;
    auto archive = documents::Archive::open({reinterpret_cast<char const*>(data), size},
                                            {.inflated_bytes = limit, .entries = 50});
    if (!archive) return 0;
    std::uint64_t inflated = 0;
    for (auto entry = archive->next(); entry && *entry; entry = archive->next()) {
        auto const& name = (*entry)->name;
        if (name.starts_with('/') || name.contains('\\') || name == "..") std::abort();
        if (name.starts_with("../") || name.ends_with("/..") || name.contains("/../")) std::abort();
        auto const content = archive->content();
        if (!content) return 0;
        inflated += content->size();
        if (inflated > limit) std::abort();
    }
    return 0;
}
