// Mail as real programs write it, broken mail, and the process that reads it.
#include "platform/mime/mime.h"

#include <doctest/doctest.h>
#include <signal.h>

#include <cstdlib>

using namespace mime;

namespace {

/// This program as the process: it runs only the test case of this name, quietly.
Process process(std::string const& test_case) {
    return {
        .command = {"/proc/self/exe", "--no-skip", "--out=/dev/null", "--test-case=" + test_case}};
}

Mail read_plainly(std::string const& bytes) {
    auto const mail = read_here(bytes);
    REQUIRE(mail.has_value());
    return *mail;
}

std::string const head =
    "From: =?iso-8859-1?Q?=C5sa_=D6berg?= <asa@granby.example>\r\n"
    "To: Samverk <svar+0123@samverk.example>\r\n"
    "Delivered-To: svar+4567@samverk.example\r\n"
    "Message-ID: <1@granby.example>\r\n";

}

TEST_CASE("child reads a message" * doctest::skip()) { std::_Exit(read_mail_main(0, 1)); }
TEST_CASE("child crashes on a message" * doctest::skip()) {
    // As without a sanitizer, which would tell of it and end in good order.
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
}

TEST_CASE("a message in quoted-printable Latin 1") {
    auto const mail = read_plainly(head +
                                   "Content-Type: text/plain; charset=iso-8859-1\r\n"
                                   "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                   "Ja, vi gjorde det p=E5 v=E5ren.\r\n");
    CHECK(mail.id == "1@granby.example");
    CHECK(mail.from == "asa@granby.example");
    CHECK(mail.from_name == "Åsa Öberg");
    CHECK(mail.to ==
          std::vector<std::string>{"svar+0123@samverk.example", "svar+4567@samverk.example"});
    CHECK(mail.text == "Ja, vi gjorde det på våren.\n");
    CHECK(mail.machine == Machine::no);
    CHECK(mail.files == 0);
}

TEST_CASE("what says UTF-8 and is Latin 1 is read all the same") {
    CHECK(read_plainly(head + "Content-Type: text/plain; charset=utf-8\r\n\r\np\xE5 v\xE5ren\r\n")
              .text == "på våren\n");
    CHECK(read_plainly(head + "Content-Type: text/plain; charset=x-okänd\r\n\r\npå\r\n").text ==
          "på\n");
}

TEST_CASE("the plain text of several forms, and files are counted") {
    auto const mail = read_plainly(
        head +
        "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"
        "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nJa.\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Nej.</p>\r\n--b--\r\n"
        "--a\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
        "filename=x.pdf\r\n\r\n%PDF\r\n"
        "--a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nfil\r\n"
        "--a\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\ny\r\n--a--\r\n");
    CHECK(mail.text.find("Ja.") == 0);
    CHECK(mail.text.find("Nej") == std::string::npos);
    CHECK(mail.files == 3);
}

TEST_CASE("a text that a picture parts in two is read whole; an empty one gives way to the page") {
    auto const part = [](std::string const& type, std::string const& words) {
        return "--x\r\nContent-Type: " + type + "\r\n\r\n" + words + "\r\n";
    };
    auto const mixed = head + "Content-Type: multipart/mixed; boundary=x\r\n\r\n";
    auto const parted =
        read_plainly(mixed + part("text/plain", "Ja, så här:") + part("image/png", "bild") +
                     part("text/plain", "Hör av er.") + "--x--\r\n");
    CHECK(parted.text.find("Ja, så här:") != std::string::npos);
    CHECK(parted.text.find("Hör av er.") != std::string::npos);
    CHECK(parted.files == 1);
    auto const paged = read_plainly(mixed + part("text/plain", "\r\n") +
                                    part("text/html", "<p>Ja, i två skolor.</p>") + "--x--\r\n");
    CHECK(paged.text.find("Ja, i två skolor.") != std::string::npos);
}

TEST_CASE("a page alone is read up to what it answers") {
    auto const mail = read_plainly(
        head +
        "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Ja, i två skolor.</p>"
        "<script>alert(1)</script><div class=\"gmail_quote\">Den 3 mars skrev Samverk:"
        "<blockquote>Har ni gjort det?</blockquote></div></body></html>\r\n");
    CHECK(mail.text.find("Ja, i två skolor.") == 0);
    CHECK(mail.text.find("Har ni") == std::string::npos);
    CHECK(mail.text.find("alert") == std::string::npos);
}

TEST_CASE("machines are known") {
    auto machine = [](std::string const& more) {
        return read_plainly(head + more + "\r\nx\r\n").machine;
    };
    CHECK(machine("Auto-Submitted: auto-replied\r\n") == Machine::automatic);
    CHECK(machine("Auto-Submitted: no\r\n") == Machine::no);
    CHECK(machine("X-Autoreply: yes\r\n") == Machine::automatic);
    CHECK(machine("Precedence: bulk\r\n") == Machine::list);
    CHECK(machine("List-Id: <lista.granby.example>\r\n") == Machine::list);
    CHECK(machine("Return-Path: <>\r\n") == Machine::bounce);
    CHECK(machine("Content-Type: multipart/report; boundary=a\r\n") == Machine::bounce);
    CHECK(read_plainly("From: MAILER-DAEMON@x.example\r\nTo: a@b.example\r\n\r\nx\r\n").machine ==
          Machine::bounce);
}

TEST_CASE("lines that flow are one") {
    CHECK(read_plainly(head + "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
                              "Det här är \r\nen rad.\r\n> citat \r\n> mer\r\n-- \r\nÅsa\r\n")
              .text == "Det här är en rad.\n> citat \n> mer\n-- \nÅsa\n");
}

TEST_CASE("of several writers nobody is told, and half a message is read as far as it goes") {
    CHECK(read_plainly("From: a@x.example, b@x.example\r\nTo: c@x.example\r\n\r\nx\r\n")
              .from.empty());
    auto const half =
        read_plainly(head +
                     "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"
                     "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSmEs");
    CHECK(half.text == "Ja,");
    CHECK(!read_here(""));
    CHECK(!read_here(std::string(1000, '\0')));
}

TEST_CASE("parts within parts without end are left") {
    std::string bytes = head;
    for (int i = 0; i < 5000; ++i)
        bytes += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
                 std::to_string(i) + "\r\n";
    auto const mail = read(bytes, process("child reads a message"));
    // Read or not: this program goes on.
    if (mail) CHECK(mail->from == "asa@granby.example");
}

TEST_CASE("the process says the same, and its crash is told") {
    auto const bytes =
        head + "Content-Type: text/plain; charset=iso-8859-15\r\n\r\nJa, p\xE5 v\xE5ren.\r\n";
    auto const mail = read(bytes, process("child reads a message"));
    REQUIRE(mail.has_value());
    CHECK(*mail == read_plainly(bytes));
    auto const crashed = read(bytes, process("child crashes on a message"));
    REQUIRE(!crashed.has_value());
    CHECK(crashed.error() == Failure::crashed);
    auto const large = read(std::string(most_bytes + 1, 'x'), process("child reads a message"));
    REQUIRE(!large.has_value());
    CHECK(large.error() == Failure::too_much);
}

TEST_CASE("what the process says is trusted no more than the message") {
    CHECK(!decoded("{"));
    CHECK(!decoded("[]"));
    CHECK(!decoded(R"({"machine":"other"})"));
    auto const odd = decoded(R"({"machine":"no","files":-3,"to":[1,"a@b.example"],"text":7})");
    REQUIRE(odd.has_value());
    CHECK(odd->files == 0);
    CHECK(odd->text.empty());
    CHECK(decoded(encoded(std::unexpected(Failure::no_mail))).error() == Failure::no_mail);
}
