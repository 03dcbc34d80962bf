// What comes out of a picture is its pixels and nothing else; what is no picture costs nothing.
#include <doctest/doctest.h>

#include <cstdlib>

#include "platform/confined/process.h"
#include "platform/pictures/codecs.h"
#include "platform/pictures/picture.h"

using namespace pictures;

namespace {

/// Red above, blue below, and a green corner at the upper left.
Pixels drawn(unsigned width, unsigned height) {
    auto pixels = Pixels::of(width, height);
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            auto* pixel = pixels.row(y) + std::size_t(x) * 4;
            bool const corner = y < height / 4 && x < width / 4;
            pixel[0] = !corner && y < height / 2 ? 255 : 0;
            pixel[1] = corner ? 255 : 0;
            pixel[2] = y >= height / 2 ? 255 : 0;
            pixel[3] = 255;
        }
    return pixels;
}

/// EXIF as a telephone writes it: which way is up, and where the picture was taken.
std::string exif(int orientation) {
    std::string exif("Exif\0\0MM\0\x2A\0\0\0\x08\0\x02", 16);
    exif += std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + static_cast<char>(orientation) +
            std::string("\0\0", 2);
    exif += std::string("\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0", 16);
    return exif + "GPS 58.39N 13.85E Skolgatan 3";
}

std::string with_exif(std::string const& jpeg, int orientation) {
    auto const content = exif(orientation);
    auto const size = content.size() + 2;
    return jpeg.substr(0, 2) + "\xFF\xE1" + static_cast<char>(size >> 8) +
           static_cast<char>(size & 255) + content + jpeg.substr(2);
}

struct Colour {
    int red = 0, green = 0, blue = 0;
};

Colour at(Pixels const& pixels, unsigned x, unsigned y) {
    auto const* pixel = pixels.row(y) + std::size_t(x) * 4;
    return {pixel[0], pixel[1], pixel[2]};
}

bool is_green(Colour const& c) { return c.green > 200 && c.red < 60 && c.blue < 60; }

confined::Process process(std::string const& test_case) {
    return {
        .command = {"/proc/self/exe", "--no-skip", "--out=/dev/null", "--test-case=" + test_case}};
}

std::string told(std::expected<Copies, PictureError> const& copies) {
    return copies ? "a picture" : std::string(name(copies.error()));
}

std::string made(std::string_view bytes) {
    return told(make_copies(bytes, process("child makes copies")));
}

/// The head of a PNG that says to be this large, its sum included.
std::string huge_png(unsigned width, unsigned height) {
    std::string png = written_png(drawn(8, 8));
    auto put = [&](std::size_t at, unsigned number) {
        for (std::size_t i = 0; i < 4; ++i) png[at + i] = static_cast<char>(number >> (24 - 8 * i));
    };
    put(16, width);
    put(20, height);
    unsigned sum = 0xFFFFFFFF;
    for (std::size_t i = 12; i < 29; ++i) {
        sum ^= static_cast<unsigned char>(png[i]);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
    }
    put(29, ~sum);
    return png;
}

}

TEST_CASE("child makes copies" * doctest::skip()) { std::_Exit(make_copies_main(0, 1)); }
TEST_CASE("child crashes" * doctest::skip()) { std::_Exit(make_copies_main(-1, 1)); }
TEST_CASE("child lies" * doctest::skip()) {
    confined::write_whole(1, std::string("1PVS\0\0\0\0\x01\0\0\0\x01\0\0\0\x06\0\0\0<html>", 26));
    std::_Exit(0);
}
TEST_CASE("child never ends" * doctest::skip()) {
    for (;;) confined::read_whole(0, 1'000'000);
}

