// The only use of libarchive: unpacking, counted as the bytes come out.
#include "platform/documents/archive.h"

#include "platform/documents/zip_directory.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <utility>

namespace documents {

using Failure = std::unexpected<ArchiveError>;

std::string_view name(ArchiveError error) {
    switch (error) {
        case ArchiveError::not_an_archive: return "not_an_archive";
        case ArchiveError::encrypted: return "encrypted";
        case ArchiveError::unsafe_name: return "unsafe_name";
        case ArchiveError::not_a_file: return "not_a_file";
        case ArchiveError::too_many_entries: return "too_many_entries";
        case ArchiveError::too_large: return "too_large";
        case ArchiveError::too_compressed: return "too_compressed";
        case ArchiveError::overlapping: return "overlapping";
        case ArchiveError::nested: return "nested";
        case ArchiveError::damaged: return "damaged";
    }
    std::unreachable();
}

namespace {

struct Close {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

bool is_archive(std::string_view start) {
    using namespace std::string_view_literals;
    static constexpr std::array marks = {"PK\x03\x04"sv,
                                         "PK\x05\x06"sv,
                                         "\x1F\x8B\x08"sv,
                                         "7z\xBC\xAF\x27\x1C"sv,
                                         "\xFD"
                                         "7zXZ"sv,
                                         "Rar!\x1A\x07"sv,
                                         "BZh91AY&SY"sv,
                                         "\x28\xB5\x2F\xFD"sv};
    return std::ranges::any_of(marks, [&](auto mark) { return start.starts_with(mark); });
}

}

class Archive::State {
public:
    State(std::string_view bytes, ArchiveLimits limits, std::vector<ZipEntry> all)
        : limits_(limits), packed_bytes_(bytes.size()), all_(std::move(all)) {
        for (auto const& entry : all_) {
            if (!entry.is_folder) listed.push_back({entry.name, entry.packed_bytes});
        }
        handle_.reset(archive_read_new());
        archive_read_support_format_zip_seekable(handle_.get());
        if (archive_read_open_memory(handle_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
            error_ = ArchiveError::damaged;
        }
    }

    std::expected<std::optional<ArchiveEntry>, ArchiveError> next() {
        do {
            if (error_) return Failure(*error_);
            at_end_ = true;
            if (position_ == all_.size()) return std::nullopt;
            archive_entry* header = nullptr;
            int const status = archive_read_next_header(handle_.get(), &header);
            // A name that the C locale cannot show is only a warning; names are taken from all_.
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return fail(ArchiveError::damaged);
            entry_ = &all_[position_++];
        } while (entry_->is_folder);
        entry_inflated_ = 0;
        at_end_ = false;
        return ArchiveEntry{entry_->name, entry_->packed_bytes};
    }

    std::expected<std::string_view, ArchiveError> chunk() {
        if (error_) return Failure(*error_);
        void const* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        while (!at_end_ && size == 0) {
            int const status = archive_read_data_block(handle_.get(), &data, &size, &offset);
            if (status == ARCHIVE_EOF) at_end_ = true;
            else if (status != ARCHIVE_OK) return fail(ArchiveError::damaged);
        }
        if (at_end_) return std::string_view();
        std::string_view const bytes(static_cast<char const*>(data), size);
        if (entry_inflated_ == 0 && is_archive(bytes)) return fail(ArchiveError::nested);
        return counted(bytes);
    }

    std::vector<ArchiveEntry> listed;

private:
    std::expected<std::string_view, ArchiveError> counted(std::string_view bytes) {
        entry_inflated_ += bytes.size();
        inflated_ += bytes.size();
        if (inflated_ > limits_.inflated_bytes) return fail(ArchiveError::too_large);
        if (is_bomb(entry_inflated_, entry_->packed_bytes) || is_bomb(inflated_, packed_bytes_)) {
            return fail(ArchiveError::too_compressed);
        }
        return bytes;
    }

    bool is_bomb(std::uint64_t inflated, std::uint64_t packed) const {
        return inflated > limits_.ratio_floor && inflated / limits_.ratio > packed;
    }

    Failure fail(ArchiveError error) {
        error_ = error;
        return Failure(error);
    }

    ArchiveLimits limits_;
    std::uint64_t packed_bytes_;
    std::vector<ZipEntry> all_;
    std::unique_ptr<archive, Close> handle_;
    std::size_t position_ = 0;
    ZipEntry const* entry_ = nullptr;
    std::uint64_t entry_inflated_ = 0, inflated_ = 0;
    bool at_end_ = true;
    std::optional<ArchiveError> error_;
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

std::expected<Archive, ArchiveError> Archive::open(std::string_view bytes, ArchiveLimits limits) {
    auto entries = read_zip_directory(bytes, limits.entries);
    if (!entries) return Failure(entries.error());
    return Archive(std::make_unique<State>(bytes, limits, *std::move(entries)));
}

std::vector<ArchiveEntry> const& Archive::entries() const { return state_->listed; }

std::expected<std::optional<ArchiveEntry>, ArchiveError> Archive::next() { return state_->next(); }

std::expected<bool, ArchiveError> Archive::find(std::string_view name) {
    for (;;) {
        auto const entry = next();
        if (!entry) return Failure(entry.error());
        if (!*entry) return false;
        if ((*entry)->name == name) return true;
    }
}

std::expected<std::string_view, ArchiveError> Archive::chunk() { return state_->chunk(); }

std::expected<std::string, ArchiveError> Archive::content() {
    std::string whole;
    for (;;) {
        auto const piece = chunk();
        if (!piece) return Failure(piece.error());
        if (piece->empty()) return whole;
        whole += *piece;
    }
}

std::expected<std::optional<std::string>, ArchiveError> read_entry(std::string_view bytes,
                                                                   std::string_view name,
                                                                   ArchiveLimits limits) {
    auto archive = Archive::open(bytes, limits);
    if (!archive) return Failure(archive.error());
    auto const found = archive->find(name);
    if (!found) return Failure(found.error());
    if (!*found) return std::nullopt;
    auto content = archive->content();
    if (!content) return Failure(content.error());
    return *std::move(content);
}

}
