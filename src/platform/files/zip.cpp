// libarchive, with its errors as exceptions.
#include "platform/files/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace files {

namespace {

la_ssize_t append(archive*, void* out, void const* data, std::size_t size) {
    static_cast<std::string*>(out)->append(static_cast<char const*>(data), size);
    return static_cast<la_ssize_t>(size);
}

}

std::string zip(std::vector<std::pair<std::string, std::string>> const& entries) {
    std::string bytes;
    std::unique_ptr<archive, int (*)(archive*)> const writer(archive_write_new(),
                                                             archive_write_free);
    auto const must = [&](bool is_good) {
        if (!is_good)
            throw std::runtime_error(std::string("a zip file cannot be made: ") +
                                     archive_error_string(writer.get()));
    };
    archive_write_set_format_zip(writer.get());
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    must(archive_write_open(writer.get(), &bytes, nullptr, append, nullptr) == ARCHIVE_OK);
    for (auto const& [name, content] : entries) {
        std::unique_ptr<archive_entry, void (*)(archive_entry*)> const entry(archive_entry_new(),
                                                                             archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
        must(archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK);
        must(archive_write_data(writer.get(), content.data(), content.size()) ==
             static_cast<la_ssize_t>(content.size()));
    }
    must(archive_write_close(writer.get()) == ARCHIVE_OK);
    return bytes;
}

}
