// libarchive, with its errors as exceptions.
#include "platform/files/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>

namespace files {

namespace {

la_ssize_t append(archive*, void* out, void const* data, std::size_t size) {
    static_cast<std::string*>(out)->append(static_cast<char const*>(data), size);
    return static_cast<la_ssize_t>(size);
}

}

ZipStream::ZipStream() : archive_(archive_write_new(), archive_write_free) {
    archive_write_set_format_zip(archive_.get());
    archive_write_set_bytes_in_last_block(archive_.get(), 1);
    must(archive_write_open(archive_.get(), &made_, nullptr, append, nullptr) == ARCHIVE_OK);
}

void ZipStream::must(bool is_good) const {
    if (!is_good) {
        auto const* why = archive_error_string(archive_.get());
        throw std::runtime_error(std::string("a zip file cannot be made: ") + (why ? why : ""));
    }
}

void ZipStream::begin(std::string const& name, std::uint64_t size) {
    std::unique_ptr<archive_entry, void (*)(archive_entry*)> const entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    must(archive_write_header(archive_.get(), entry.get()) == ARCHIVE_OK);
}

void ZipStream::write(std::string_view bytes) {
    // More than was said is not written by libarchive, and that must not go unseen.
    must(archive_write_data(archive_.get(), bytes.data(), bytes.size()) ==
         static_cast<la_ssize_t>(bytes.size()));
}

void ZipStream::end() { must(archive_write_close(archive_.get()) == ARCHIVE_OK); }

std::string zip(std::vector<std::pair<std::string, std::string>> const& entries) {
    ZipStream stream;
    for (auto const& [name, content] : entries) {
        stream.begin(name, content.size());
        stream.write(content);
    }
    stream.end();
    return stream.take();
}

}
