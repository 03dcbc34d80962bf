// XML as office programs write it, and XML made to do harm.
#include <doctest/doctest.h>

#include "platform/documents/xml.h"

#include <string>

using namespace documents;
using Event = XmlReader::Event;

namespace {

/// Everything as one text: <name a=value>text</name>, "!" when it failed.
std::string told(XmlReader& reader) {
    std::string all;
    for (;;) {
        switch (reader.next()) {
            case Event::open:
                all += "<" + std::string(reader.name());
                for (auto const& a : reader.attributes()) {
                    all += " " + std::string(a.name) + "=" + std::string(a.value);
                }
                all += ">";
                break;
            case Event::close: all += "</" + std::string(reader.name()) + ">"; break;
            case Event::text: all += reader.text(); break;
            case Event::end: return all;
            case Event::failed: return all + "!";
        }
    }
}

std::string told(std::string_view xml, XmlLimits limits = {}) {
    XmlReader reader(xml, limits);
    return told(reader);
}

std::optional<XmlError> error_of(std::string_view xml, XmlLimits limits = {}) {
    XmlReader reader(xml, limits);
    told(reader);
    return reader.error();
}

std::string nested(std::size_t depth) {
    std::string xml;
    for (std::size_t i = 0; i < depth; ++i) xml += "<a>";
    for (std::size_t i = 0; i < depth; ++i) xml += "</a>";
    return xml;
}

}

TEST_CASE("elements, attributes and text come in order, references resolved") {
    CHECK(told("<?xml version=\"1.0\"?><!-- x --><a b='1 &amp;&#38; &lt;&quot;å'>"
               "x &amp; y<c/><![CDATA[<z>]]></a>") == "<a b=1 && <\"å>x & y<c></c><z></a>");
}

TEST_CASE("namespaces are known by their address") {
    XmlReader reader("<t:p xmlns:t='urn:text' xmlns='urn:other' t:level='2' level='3'><q/></t:p>");
    REQUIRE(reader.next() == Event::open);
    CHECK(reader.name() == "p");
    CHECK(reader.space() == "urn:text");
    CHECK(reader.attribute("level") == "2");
    CHECK(reader.attributes()[0].space == "urn:text");
    CHECK(reader.attribute("absent") == "");
    REQUIRE(reader.next() == Event::open);
    CHECK(reader.space() == "urn:other");
}

TEST_CASE("an element can be skipped with all that is in it") {
    XmlReader reader("<a><b><b>x</b>y</b><c/></a>");
    reader.next();
    reader.next();
    CHECK(reader.skip());
    CHECK(reader.next() == Event::open);
    CHECK(reader.name() == "c");
}

TEST_CASE("UTF-16 becomes UTF-8, and other encodings are not believed") {
    CHECK(error_of("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE5</a>") == XmlError::damaged);
    CHECK(told("<?xml version='1.0' encoding='UTF-7'?><a>+AOU-</a>") == "<a>+AOU-</a>");
    CHECK(error_of(std::string_view("\xFF\xFE<\0a\0>\0\0\xD8<\0", 12)) == XmlError::damaged);
    CHECK(told(std::string_view("\xFF\xFE<\0a\0>\0\xE5\0<\0/\0a\0>\0", 18)) == "<a>å</a>");
    CHECK(error_of("<a>\xE5</a>") == XmlError::damaged);
}

TEST_CASE("XML may come in pieces of any size") {
    std::string const xml = "<a b='å'>text<c>&amp;</c></a>";
    std::size_t at = 0;
    XmlReader reader([&]() -> std::optional<std::string_view> {
        return at < xml.size() ? std::string_view(xml).substr(at++, 1) : std::string_view();
    });
    CHECK(told(reader) == "<a b=å>text<c>&</c></a>");
    XmlReader broken([n = 0]() mutable -> std::optional<std::string_view> {
        return n++ ? std::nullopt : std::optional<std::string_view>("<a>text<b/>");
    });
    CHECK(told(broken) == "<a>text<b></b>!");
}

TEST_CASE("what is not well-formed fails, and what stood before is told") {
    for (auto const* xml :
         {"", " ", "text", "<a>", "<a></b>", "<a/><b/>", "<a b=1/>", "<a>&x;</a>", "<a b='<'/>"}) {
        CAPTURE(xml);
        CHECK(error_of(xml) == XmlError::damaged);
    }
    CHECK(told("<a><b/>") == "<a><b></b>!");
}

TEST_CASE("a document type is refused before anything in it is read") {
    auto const laughs =
        "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><l>&b;</l>";
    for (auto const* xml : {laughs, "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
                            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                            "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>",
                            "<!DOCTYPE a><a/>", "<?xml version='1.0'?>\n<!DOCTYPE a []><a>x</a>"}) {
        CAPTURE(xml);
        CHECK(told(xml) == "!");
        CHECK(error_of(xml) == XmlError::document_type);
    }
}

TEST_CASE("inclusions are elements like any other") {
    CHECK(told("<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
               "<xi:include href='file:///etc/passwd' parse='text'/></a>") ==
          "<a><include href=file:///etc/passwd parse=text></include></a>");
}

TEST_CASE("depth and size are limited") {
    CHECK_FALSE(error_of(nested(128)));
    CHECK(error_of(nested(129)) == XmlError::too_deep);
    CHECK(error_of("<a>" + std::string(1'000, 'x') + "</a>", {.bytes = 1'000}) ==
          XmlError::too_large);
    CHECK_FALSE(error_of("<a>" + std::string(993, 'x') + "</a>", {.bytes = 1'000}));
}

TEST_CASE("a very long attribute is read in a time in proportion to its length") {
    auto const xml = "<a b='" + std::string(9'000'000, 'x') + "'/>";
    XmlReader reader(xml);
    REQUIRE(reader.next() == Event::open);
    CHECK(reader.attribute("b").size() == 9'000'000);
}
