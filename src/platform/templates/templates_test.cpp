// Rendering: escaping, strictness, partials, safe HTML.
#include <doctest/doctest.h>

#include "platform/templates/renderer.h"

using namespace templates;

namespace {

std::string const hello = "Hej";
std::string const* texts(std::string_view id) { return id == "hello" ? &hello : nullptr; }

std::string rendered(std::string const& source, View const& view,
                     std::map<std::string, std::string, std::less<>> partials = {}) {
    return Renderer({{"page", source}}, partials).render("page", view, texts);
}

}

TEST_CASE("values are escaped and texts are looked up") {
    CHECK(rendered("{{t.hello}} {{name}}", View().set("name", "<b>\"&'")) ==
          "Hej &lt;b&gt;&quot;&amp;&apos;");
}

TEST_CASE("safe HTML stands as it is and is not read as a template") {
    CHECK(rendered("{{#story_html}}{{/story_html}}",
                   View().set("story_html", SafeHtml{"<p>{{name}}</p>"})) == "<p>{{name}}</p>");
}

TEST_CASE("a name ending in _html takes markup only: a plain text there shows nothing") {
    CHECK(rendered("[{{a_html}}]", View().set("a_html", SafeHtml{"<p>"})) == "[<p>]");
    CHECK(rendered("[{{a_html}}]", View().set("a_html", "<p>")) == "[]");
}

TEST_CASE("lists, sections and names from outside a section") {
    View view;
    view.set("unit", "kr")
        .set_list("rows", {View().set("n", "1"), View().set("n", "2")})
        .set_list("none", {});
    CHECK(
        rendered(
            "{{#has_rows}}{{#rows}}{{n}}{{unit}} {{/rows}}{{/has_rows}}{{^has_none}}tom{{/has_none}}",
            view) == "1kr 2kr tom");
}

TEST_CASE("names below names") {
    CHECK(rendered("{{member.name}}", View().set("member", View().set("name", "Anna"))) == "Anna");
}

TEST_CASE("a missing name, text, partial or template fails instead of vanishing") {
    CHECK_THROWS_AS(rendered("{{absent}}", View()), TemplateError);
    CHECK(rendered("{{#absent}}{{absent}}{{/absent}}{{^absent}}none{{/absent}}", View()) == "none");
    CHECK_THROWS_AS(rendered("{{t.absent}}", View()), TemplateError);
    CHECK_THROWS_AS(rendered("{{> absent}}", View()), TemplateError);
    CHECK_THROWS_AS(Renderer({}, {}).render("absent", View(), texts), TemplateError);
    CHECK(
        Renderer({{"page", "a{{absent}}b"}}, {}, Missing::is_empty).render("page", View(), texts) ==
        "ab");
}

TEST_CASE("partials are put into place, also in one another, but never in a circle") {
    CHECK(rendered("{{> a}}!", View().set("x", "1"), {{"a", "[{{> b}}]"}, {"b", "{{x}}"}}) ==
          "[1]!");
    CHECK_THROWS_AS(rendered("{{> a}}", View(), {{"a", "{{> a}}"}}), TemplateError);
}

TEST_CASE("comments and indentation do not reach the page") {
    CHECK(rendered("{{! why }}<ul>\n    <li>a</li>\n\n</ul>", View()) == "<ul>\n<li>a</li>\n</ul>");
}
