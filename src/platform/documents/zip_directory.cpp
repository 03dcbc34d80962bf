// libarchive unpacks but does not notice entries that share bytes, so the directory is read here
// too.
#include "platform/documents/zip_directory.h"

#include "platform/basics/text.h"

#include <algorithm>
#include <optional>

namespace documents {

namespace {

using Failure = std::unexpected<ArchiveError>;

constexpr std::uint32_t local_header = 0x04034B50, central_header = 0x02014B50,
                        end_record_64 = 0x06064B50, locator_64 = 0x07064B50;
constexpr std::uint64_t all_ones_32 = 0xFFFFFFFF;

/// Numbers out of bytes; reading outside gives zero and is remembered.
class Numbers {
public:
    explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number(std::uint64_t at, unsigned size) {
        if (at > bytes_.size() || bytes_.size() - at < size) {
            outside_ = true;
            return 0;
        }
        std::uint64_t value = 0;
        for (unsigned i = size; i-- > 0;) {
            value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
        }
        return value;
    }

    std::string_view text(std::uint64_t at, std::uint64_t size) {
        if (at <= bytes_.size() && bytes_.size() - at >= size) return bytes_.substr(at, size);
        outside_ = true;
        return {};
    }

    bool outside() const { return outside_; }

private:
    std::string_view bytes_;
    bool outside_ = false;
};

struct Directory {
    std::uint64_t begin = 0, size = 0, entries = 0;
};

std::optional<std::uint64_t> find_end_record(std::string_view bytes) {
    auto const tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 22 + 65'535));
    auto const at = tail.rfind("PK\x05\x06");
    if (at == tail.npos) return std::nullopt;
    return bytes.size() - tail.size() + at;
}

std::expected<Directory, ArchiveError> find_directory(std::string_view bytes, Numbers& numbers) {
    auto const end = find_end_record(bytes);
    if (!end) return Failure(ArchiveError::not_an_archive);
    bool const one_disk = numbers.number(*end + 4, 2) == 0 && numbers.number(*end + 6, 2) == 0;
    Directory directory{.begin = numbers.number(*end + 16, 4),
                        .size = numbers.number(*end + 12, 4),
                        .entries = numbers.number(*end + 10, 2)};
    bool const is_64 = directory.begin == all_ones_32 || directory.size == all_ones_32 ||
                       directory.entries == 0xFFFF;
    if (is_64 && *end >= 20 && numbers.number(*end - 20, 4) == locator_64) {
        auto const record = numbers.number(*end - 12, 8);
        if (numbers.number(record, 4) != end_record_64) return Failure(ArchiveError::damaged);
        directory = {.begin = numbers.number(record + 48, 8),
                     .size = numbers.number(record + 40, 8),
                     .entries = numbers.number(record + 32, 8)};
    }
    if (!one_disk || numbers.outside()) return Failure(ArchiveError::damaged);
    return directory;
}

// Sizes and places beyond four bytes stand in an extra field, in this order and only those needed.
void read_large_numbers(std::string_view extra, std::uint64_t& full, ZipEntry& entry) {
    Numbers numbers(extra);
    for (std::uint64_t at = 0; at + 4 <= extra.size(); at += 4 + numbers.number(at + 2, 2)) {
        if (numbers.number(at, 2) != 1) continue;
        std::uint64_t value = at + 4;
        for (auto* wanted : {&full, &entry.packed_bytes, &entry.begin}) {
            if (*wanted != all_ones_32) continue;
            *wanted = numbers.number(value, 8);
            value += 8;
        }
        return;
    }
}

bool is_safe(std::string_view name) {
    if (name.empty() || name.size() > 1'000 || name[0] == '/') return false;
    if (name.size() > 1 && name[1] == ':') return false;
    for (char const c : name) {
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7F' || c == '\\') return false;
    }
    for (std::size_t at = 0; at <= name.size();) {
        auto const part = name.substr(at, name.find('/', at) - at);
        if (part == "..") return false;
        at += part.size() + 1;
    }
    return true;
}

bool is_file_or_folder(std::uint64_t made_by, std::uint64_t attributes) {
    bool const unix_like = (made_by >> 8) == 3 || (made_by >> 8) == 19;
    std::uint64_t const type = attributes >> 28;
    return !unix_like || type == 0 || type == 4 || type == 8;
}

/// Where the entry's bytes end; the local header must tell the same name.
std::expected<std::uint64_t, ArchiveError> end_of(ZipEntry const& entry, std::string_view raw_name,
                                                  Numbers& numbers) {
    auto const name_size = numbers.number(entry.begin + 26, 2);
    auto const data = entry.begin + 30 + name_size + numbers.number(entry.begin + 28, 2);
    bool const same = numbers.number(entry.begin, 4) == local_header &&
                      numbers.text(entry.begin + 30, name_size) == raw_name;
    numbers.text(data, entry.packed_bytes);
    if (!same || numbers.outside()) return Failure(ArchiveError::damaged);
    return data + entry.packed_bytes;
}

struct Placed {
    ZipEntry entry;
    std::uint64_t end = 0;
};

/// Reads the central header at `at` and moves on.
std::expected<Placed, ArchiveError> read_entry_at(std::uint64_t& at, Numbers& numbers) {
    if (numbers.number(at, 4) != central_header) return Failure(ArchiveError::damaged);
    auto const flags = numbers.number(at + 8, 2), method = numbers.number(at + 10, 2);
    auto const name_size = numbers.number(at + 28, 2), extra_size = numbers.number(at + 30, 2);
    auto const raw_name = numbers.text(at + 46, name_size);
    std::uint64_t full = numbers.number(at + 24, 4);
    ZipEntry entry{.packed_bytes = numbers.number(at + 20, 4), .begin = numbers.number(at + 42, 4)};
    read_large_numbers(numbers.text(at + 46 + name_size, extra_size), full, entry);
    bool const usual = is_file_or_folder(numbers.number(at + 4, 2), numbers.number(at + 38, 4));
    at += 46 + name_size + extra_size + numbers.number(at + 32, 2);

    constexpr std::uint64_t encryption_flags = 1 << 0 | 1 << 6 | 1 << 13;
    if (numbers.outside()) return Failure(ArchiveError::damaged);
    if ((flags & encryption_flags) != 0 || method == 99) return Failure(ArchiveError::encrypted);
    if (!usual) return Failure(ArchiveError::not_a_file);
    entry.name = basics::decoded(raw_name);
    if (!is_safe(entry.name)) return Failure(ArchiveError::unsafe_name);
    entry.is_folder = entry.name.ends_with('/');
    if (method != 0 && method != 8) return Failure(ArchiveError::damaged);
    auto const end = end_of(entry, raw_name, numbers);
    if (!end) return Failure(end.error());
    return Placed{.entry = std::move(entry), .end = *end};
}

}

std::expected<std::vector<ZipEntry>, ArchiveError> read_zip_directory(std::string_view bytes,
                                                                      std::size_t most_entries) {
    Numbers numbers(bytes);
    auto const directory = find_directory(bytes, numbers);
    if (!directory) return Failure(directory.error());
    if (directory->entries > most_entries) return Failure(ArchiveError::too_many_entries);

    std::vector<Placed> placed;
    std::uint64_t at = directory->begin;
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        auto entry = read_entry_at(at, numbers);
        if (!entry) return Failure(entry.error());
        if (entry->end > directory->begin) return Failure(ArchiveError::overlapping);
        placed.push_back(*std::move(entry));
    }
    if (at - directory->begin != directory->size) return Failure(ArchiveError::damaged);

    std::ranges::sort(placed, {}, [](Placed const& p) { return p.entry.begin; });
    std::vector<ZipEntry> entries;
    std::uint64_t free_from = 0;
    for (auto& [entry, end] : placed) {
        if (entry.begin < free_from) return Failure(ArchiveError::overlapping);
        free_from = end;
        entries.push_back(std::move(entry));
    }
    return entries;
}

}
