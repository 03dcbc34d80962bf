// PDFs: the process that reads them, and what is made of their lines.
#include <doctest/doctest.h>

#include "platform/confined/confinement.h"
#include "platform/documents/made_office.h"
#include "platform/documents/pdf.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <system_error>

using namespace documents;
using enum DocumentError;

namespace {

/// This program as the PDF process: it runs only the test case of this name, quietly.
PdfProcess process(std::string const& test_case) {
    return {
        .command = {"/proc/self/exe", "--no-skip", "--out=/dev/null", "--test-case=" + test_case}};
}

std::expected<Document, DocumentError> read(std::string_view bytes,
                                            std::string const& test_case = "child reads a PDF",
                                            DocumentLimits limits = {}) {
    return DocumentReader(process(test_case), limits).read(bytes, "rapport.pdf");
}

std::string told(std::expected<Document, DocumentError> const& document) {
    if (!document) return "error " + std::string(name(document.error()));
    std::string all;
    for (auto const& block : document->blocks) {
        all += std::string(1, "HPLT"[static_cast<int>(block.kind)]) +
               (block.level > 0 ? std::to_string(block.level) : "") + " " + block.text + "\n";
    }
    return all;
}

/// A page of body text in lines of 14 points; an empty line is a gap.
std::vector<MadeLine> page(std::vector<std::string> const& texts) {
    std::vector<MadeLine> lines;
    int y = 720;
    for (auto const& text : texts) {
        if (!text.empty()) lines.push_back({.y = y, .latin1 = text});
        y -= 14;
    }
    return lines;
}

std::string const text =
    "Ett stycke som \xE4r s\xE5 l\xE5ngt att det fyller hela raden ut till kanten";

}

TEST_CASE("child reads a PDF" * doctest::skip()) { std::_Exit(read_pdf_main(0, 1)); }
TEST_CASE("child never ends" * doctest::skip()) {
    for (;;) pause();
}
TEST_CASE("child crashes" * doctest::skip()) {
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
}
TEST_CASE("child runs out of memory" * doctest::skip()) {
    signal(SIGABRT, SIG_DFL);
    std::abort();
}
TEST_CASE("child says nothing" * doctest::skip()) { std::_Exit(0); }
TEST_CASE("child fails" * doctest::skip()) { std::_Exit(7); }
TEST_CASE("child says too much" * doctest::skip()) {
    std::string const much(100'000, 'x');
    while (write(1, much.data(), much.size()) > 0) {}
    std::_Exit(0);
}

TEST_CASE("a PDF becomes headings, paragraphs and lists") {
    auto lines = page({text, "med sam-", "verkan.", "", "N\xE4sta stycke.",
                       "\x95 Punkt ett som \xE4r", "   tv\xE5 rader", "\x95 Punkt tv\xE5"});
    lines.insert(lines.begin(), {.y = 800,
                                 .size = 24,
                                 .latin1 = "H\xE5llbara st\xE4"
                                           "der"});
    lines.insert(lines.begin() + 1, {.y = 745, .size = 16, .latin1 = "1 Bakgrund"});
    lines.push_back({.y = 590, .bold = true, .latin1 = "L\xE4rdomar"});
    lines.push_back({.y = 576, .latin1 = text});
    auto const document = read(made_pdf({lines}));
    CHECK(told(document) ==
          "H1 1 Bakgrund\n"
          "P Ett stycke som är så långt att det fyller hela raden ut till kanten med "
          "samverkan.\nP Nästa stycke.\nL1 Punkt ett som är två rader\nL1 Punkt två\nH2 Lärdomar\n"
          "P Ett stycke som är så långt att det fyller hela raden ut till kanten\n");
    REQUIRE(document);
    CHECK(document->title == "Hållbara städer");
}

TEST_CASE("what is printed on every page is left out, paragraphs go on over pages") {
    std::vector<std::vector<MadeLine>> pages;
    for (int i = 1; i <= 4; ++i) {
        auto const letter = std::string(1, static_cast<char>('a' + i));
        auto lines = page({letter + text, letter + letter + text});
        lines.insert(lines.begin(), {.y = 810, .size = 9, .latin1 = "Sampelby kommun"});
        lines.push_back({.y = 30, .size = 9, .latin1 = "Sida " + std::to_string(i) + " av 4"});
        pages.push_back(lines);
    }
    auto const document = read(made_pdf(pages));
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 1);
    CHECK_FALSE(document->blocks[0].text.contains("Sida"));
    CHECK_FALSE(document->blocks[0].text.contains("Sampelby"));
}

