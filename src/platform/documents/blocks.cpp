// One place decides what a tidy block is, so that documents of all kinds read the same.
#include "platform/documents/blocks.h"

#include "platform/basics/text.h"

#include <algorithm>
#include <utility>

namespace documents {

std::string clean_text(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        auto const tidy = basics::one_line(line);
        if (tidy.empty()) continue;
        if (!clean.empty()) clean += '\n';
        clean += tidy;
    }
    return clean;
}

bool is_honest_title(std::string_view title) {
    auto const folded = basics::folded(title);
    for (auto const* ending : {".doc", ".docx", ".odt", ".pdf", ".dot", ".dotx", ".pptx"}) {
        if (folded.ends_with(ending)) return false;
    }
    for (auto const* start :
         {"microsoft ", "untitled", "namnlös", "uten navn", "dokument", "document"}) {
        if (folded.starts_with(start)) return false;
    }
    return !folded.empty();
}

std::string first_heading(std::vector<Block> const& blocks) {
    auto const of_level = [&](int most) {
        return std::ranges::find_if(blocks, [&](Block const& block) {
            return block.kind == BlockKind::heading && block.level <= most;
        });
    };
    auto found = of_level(1);
    if (found == blocks.end()) found = of_level(9);
    return found == blocks.end() ? std::string() : found->text;
}

void Blocks::add(BlockKind kind, int level, std::string_view text) {
    auto clean = clean_text(text);
    if (kind == BlockKind::heading) std::ranges::replace(clean, '\n', ' ');
    if (!clean.empty()) put({kind, level, std::move(clean)});
}

void Blocks::put(Block block) {
    bytes_ += block.text.size() + sizeof(Block);
    (cells_.empty() ? blocks_ : cells_.back()).push_back(std::move(block));
}

std::vector<Block> Blocks::end_cell() {
    auto cell = std::move(cells_.back());
    cells_.pop_back();
    return cell;
}

void Blocks::add_row(std::vector<std::vector<Block>> cells) {
    if (cells.size() == 1) {
        for (auto& block : cells[0])
            if (!block.text.empty()) put(std::move(block));
        return;
    }
    std::string row;
    bool any = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) row += '\t';
        std::string cell;
        for (auto const& block : cells[i]) cell += (cell.empty() ? "" : " ") + block.text;
        std::ranges::replace_if(cell, [](char c) { return c == '\n' || c == '\t'; }, ' ');
        any = any || !cell.empty();
        row += cell;
    }
    if (any) put({BlockKind::table_row, 0, std::move(row)});
}

}
