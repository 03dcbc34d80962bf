// Zip's records by PKWARE's APPNOTE 6.3: local headers with data, the directory, its end.
#include "platform/office/zip.h"

#include <zlib.h>

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace office {

namespace {

constexpr std::uint16_t needs_version_2 = 20, utf8_names = 1U << 11U;
constexpr std::uint16_t no_packing = 0, deflating = 8;
// Midnight of 1 January 1980, the first day there is in a zip.
constexpr std::uint16_t first_time = 0, first_day = 0x21;

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value & 0xFFU);
    out += static_cast<char>((value >> 8U) & 0xFFU);
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, value & 0xFFFFU);
    put16(out, value >> 16U);
}

std::uint32_t size32(std::size_t size) {
    if (size > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("an office file cannot hold 4 GB");
    return static_cast<std::uint32_t>(size);
}

Bytef* input(std::string const& text) {
    // zlib's interface lacks const here; it only reads.
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

std::string deflated(std::string const& content) {
    z_stream stream{};
    constexpr int raw_window = -15, memory = 8;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, raw_window, memory,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib could not begin");
    std::string packed(deflateBound(&stream, content.size()), '\0');
    stream.next_in = input(content);
    stream.avail_in = size32(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = size32(packed.size());
    int const status = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::runtime_error("zlib could not finish");
    return packed;
}

/// What the local header and the directory say alike.
std::string common_fields(std::string const& name, std::string const& content,
                          std::string const& packed, std::uint16_t method) {
    std::string out;
    put16(out, needs_version_2);
    put16(out, utf8_names);
    put16(out, method);
    put16(out, first_time);
    put16(out, first_day);
    put32(out, static_cast<std::uint32_t>(crc32(0, input(content), size32(content.size()))));
    put32(out, size32(packed.size()));
    put32(out, size32(content.size()));
    put16(out, static_cast<std::uint32_t>(name.size()));
    put16(out, 0);  // No extra field.
    return out;
}

}

std::string zip(Entries const& entries) {
    std::string out, directory;
    for (auto const& [name, content] : entries) {
        auto const method = name == "mimetype" ? no_packing : deflating;
        auto const packed = method == no_packing ? content : deflated(content);
        auto const fields = common_fields(name, content, packed, method);
        auto const place = size32(out.size());
        out += "PK\x03\x04" + fields + name + packed;

        directory += "PK\x01\x02";
        put16(directory, needs_version_2);
        directory += fields;
        put16(directory, 0);  // No comment,
        put16(directory, 0);  // one disk,
        put16(directory, 0);  // nothing said of the inside,
        put32(directory, 0);  // nor of rights.
        put32(directory, place);
        directory += name;
    }
    auto const start = size32(out.size());
    out += directory + "PK\x05\x06";
    put32(out, 0);
    put16(out, static_cast<std::uint32_t>(entries.size()));
    put16(out, static_cast<std::uint32_t>(entries.size()));
    put32(out, size32(directory.size()));
    put32(out, start);
    put16(out, 0);
    return out;
}

}