TEST_CASE("each kind comes back as itself, with smaller copies where they are smaller") {
    auto const pixels = drawn(1'500, 900);
    for (auto const& bytes : {written_jpeg(pixels), written_png(pixels), written_webp(pixels)}) {
        auto const copies = make_copies(bytes, process("child makes copies"));
        REQUIRE(copies);
        CHECK(copies->whole.kind == kind_of(bytes));
        CHECK(copies->whole.width == 1'500);
        REQUIRE((copies->desktop && copies->phone));
        CHECK(copies->desktop->width == 1'280);
        CHECK(copies->desktop->height == 768);
        CHECK(copies->phone->width == 640);
        auto const phone = read_webp(copies->phone->bytes, {});
        REQUIRE(phone);
        CHECK(is_green(at(*phone, 40, 20)));
        CHECK(at(*phone, 320, 380).blue > 200);
    }
    auto const small = make_copies_here(written_png(drawn(300, 200)), {});
    REQUIRE(small);
    CHECK_FALSE(small->desktop);
    CHECK_FALSE(small->phone);
}

TEST_CASE("a picture larger than what is kept is made smaller, in proportion") {
    auto const copies = make_copies_here(written_jpeg(drawn(600, 300)), {.longest = 100});
    REQUIRE(copies);
    CHECK(copies->whole.width == 100);
    CHECK(copies->whole.height == 50);
}

TEST_CASE("the place where a picture was taken is gone, and it stands upright") {
    auto const lying = with_exif(written_jpeg(drawn(64, 32)), 6);
    REQUIRE(lying.contains("GPS"));
    auto const copies = make_copies(lying, process("child makes copies"));
    REQUIRE(copies);
    CHECK_FALSE(copies->whole.bytes.contains("GPS"));
    CHECK_FALSE(copies->whole.bytes.contains("Exif"));
    CHECK(copies->whole.width == 32);
    CHECK(copies->whole.height == 64);
    auto const pixels = read_jpeg(copies->whole.bytes, {});
    REQUIRE(pixels);
    CHECK(is_green(at(*pixels, 29, 4)));  // Turned to the right, the corner is at the upper right.
}

TEST_CASE("a picture is turned as EXIF says, in all eight ways") {
    // Where the corner at the upper left of a 4 × 4 picture goes.
    struct Turned {
        int orientation;
        unsigned x, y;
    };
    for (auto const& [orientation, x, y] :
         {Turned{1, 0, 0}, Turned{2, 3, 0}, Turned{3, 3, 3}, Turned{4, 0, 3}, Turned{5, 0, 0},
          Turned{6, 3, 0}, Turned{7, 3, 3}, Turned{8, 0, 3}, Turned{9, 0, 0}}) {
        CAPTURE(orientation);
        CHECK(is_green(at(upright(drawn(4, 4), orientation), x, y)));
    }
    CHECK(orientation_of(exif(8)) == 8);
    CHECK(orientation_of(exif(77)) == 1);
    for (std::size_t size = 0; size < exif(6).size(); ++size)
        CHECK(orientation_of(exif(6).substr(0, size)) <= 6);
}

TEST_CASE("colours at a transparent edge stay what they were when a picture shrinks") {
    auto pixels = drawn(4, 4);
    for (unsigned y = 0; y < 4; ++y) pixels.row(y)[3] = 0;
    auto const half = smaller(pixels, 2, 2);
    CHECK(at(half, 0, 1).blue == 255);
    CHECK(half.row(1)[3] == 128);
}

TEST_CASE("what follows a picture in its file does not come along") {
    auto const polyglot = written_png(drawn(20, 20)) + "PK\x03\x04<script>alert(1)</script>";
    auto const copies = make_copies(polyglot, process("child makes copies"));
    REQUIRE(copies);
    CHECK_FALSE(copies->whole.bytes.contains("script"));
}

TEST_CASE("a picture that is cut short is damaged, wherever the cut") {
    auto const pixels = drawn(200, 200);
    for (auto const& bytes : {written_jpeg(pixels), written_png(pixels), written_webp(pixels)})
        for (auto const size : {bytes.size() / 4, bytes.size() / 2, bytes.size() * 3 / 4})
            CHECK(made(bytes.substr(0, size)) == "damaged");
}

TEST_CASE("a bomb is refused by what its head says, before it unpacks") {
    CHECK(made(huge_png(100'000, 100'000)) == "too_large");
    CHECK(made(huge_png(16'000, 16'000)) == "too_large");
    CHECK(made(std::string(33 * 1024 * 1024, 'x')) == "too_large");
    CHECK(told(make_copies_here(written_jpeg(drawn(200, 200)), {.pixels = 30'000})) == "too_large");
    CHECK(told(make_copies_here(written_webp(drawn(200, 200)), {.side = 100})) == "too_large");
}

TEST_CASE("what is no picture is told so") {
    CHECK(made("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") == "not_a_picture");
    CHECK(made("GIF89a") == "not_a_picture");
    CHECK(made("") == "not_a_picture");
    CHECK(made("\xFF\xD8\xFFskräp") == "damaged");
    CHECK(made("RIFF1234WEBPskräp") == "damaged");
}

TEST_CASE("a process that misbehaves costs only its own picture") {
    auto const picture = written_png(drawn(4, 4));
    CHECK_THROWS(make_copies(picture, process("child crashes")));
    CHECK(told(make_copies(picture, process("child lies"))) == "damaged");
    auto patient = process("child never ends");
    patient.time = std::chrono::seconds(0);
    CHECK(told(make_copies(picture, patient)) == "used_up");
    CHECK_THROWS_AS(make_copies(picture, {.command = {"/finns/inte"}}), std::system_error);
}
