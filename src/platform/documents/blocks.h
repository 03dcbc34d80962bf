// Collects the blocks of a document as they are found. Part of the document reader.
#pragma once
#include "platform/documents/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// The text in NFC without what cannot be seen: blanks joined, lines trimmed, empty lines left out.
std::string clean_text(std::string_view text);

/// Whether a title is what its author wrote, not what a program put there: "Microsoft Word -
/// x.doc".
bool is_honest_title(std::string_view title);

/// The first of the document's level-1 headings, or of any.
std::string first_heading(std::vector<Block> const& blocks);

/// Takes cleaned blocks up to a limit.
class Blocks {
public:
    explicit Blocks(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// Adds the text if anything is left of it after cleaning.
    void add(BlockKind kind, int level, std::string_view text);

    /// Adds the row if any of its cells has text. A row of one cell, as layout tables have, is
    /// nothing but its blocks.
    void add_row(std::vector<std::vector<Block>> cells);

    bool too_large() const { return bytes_ > most_bytes_; }

    /// Between these the added blocks go to a cell instead.
    void begin_cell() { cells_.emplace_back(); }
    std::vector<Block> end_cell();

    std::vector<Block> take() { return std::move(blocks_); }

private:
    void put(Block block);

    std::size_t most_bytes_, bytes_ = 0;
    std::vector<Block> blocks_;
    std::vector<std::vector<Block>> cells_;
};

}
