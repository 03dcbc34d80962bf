// Xapian must not run out of room: it may end the program then (1.4 throws from a destructor). So
// the room that a batch can take is looked for before each step.
#include <filesystem>
#include <system_error>

#include "platform/fulltext/parts.h"

namespace fulltext {

namespace {

/// Xapian's block, with what leads to it. A batch copies each block that it changes.
constexpr std::size_t block = 9'000;
/// What stays free for everybody else.
constexpr std::size_t reserve = std::size_t{2} * 1024 * 1024;

std::size_t bytes_in(std::filesystem::path const& folder) {
    std::size_t sum = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file()) sum += entry.file_size();
    return sum;
}

}

Xapian::WritableDatabase& Index::Parts::change() {
    auto& database = open_for_writing();
    if (changed) return database;
    size_before = bytes_in(folder);
    new_terms = new_bytes = 0;
    must_have_room();
    absent.begin_batch();
    database.begin_transaction();
    changed = true;
    return database;
}

void Index::Parts::must_have_room() const {
    auto const copied = std::min(size_before, new_terms * block);
    // Measured: postings, positions and texts together take two to three times the texts.
    auto const added = 4 * new_bytes;
    std::error_code unknown;
    auto const free = std::filesystem::space(folder, unknown).available;
    if (!unknown && free < reserve + copied + added)
        throw Full("the search index has too little room: " + std::to_string(free) +
                   " bytes are free");
}

}
