// JPEG. The library leaves on an error by longjmp, so nothing with a destructor is made between
// setjmp and it.
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <new>

// jpeglib.h needs FILE and size_t before it.
#include <jpeglib.h>

#include <jerror.h>

#include "platform/pictures/codecs.h"

namespace pictures {

namespace {

constexpr int quality = 85;
constexpr int exif_marker = JPEG_APP0 + 1;

struct Failures {
    jpeg_error_mgr manager;  // First: the library knows only this part.
    std::jmp_buf out;
    bool cut_short;
};

Failures& failures(j_common_ptr info) { return *reinterpret_cast<Failures*>(info->err); }

[[noreturn]] void leave(j_common_ptr info) { std::longjmp(failures(info).out, 1); }

/// Warnings that the end was missing; others are small sins of cameras.
void note(j_common_ptr info, int level) {
    auto& noted = failures(info);
    if (level < 0 &&
        (noted.manager.msg_code == JWRN_JPEG_EOF || noted.manager.msg_code == JWRN_HIT_MARKER))
        noted.cut_short = true;
}

void be_silent(j_common_ptr) {}

jpeg_error_mgr* prepare(Failures& failures) {
    auto* manager = jpeg_std_error(&failures.manager);
    manager->error_exit = leave;
    manager->emit_message = note;
    manager->output_message = be_silent;
    failures.cut_short = false;
    return manager;
}

/// What the library reads, and where its results go: made before setjmp, gone after it.
struct Reading {
    jpeg_decompress_struct info{};
    Failures failures{};
    Pixels pixels = {};
    std::vector<JSAMPLE> line = {};
    std::string exif = {};
    bool too_large = false;
};

/// Four inks, written the wrong way round by Adobe's programs.
void take_inks(Reading& reading, std::uint8_t* row) {
    bool const inverted = reading.info.saw_Adobe_marker != 0;
    for (unsigned x = 0; x < reading.info.output_width; ++x) {
        unsigned inks[4];
        for (unsigned i = 0; i < 4; ++i) {
            unsigned const ink = reading.line[x * 4 + i];
            inks[i] = inverted ? ink : 255 - ink;
        }
        for (unsigned i = 0; i < 3; ++i)
            row[x * 4 + i] = static_cast<std::uint8_t>(inks[i] * inks[3] / 255);
        row[x * 4 + 3] = 255;
    }
}

void read_lines(Reading& reading) {
    auto& info = reading.info;
    bool const inks = info.out_color_space == JCS_CMYK;
    while (info.output_scanline < info.output_height) {
        auto* row = reading.pixels.row(info.output_scanline);
        JSAMPROW lines[] = {inks ? reading.line.data() : row};
        jpeg_read_scanlines(&info, lines, 1);
        if (inks) take_inks(reading, row);
    }
}

void keep_exif(Reading& reading) {
    for (auto const* marker = reading.info.marker_list; marker; marker = marker->next)
        if (marker->marker == exif_marker && reading.exif.empty())
            reading.exif.assign(reinterpret_cast<char const*>(marker->data), marker->data_length);
}

void begin(Reading& reading, std::string_view bytes) {
    jpeg_create_decompress(&reading.info);
    jpeg_mem_src(&reading.info, reinterpret_cast<unsigned char const*>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_save_markers(&reading.info, exif_marker, 0xFFFF);
    jpeg_read_header(&reading.info, TRUE);
}

/// All of it; false when the library gave up.
bool read(Reading& reading, std::string_view bytes, PictureLimits const& limits) {
    auto& info = reading.info;
    info.err = prepare(reading.failures);
    if (setjmp(reading.failures.out) != 0) return false;
    begin(reading, bytes);
    reading.too_large = !is_within(limits, info.image_width, info.image_height);
    if (reading.too_large) return false;
    keep_exif(reading);
    bool const inks = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = inks ? JCS_CMYK : JCS_EXT_RGBA;
    jpeg_start_decompress(&info);
    reading.pixels = Pixels::of(info.output_width, info.output_height);
    reading.line.resize(inks ? std::size_t(info.output_width) * 4 : 0);
    read_lines(reading);
    jpeg_finish_decompress(&info);
    return !reading.failures.cut_short;
}

struct Writing {
    jpeg_compress_struct info{};
    Failures failures{};
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    std::vector<JSAMPLE> line = {};

    ~Writing() { std::free(bytes); }
};

void draw_on_white(std::uint8_t const* row, std::vector<JSAMPLE>& line) {
    for (std::size_t x = 0; x * 3 < line.size(); ++x)
        for (std::size_t i = 0; i < 3; ++i) {
            unsigned const opaque = row[x * 4 + 3];
            line[x * 3 + i] =
                static_cast<JSAMPLE>((row[x * 4 + i] * opaque + 255 * (255 - opaque) + 127) / 255);
        }
}

bool write(Writing& writing, Pixels const& pixels) {
    auto& info = writing.info;
    info.err = prepare(writing.failures);
    if (setjmp(writing.failures.out) != 0) return false;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &writing.bytes, &writing.size);
    info.image_width = pixels.width;
    info.image_height = pixels.height;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        draw_on_white(pixels.row(info.next_scanline), writing.line);
        JSAMPROW lines[] = {writing.line.data()};
        jpeg_write_scanlines(&info, lines, 1);
    }
    jpeg_finish_compress(&info);
    return true;
}

}

std::expected<Pixels, PictureError> read_jpeg(std::string_view bytes, PictureLimits const& limits) {
    Reading reading;
    bool const whole = read(reading, bytes, limits);
    auto const reason = reading.failures.manager.msg_code;
    jpeg_destroy_decompress(&reading.info);
    if (reading.too_large) return std::unexpected(PictureError::too_large);
    if (!whole && reason == JERR_OUT_OF_MEMORY) throw std::bad_alloc();
    if (!whole) return std::unexpected(PictureError::damaged);
    return upright(std::move(reading.pixels), orientation_of(reading.exif));
}

std::string written_jpeg(Pixels const& pixels) {
    Writing writing;
    writing.line.resize(std::size_t(pixels.width) * 3);
    bool const whole = write(writing, pixels);
    jpeg_destroy_compress(&writing.info);
    if (!whole) throw std::bad_alloc();
    return {reinterpret_cast<char const*>(writing.bytes), writing.size};
}

}
