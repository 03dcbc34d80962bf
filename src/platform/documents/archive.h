// Reads zip files from strangers (also those that are DOCX, XLSX and ODT) within limits.
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// What unpacking may cost, judged by the bytes that really come out and never by what the file
/// says of itself.
struct ArchiveLimits {
    std::uint64_t inflated_bytes = 100 * 1024 * 1024;  ///< All that is read from it together.
    std::size_t entries = 1'000;
    std::uint64_t ratio = 100;                ///< Most inflated bytes per packed byte …
    std::uint64_t ratio_floor = 1024 * 1024;  ///< … once an entry gave this many.
};

enum class ArchiveError {
    not_an_archive,
    encrypted,
    unsafe_name,  ///< Absolute, with "..", a backslash, a drive or control characters.
    not_a_file,   ///< A symbolic link or another thing that is neither file nor folder.
    too_many_entries,
    too_large,
    too_compressed,  ///< A bomb: the ratio of the limits was passed.
    overlapping,     ///< Two entries share bytes, as only bombs do.
    nested,          ///< The entry that was read is itself an archive.
    damaged,         ///< Cut short, wrong checksum, or a way of packing that we do not read.
};

/// A stable word for the error, e.g. "too_compressed".
std::string_view name(ArchiveError error);

/// A file in an archive. Folders are not listed.
struct ArchiveEntry {
    std::string name;  ///< A relative path with "/", UTF-8, safe to use below a folder.
    std::uint64_t packed_bytes = 0;
};

/// Goes through an archive once, in the order of the file. Names, overlaps, encryption and the
/// number of entries are checked for the whole archive before the first entry; sizes, ratio and
/// nesting while an entry is read. Entries that are passed over are not unpacked and cost nothing.
class Archive {
public:
    /// `bytes` must outlive the archive.
    static std::expected<Archive, ArchiveError> open(std::string_view bytes,
                                                     ArchiveLimits limits = {});
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;

    /// All entries, in the order in which `next` gives them.
    std::vector<ArchiveEntry> const& entries() const;

    /// Goes to the next entry; nothing after the last.
    std::expected<std::optional<ArchiveEntry>, ArchiveError> next();

    /// Goes on to the entry with this name, which must lie ahead; false, at the end, when there is
    /// none.
    std::expected<bool, ArchiveError> find(std::string_view name);

    /// The next bytes of the present entry, valid until the next call; empty at its end.
    /// After an error every later call gives the same error.
    std::expected<std::string_view, ArchiveError> chunk();

    /// What is left of the present entry in one piece.
    std::expected<std::string, ArchiveError> content();

private:
    class State;
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// One entry by its name; nothing when the archive has none.
std::expected<std::optional<std::string>, ArchiveError> read_entry(std::string_view bytes,
                                                                   std::string_view name,
                                                                   ArchiveLimits limits = {});

}