TEST_CASE("the title a PDF tells is believed unless a program made it") {
    auto const titled = [](std::string const& title) {
        auto lines = page({text, text});
        lines.insert(lines.begin(), {.y = 800, .size = 24, .latin1 = "Stor rubrik"});
        return read(made_pdf({lines}, title));
    };
    CHECK(titled("Slutrapport 2019")->title == "Slutrapport 2019");
    CHECK(titled("Slutrapport 2019")->blocks[0].text == "Stor rubrik");
    CHECK(titled("Microsoft Word - slut.docx")->title == "Stor rubrik");
    CHECK(titled("")->title == "Stor rubrik");
}

TEST_CASE("bad PDFs are told apart") {
    CHECK(told(read("%PDF-1.4\nskr\xE4p")) == "error damaged");
    CHECK(told(read(made_pdf({page({})}))) == "error no_text");
    CHECK(told(read(made_pdf({page({text}), page({text})}), "child reads a PDF", {.pages = 1})) ==
          "error too_large");
    auto const whole = made_pdf({page({text})});
    for (std::size_t size = 20; size < whole.size(); size += whole.size() / 8) {
        told(read(whole.substr(0, size)));  // Any answer will do, but there must be one.
    }
}

TEST_CASE("a process that misbehaves costs only its own document") {
    CHECK(told(read("%PDF-", "child crashes")) == "error damaged");
    CHECK(told(read("%PDF-", "child runs out of memory")) == "error took_too_long");
    CHECK(told(read("%PDF-", "child says nothing")) == "error damaged");
    CHECK(told(read("%PDF-", "child says too much", {.text_bytes = 1'000'000})) ==
          "error too_large");
    auto patient = process("child never ends");
    patient.time = std::chrono::seconds(0);
    CHECK(told(DocumentReader(patient).read("%PDF-", "x.pdf")) == "error took_too_long");
    CHECK_THROWS_AS(read("%PDF-", "child fails"), std::system_error);
    CHECK_THROWS_AS(DocumentReader({}).read("%PDF-", "x.pdf"), std::system_error);
    CHECK_THROWS_AS(DocumentReader({.command = {"/finns/inte"}}).read("%PDF-", "x.pdf"),
                    std::system_error);
}

TEST_CASE("child tries what it must not" * doctest::skip()) {
    confined::confine_this_process();
    // Each of these is forbidden; the exit status tells which was not.
    if (open("/etc/passwd", O_RDONLY) >= 0) std::_Exit(1);
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0) std::_Exit(2);
    if (fork() >= 0) std::_Exit(3);
    if (kill(getppid(), 0) == 0) std::_Exit(4);
    char const* const nothing[] = {nullptr};
    execve("/bin/true", const_cast<char* const*>(nothing), const_cast<char* const*>(nothing));
    std::_Exit(0);
}

TEST_CASE("child computes for ever" * doctest::skip()) {
    confined::confine_this_process(std::chrono::seconds(1));
    for (std::atomic<unsigned> count = 0;;) ++count;
}

TEST_CASE(
    "a process that computes for ever is ended by its processor time, long before the clock") {
    CHECK(told(read("%PDF-", "child computes for ever")) == "error took_too_long");
}

TEST_CASE("the process that reads PDFs can open, connect, start and signal nothing") {
    CHECK(told(read("%PDF-", "child tries what it must not")) == "error damaged");
}

TEST_CASE("what the process tells survives the way and is not trusted") {
    PdfText const pdf{.title = "Titel",
                      .pages = 2,
                      .lines = {{.page = 1, .left = 1.5F, .size = 11, .bold = true, .text = "å"}}};
    auto const bytes = encoded(pdf);
    auto const back = decoded_pdf(bytes, {});
    REQUIRE((back && *back));
    CHECK((*back)->title == "Titel");
    CHECK((*back)->lines[0].left == 1.5F);
    CHECK((*back)->lines[0].bold);
    CHECK((*back)->lines[0].text == "å");
    CHECK(decoded_pdf(encoded(std::unexpected(no_text)), {})->error() == no_text);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(decoded_pdf(std::string_view(bytes).substr(0, size), {}));
    }
    CHECK_FALSE(decoded_pdf(bytes + "x", {}));
    CHECK(decoded_pdf(bytes, {.pages = 1})->error() == too_large);
}
