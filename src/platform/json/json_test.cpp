// Reading strictly and writing safely.
#include <doctest/doctest.h>

#include "platform/json/value.h"

using namespace json;

TEST_CASE("what is written is read back the same") {
    Value const value(Object{
        {"name", "Borås"}, {"sizes", Array{1, 2.5, nullptr, true}}, {"inner", Object{{"x", ""}}}});
    CHECK(parse(write(value)).value() == value);
}

TEST_CASE("text that could end a script element or break a line is escaped") {
    CHECK(write(Value("</script>&\xE2\x80\xA8\"\n")) == R"("\u003c/script\u003e\u0026\u2028\"\n")");
    // What only begins as a separator does stands as it is, also at the end.
    CHECK(write(Value("10 €\xE2\x80\xA9€\x01")) == R"("10 €\u2029€\u0001")");
    CHECK(write(Value("\xE2")) == "\"\xE2\"");
    CHECK(write(Value("")) == "\"\"");
    CHECK(parse(R"("\u003c\ud83d\ude00")").value().text() == "<😀");
}

TEST_CASE("what is not strict JSON is refused with a reason and a place") {
    for (auto text : {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "nul", "1 2", "'a'", "[1]]", "\"\xff\"",
                      "{\"a\":}", "/*x*/1"})
        CHECK_FALSE(parse(text).has_value());
    CHECK(parse(R"({"a":1,"a":2})").error().why.contains("\"a\""));
}

TEST_CASE("depth is limited") {
    CHECK(parse(std::string(32, '[') + std::string(32, ']')).has_value());
    CHECK_FALSE(parse(std::string(33, '[') + std::string(33, ']')).has_value());
}

TEST_CASE("absent members are null, not an error") {
    auto const value = parse(R"({"a":{"b":[1]}})").value();
    CHECK(value.at("a").at("b").elements().size() == 1);
    CHECK(value.at("x").at("y").is_null());
    CHECK(value.at("x").text().empty());
}

TEST_CASE("long strings and keys that arrive in parts are whole") {
    std::string const key(100'000, 'k'), text(300'000, 't');
    auto const value = parse("{\"" + key + "\":\"" + text + "\"}").value();
    CHECK(value.at(key).text() == text);
}
