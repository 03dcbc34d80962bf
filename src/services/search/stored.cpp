// Numbers are written seven bits a byte, texts with their length before them.
#include "services/search/stored.h"

#include <algorithm>
#include <limits>
#include <map>

#include "platform/fulltext/index.h"
#include "platform/language/collation.h"

namespace search {

namespace {

// Bodies are kept only as far as a snippet is looked for in them.
constexpr std::size_t longest_body_kept = 16'000;
constexpr std::size_t longest_value = 200;
constexpr std::uint8_t most_complete = 4;

class Out {
public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
        bytes += static_cast<char>(value);
    }
    void signed_number(std::int64_t value) {
        number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void text(std::string_view value) {
        number(value.size());
        bytes += value;
    }
    std::string bytes;
};

class In {
public:
    explicit In(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            auto const byte = static_cast<unsigned char>(take(1)[0]);
            value |= std::uint64_t(byte & 0x7FU) << shift;
            if (byte < 0x80) return value;
        }
        throw fulltext::Damaged("the search index holds a number that is too long");
    }
    std::int64_t signed_number() {
        auto const value = number();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }
    std::string text() { return std::string(take(number())); }
    template <class Enum>
    Enum one_of(std::size_t count) {
        auto const value = number();
        if (value >= count)
            throw fulltext::Damaged("the search index holds a value that does not exist");
        return static_cast<Enum>(value);
    }

private:
    std::string_view bytes_;

    std::string_view take(std::uint64_t count) {
        if (count > bytes_.size())
            throw fulltext::Damaged("the search index holds a record that is too short");
        auto const taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }
};

std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

}

FieldText const* Card::find(Role role, texts::Language language) const {
    FieldText const* first = nullptr;
    for (auto const& text : texts) {
        if (text.role != role) continue;
        if (text.language == language) return &text;
        if (first == nullptr) first = &text;
    }
    return first;
}

Row row_of(Document const& document) {
    constexpr auto none = std::numeric_limits<std::int64_t>::min();
    auto const& date = document.start;
    Row row{.subject = document.subject,
            .updated = document.updated ? document.updated->microseconds : none,
            .amount = document.amount.value_or(none),
            .start = date.year * 10'000 + date.month * 100 + date.day,
            .completeness = std::min(document.completeness, most_complete)};
    bool has_title = false;
    for (auto const& text : document.texts) {
        if (text.role != Role::title) continue;
        if (!has_title) row.first = text.language;
        has_title = true;
        auto& key = row.title_keys[static_cast<std::size_t>(text.language)];
        if (key.empty()) key = language::sort_key(text.text, text.language);
    }
    for (auto const& [facet, values] : document.facets)
        for (auto const& value : values)
            if (!value.empty()) row.values.emplace_back(facet, cut(value, longest_value));
    if (!document.facets.contains(Facet::type))
        row.values.emplace_back(Facet::type, document.subject.kind);
    std::ranges::sort(row.values);
    auto const doubles = std::ranges::unique(row.values);
    row.values.erase(doubles.begin(), doubles.end());
    return row;
}

Card card_of(Document const& document) {
    Card card{.path = document.path, .texts = {}};
    std::array<std::size_t, texts::languages.size()> body_bytes{};
    for (auto const& text : document.texts) {
        if (text.role == Role::title || text.role == Role::summary) card.texts.push_back(text);
        if (text.role != Role::body) continue;
        auto& used = body_bytes[static_cast<std::size_t>(text.language)];
        auto const kept = cut(text.text, longest_body_kept - used);
        used += kept.size();
        if (!kept.empty()) card.texts.push_back({text.role, text.language, std::string(kept)});
    }
    return card;
}

std::string encode(Row const& row) {
    Out out;
    out.text(row.subject.kind);
    out.text(row.subject.id);
    out.signed_number(row.updated);
    out.signed_number(row.amount);
    out.signed_number(row.start);
    out.number(row.completeness);
    out.number(static_cast<std::size_t>(row.first));
    for (auto const& key : row.title_keys) out.text(key);
    out.number(row.values.size());
    for (auto const& [facet, value] : row.values) {
        out.number(static_cast<std::size_t>(facet));
        out.text(value);
    }
    return std::move(out.bytes);
}

Row decode_row(std::string_view bytes) {
    In in(bytes);
    Row row{.subject = {}};
    row.subject.kind = in.text();
    row.subject.id = in.text();
    row.updated = in.signed_number();
    row.amount = in.signed_number();
    row.start = static_cast<std::int32_t>(in.signed_number());
    row.completeness = in.one_of<std::uint8_t>(most_complete + 1);
    row.first = in.one_of<texts::Language>(texts::languages.size());
    for (auto& key : row.title_keys) key = in.text();
    for (auto count = in.number(); count > 0; --count) {
        auto const facet = in.one_of<Facet>(facet_count);
        row.values.emplace_back(facet, in.text());
    }
    return row;
}

std::string encode(Card const& card) {
    Out out;
    out.text(card.path);
    for (auto const& text : card.texts) {
        out.number(1 + static_cast<std::size_t>(text.role));
        out.number(static_cast<std::size_t>(text.language));
        out.text(text.text);
    }
    out.number(0);
    return std::move(out.bytes);
}

Card decode_card(std::string_view bytes) {
    constexpr std::size_t roles = 1 + static_cast<std::size_t>(Role::reference);
    In in(bytes);
    Card card{.path = in.text(), .texts = {}};
    for (auto role = in.one_of<std::size_t>(1 + roles); role != 0;
         role = in.one_of<std::size_t>(1 + roles)) {
        auto const language = in.one_of<texts::Language>(texts::languages.size());
        card.texts.push_back({static_cast<Role>(role - 1), language, in.text()});
    }
    return card;
}

}
