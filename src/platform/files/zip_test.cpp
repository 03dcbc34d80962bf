// A zip file gives back what was put in.
#include "platform/files/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

TEST_CASE("a zip file is made piece by piece, and what is taken out is held no longer") {
    files::ZipStream stream;
    std::string bytes, piece(100'000, 'y');
    for (std::size_t i = 0; i < piece.size(); ++i) piece[i] = static_cast<char>(i * i % 251);
    stream.begin("stor.pdf", 10 * piece.size());
    for (int i = 0; i < 10; ++i) {
        stream.write(piece);
        auto const part = stream.take();
        CHECK(part.size() < 4 * piece.size());
        bytes += part;
    }
    stream.begin("sist.txt", 2);
    CHECK_THROWS_AS(stream.write("hej"), std::runtime_error);
}

TEST_CASE("a zip file holds the names and contents in their order, also an empty one") {
    std::string const large(300'000, 'x');
    auto const bytes = files::zip({{"först.json", "{}"}, {"tom.txt", ""}, {"stor.html", large}});
    CHECK(bytes.starts_with("PK"));
    CHECK(bytes.size() < large.size());
    std::unique_ptr<archive, int (*)(archive*)> const reader(archive_read_new(), archive_read_free);
    archive_read_support_format_zip(reader.get());
    REQUIRE(archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) == ARCHIVE_OK);
    archive_entry* entry = nullptr;
    std::vector<std::size_t> sizes;
    while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
        std::string content(large.size() + 1, '\0');
        sizes.push_back(static_cast<std::size_t>(
            archive_read_data(reader.get(), content.data(), content.size())));
    }
    CHECK(sizes == std::vector<std::size_t>{2, 0, large.size()});
}
