// What is read of saved web pages, also of broken and hostile ones.
#include "platform/documents/html.h"

#include <doctest/doctest.h>

#include <string>

using namespace documents;

namespace {

std::string lines(std::string_view html) {
    auto const page = read_html(html);
    if (!page) return "none";
    std::string text;
    for (auto const& block : page->blocks) {
        static constexpr char marks[] = {'#', ' ', '-', '?', '='};
        text += marks[static_cast<std::size_t>(block.kind)] + block.text + "\n";
    }
    return text;
}

}

TEST_CASE("a page becomes headings, paragraphs, lists, labels and values") {
    CHECK(
        lines(
            "<html><body><h1>Titel</h1><p>Ett  <b>fet</b>\nord.</p><ul><li>ett<li>två</ul>"
            "<dl><dt>Status</dt><dd>Pågående</dd></dl><table><tr><td>Start<td>2021</tr></table></body></html>") ==
        "#Titel\n Ett fet ord.\n-ett\n-två\n?Status\n=Pågående\n?Start\n=2021\n");
}

TEST_CASE("menus, scripts, footers and hidden parts are left out") {
    CHECK(
        lines(
            "<body><nav>Meny</nav><header><a href='/'>Hem</a></header><script>x()</script><p>Text</p>"
            "<div class='cookie-banner'>Kakor</div><div hidden>Dold</div><footer>Fot</footer></body>") ==
        " Text\n");
    CHECK(lines("<body><p>Utanför</p><main><p>Inne</p><aside>Fakta</aside></main></body>") ==
          " Inne\n Fakta\n");
}

TEST_CASE("a page tells its title, site, address and language") {
    auto const page = read_html(
        "<html lang='sv-SE'><head><title>Projekt | Sampelby</title>"
        "<meta property='og:site_name' content='Sampelby kommun'>"
        "<link rel='canonical' href='https://sampelby.example/p'></head>"
        "<body><h1>Grönare &amp; skönare</h1></body></html>");
    REQUIRE(page);
    CHECK(page->title == "Grönare & skönare");
    CHECK(page->site_name == "Sampelby kommun");
    CHECK(page->address == "https://sampelby.example/p");
    CHECK(page->language == "sv-SE");
    CHECK(read_html("<title>Bara huvud</title><p>x")->title == "Bara huvud");
}

TEST_CASE("links keep their address, and words beside each other keep apart") {
    auto const page = read_html(
        "<p>Se (IPB)<a href='http://www.sampelby.example/'>hemsidan</a> och <a href='javascript:x'>det</a></p>"
        "<p><strong>Status</strong><span>Pågående</span></p>");
    REQUIRE(page);
    REQUIRE(page->blocks.size() == 2);
    REQUIRE(page->blocks[0].links.size() == 1);
    CHECK(page->blocks[0].links[0].address == "http://www.sampelby.example/");
    CHECK(page->blocks[0].links[0].text == "hemsidan");
    CHECK(page->blocks[1].text == "Status Pågående");
}

TEST_CASE("broken and hostile markup gives what there is") {
    CHECK(lines("<p>öppen <b>fet <i>kursiv") == " öppen fet kursiv\n");
    CHECK(lines("<<<>>><p>x</p") != "none");
    CHECK(lines("") == "none");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    CHECK_NOTHROW(read_html(deep + "djup"));
    CHECK(lines("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>a&x;b</p>")
              .find("root") == std::string::npos);
}

TEST_CASE("web pages are told from text") {
    CHECK(looks_like_html("  <!DOCTYPE HTML><html>"));
    CHECK(looks_like_html("<title>x</title>"));
    CHECK_FALSE(looks_like_html("Projekt <2015> och mer"));
}
