// Each row is written as its number of fields and, for each field, its length and bytes; the key is
// the first field.
#include "features/knowledge/readers/funders/side_table.h"

#include <algorithm>
#include <cstring>

#include "features/knowledge/readers/funders/rows.h"

namespace knowledge::readers {

namespace {

void write_number(std::string& out, std::uint32_t number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

std::uint32_t read_number(std::string_view& rest) {
    std::uint32_t number = 0;
    std::memcpy(&number, rest.data(), sizeof number);
    rest.remove_prefix(sizeof number);
    return number;
}

std::string_view read_field(std::string_view& rest) {
    auto const length = read_number(rest);
    auto const field = rest.substr(0, length);
    rest.remove_prefix(length);
    return field;
}

}

void SideTable::add(std::string_view key, std::vector<std::string_view> const& fields) {
    places_.push_back({hash_of(key), rows_.size()});
    std::string row;
    write_number(row, static_cast<std::uint32_t>(fields.size()));
    write_number(row, static_cast<std::uint32_t>(key.size()));
    row += key;
    for (auto field : fields) {
        write_number(row, static_cast<std::uint32_t>(field.size()));
        row += field;
    }
    rows_.append(row);
}

void SideTable::each(std::string_view key,
                     std::function<void(std::vector<std::string_view> const&)> const& take) {
    if (!sorted_) std::ranges::stable_sort(places_, {}, &Place::hash);
    sorted_ = true;
    auto const bytes = rows_.bytes();
    auto const same = std::ranges::equal_range(places_, hash_of(key), {}, &Place::hash);
    for (auto const& place : same) {
        auto rest = bytes.substr(place.offset);
        auto const count = read_number(rest);
        if (read_field(rest) != key) continue;
        std::vector<std::string_view> fields;
        for (std::uint32_t i = 0; i < count; ++i) fields.push_back(read_field(rest));
        take(fields);
    }
}

}
