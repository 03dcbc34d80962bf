// Letters as bytes: what may stand in a header, and what no text can become.
#include "platform/mail/message.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "platform/mail/encoding.h"

using namespace mail;

namespace {

Message letter() {
    return {.id = "01jd0000000000000000000000",
            .from = "samverk@sampelby.example",
            .from_name = "Samverk",
            .to = "anna@sampelby.example",
            .subject = "Hej",
            .language = "sv",
            .text = "Hej\n\nBlåbär",
            .html = "<p>Hej</p>",
            .at = {1'795'365'117'000'000}};
}

std::string_view head(std::string_view bytes) { return bytes.substr(0, bytes.find("\r\n\r\n")); }

}

TEST_CASE("a letter has the headers that make it a good one") {
    auto const bytes = write(letter());
    auto const top = head(bytes);
    for (auto line :
         {"From: Samverk\r\n <samverk@sampelby.example>\r\n", "To: <anna@sampelby.example>\r\n",
          "Subject: Hej\r\n", "Date: Sun, 22 Nov 2026 16:31:57 +0000\r\n",
          "Message-ID: <01jd0000000000000000000000@sampelby.example>\r\n", "MIME-Version: 1.0\r\n",
          "Content-Language: sv\r\n", "Auto-Submitted: auto-generated\r\n"})
        CHECK(top.contains(line));
    CHECK_FALSE(top.contains("List-Unsubscribe"));
    CHECK(bytes.contains("Bl=C3=A5b=C3=A4r\r\n"));
    CHECK(bytes.ends_with("--=_01jd0000000000000000000000--\r\n"));
}

TEST_CASE("what can be ended says how, with one click") {
    auto message = letter();
    message.unsubscribe = "https://samverk.example/sv/out/x";
    CHECK(head(write(message))
              .contains("List-Unsubscribe: <https://samverk.example/sv/out/x>\r\n"
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
}

TEST_CASE("a line break in a subject or name makes no header") {
    auto message = letter();
    message.subject = "Hej\r\nBcc: alla@sampelby.example\r\n\r\nInnehåll";
    message.from_name = "Samverk\nBcc: x@y.example";
    auto const bytes = write(message);
    CHECK_FALSE(bytes.contains("\nBcc:"));
    CHECK(head(bytes).contains("Auto-Submitted"));
}

TEST_CASE("an address, an id or a way out with a line break is refused") {
    auto refuses = [](auto change) {
        auto message = letter();
        change(message);
        CHECK_THROWS_AS(write(message), std::invalid_argument);
    };
    refuses([](Message& one) { one.to = "a@b.example>\r\nBcc: <c@d.example"; });
    refuses([](Message& one) { one.to = ""; });
    refuses([](Message& one) { one.from = "a b@c.example"; });
    refuses([](Message& one) { one.id = "x\r\ny"; });
    refuses([](Message& one) { one.unsubscribe = "https://x.example/\r\nX: y"; });
}

TEST_CASE("a text can be no part of its own, and every line is short") {
    auto message = letter();
    message.text = "--=_01jd0000000000000000000000\nContent-Type: text/html\n\n<b>x</b>\n" +
                   std::string(5000, 'x') + "\n.\n";
    auto const bytes = write(message);
    std::size_t parts = 0, begin = 0;
    for (std::size_t at = 0; (at = bytes.find("\r\n--=_01jd", at)) != bytes.npos; ++at) ++parts;
    CHECK(parts == 3);
    for (std::size_t end = 0; (end = bytes.find("\r\n", begin)) != bytes.npos; begin = end + 2)
        CHECK(end - begin <= 78);
    CHECK_FALSE(bytes.contains("\n\n"));
}

TEST_CASE("encoded words are whole characters, at most 75 bytes each, and plain text stays") {
    CHECK(header_text("Nytt svar") == "Nytt svar");
    CHECK(header_text("Svar på ditt behov") == "=?utf-8?Q?Svar_p=C3=A5_ditt_behov?=");
    CHECK(header_text("=?utf-8?Q?x?=") == "=?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fx=3F=3D?=");
    std::string longest;
    for (int i = 0; i < 60; ++i) longest += "å𝄞";
    auto const words = header_text(longest);
    std::string_view rest = words;
    while (!rest.empty()) {
        auto const end = std::min(rest.find("\r\n "), rest.size());
        auto const word = rest.substr(0, end);
        CHECK(word.size() <= 75);
        // A continuation byte never comes first.
        auto const first = word.substr(10, 3);
        CHECK((first == "=C3" || first == "=F0"));
        rest.remove_prefix(std::min(end + 3, rest.size()));
    }
}

TEST_CASE("a blank at the end of a line is kept, and an equals sign is not read as code") {
    CHECK(quoted_printable("a \nb=c") == "a=20\r\nb=3Dc\r\n");
    CHECK(quoted_printable("a\r\nb\n") == "a\r\nb\r\n");
}

TEST_CASE("addresses are written to as mail servers take them, others not at all") {
    CHECK(sendable("anna@blåbär.example") == "anna@xn--blbr-noae.example");
    CHECK(sendable("åke@sampelby.example") == "åke@sampelby.example");
    for (auto wrong : {"", "@a.example", "anna", "anna@", "a\r\nb@c.example", "a@b@c.example",
                       "a<b@c.example", "\"a\"@c.example", "a@b c.example", "a@-.example",
                       "a@b.example\r\n", "a@b_c.example", "\xFF@c.example"})
        CHECK_FALSE(sendable(wrong));
    CHECK_FALSE(sendable(std::string(65, 'a') + "@b.example"));
}

TEST_CASE("base 64 is that of RFC 4648, in lines of 76") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==\r\n");
    CHECK(base64("fo") == "Zm8=\r\n");
    CHECK(base64("foo") == "Zm9v\r\n");
    CHECK(base64("foobar") == "Zm9vYmFy\r\n");
    CHECK(base64("\xFF\xFE\xFD") == "//79\r\n");
    CHECK(base64(std::string(57, 'a')).size() == 78);
    auto const two_lines = base64(std::string(58, 'a'));
    CHECK(two_lines.find("\r\n") == 76);
    CHECK(two_lines.ends_with("\r\nYQ==\r\n"));
}

TEST_CASE("files go with a letter beside both parts, and their names cannot become headers") {
    auto message = letter();
    message.enclosed = {{"handling.html", "text/html", base64("<p>x</p>")},
                        {"bilaga-1.pdf", "application/pdf", base64("%PDF")}};
    auto const bytes = write(message);
    CHECK(bytes.contains("Content-Type: multipart/mixed;"));
    CHECK(bytes.contains("Content-Type: multipart/alternative;"));
    CHECK(bytes.contains("filename=\"handling.html\"\r\n\r\nPHA+eDwvcD4=\r\n--=_with"));
    CHECK(bytes.contains("filename=\"bilaga-1.pdf\"\r\n\r\nJVBERg==\r\n--=_with"));
    CHECK(bytes.ends_with("--\r\n"));
    for (auto const* name : {"", "a\"b.html", "a\r\nX: y", "../x", "å.html"}) {
        message.enclosed.front().name = name;
        CHECK_THROWS_AS(write(message), std::invalid_argument);
    }
}
