// What is kept of a subject in the index: a short row for the columns, and a card for showing a
// hit.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/search/document.h"

namespace search {

/// What filters, counts and orders need.
struct Row {
    Ref subject;
    /// Without a value: the smallest number.
    std::int64_t updated = 0, amount = 0;
    /// 20160131; 0 without a date.
    std::int32_t start = 0;
    /// Document::completeness.
    std::uint8_t completeness = 0;
    /// By language; empty where the subject has no title in it. `first` is the language of the
    /// first title.
    std::array<std::string, texts::languages.size()> title_keys = {};
    texts::Language first = texts::Language::sv;
    /// Sorted, without doubles.
    std::vector<std::pair<Facet, std::string>> values = {};
};

/// What a hit shows: titles, summaries and bodies, in the document's order.
struct Card {
    std::string path;
    std::vector<FieldText> texts;

    /// The first text with this role in the language; else the first with the role; else null.
    FieldText const* find(Role role, texts::Language language) const;
};

Row row_of(Document const& document);
Card card_of(Document const& document);

/// To bytes and back. Bytes that we did not write throw fulltext::Damaged.
std::string encode(Row const& row);
Row decode_row(std::string_view bytes);
std::string encode(Card const& card);
Card decode_card(std::string_view bytes);

}
