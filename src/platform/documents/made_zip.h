// Zip files made in memory, for tests.
#pragma once
#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace documents {

using MadeEntries = std::vector<std::pair<std::string, std::string>>;

/// A zip of these names and contents, in this order. `options` are libarchive's for its zip writer,
/// e.g. "compression=store".
inline std::string made_zip(MadeEntries const& entries, char const* options = "",
                            unsigned file_type = AE_IFREG) {
    std::string bytes;
    std::unique_ptr<archive, int (*)(archive*)> const zip(archive_write_new(), archive_write_free);
    auto const append = [](archive*, void* out, void const* data, std::size_t size) -> la_ssize_t {
        static_cast<std::string*>(out)->append(static_cast<char const*>(data), size);
        return static_cast<la_ssize_t>(size);
    };
    archive_write_set_format_zip(zip.get());
    archive_write_set_bytes_in_last_block(zip.get(), 1);
    archive_write_set_passphrase(zip.get(), "hemligt");
    bool good = archive_write_set_options(zip.get(), options) == ARCHIVE_OK &&
                archive_write_open(zip.get(), &bytes, nullptr, append, nullptr) == ARCHIVE_OK;
    for (auto const& [name, content] : entries) {
        std::unique_ptr<archive_entry, void (*)(archive_entry*)> const entry(archive_entry_new(),
                                                                             archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_filetype(entry.get(), name.ends_with('/') ? AE_IFDIR : file_type);
        if (file_type == AE_IFLNK) archive_entry_set_symlink(entry.get(), content.c_str());
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
        good = good && archive_write_header(zip.get(), entry.get()) >= ARCHIVE_WARN;
        if (!content.empty()) archive_write_data(zip.get(), content.data(), content.size());
    }
    if (!good || archive_write_close(zip.get()) != ARCHIVE_OK) {
        throw std::runtime_error("the test's zip could not be made");
    }
    return bytes;
}

}
