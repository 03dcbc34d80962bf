// libarchive, with its errors as exceptions.
#include "platform/files/tar.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace files {

struct TarWriter::Parts {
    std::string file;
    int descriptor = -1;
    archive* writer = nullptr;
    bool finished = false;

    explicit Parts(std::string const& name) : file(name) {
        descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor < 0)
            throw std::runtime_error("the file " + name +
                                     " cannot be made; it may exist already: choose another name");
        writer = archive_write_new();
        archive_write_set_format_pax_restricted(writer);
        must(archive_write_open_fd(writer, descriptor));
    }
    ~Parts() {
        archive_write_free(writer);
        ::close(descriptor);
        if (!finished) ::unlink(file.c_str());
    }
    Parts(Parts const&) = delete;
    Parts& operator=(Parts const&) = delete;

    void must(int result) const {
        if (result < ARCHIVE_OK)
            throw std::runtime_error("the file " + file +
                                     " cannot be written: " + archive_error_string(writer));
    }
};

TarWriter::TarWriter(std::string const& file) : parts_(std::make_unique<Parts>(file)) {}
TarWriter::~TarWriter() = default;

void TarWriter::add(std::string const& name, std::string_view bytes) {
    std::unique_ptr<archive_entry, void (*)(archive_entry*)> const entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    parts_->must(archive_write_header(parts_->writer, entry.get()));
    while (!bytes.empty()) {
        auto const count = archive_write_data(parts_->writer, bytes.data(), bytes.size());
        if (count <= 0) parts_->must(ARCHIVE_FATAL);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void TarWriter::finish() {
    parts_->must(archive_write_close(parts_->writer));
    if (::fsync(parts_->descriptor) != 0)
        throw std::runtime_error("the file " + parts_->file + " cannot be written to disk");
    parts_->finished = true;
}

bool is_tar(std::string const& file) {
    constexpr std::size_t mark_at = 257;
    std::ifstream in(file, std::ios::binary);
    std::array<char, 5> mark{};
    in.seekg(mark_at);
    in.read(mark.data(), mark.size());
    return in && std::string_view(mark.data(), mark.size()) == "ustar";
}

struct TarReader::Parts {
    std::string file;
    // Owned apart, so that it is given back when the file cannot be opened.
    std::unique_ptr<archive, int (*)(archive*)> reader{archive_read_new(), archive_read_free};
    std::array<char, 64 * 1024> buffer{};

    explicit Parts(std::string const& name) : file(name) {
        archive_read_support_format_tar(reader.get());
        if (archive_read_open_filename(reader.get(), name.c_str(), buffer.size()) != ARCHIVE_OK)
            broken();
    }

    [[noreturn]] void broken() const {
        auto const* why = archive_error_string(reader.get());
        throw BrokenArchive("the file " + file + " is damaged: " + (why ? why : "it is cut short"));
    }
};

TarReader::TarReader(std::string const& file) : parts_(std::make_unique<Parts>(file)) {}
TarReader::~TarReader() = default;

std::optional<std::string> TarReader::next() {
    archive_entry* entry = nullptr;
    auto const result = archive_read_next_header(parts_->reader.get(), &entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (result != ARCHIVE_OK || archive_entry_filetype(entry) != AE_IFREG) parts_->broken();
    return archive_entry_pathname(entry);
}

std::string_view TarReader::chunk() {
    auto const count =
        archive_read_data(parts_->reader.get(), parts_->buffer.data(), parts_->buffer.size());
    if (count < 0) parts_->broken();
    return {parts_->buffer.data(), static_cast<std::size_t>(count)};
}

}
