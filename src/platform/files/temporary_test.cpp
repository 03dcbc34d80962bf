// A temporary file gives back what was written, however much, and leaves nothing behind.
#include "platform/files/temporary.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("what is appended is read back whole") {
    files::Temporary file;
    std::string expected;
    for (int i = 0; i < 100'000; ++i) {
        auto const line = std::to_string(i) + "\n";
        file.append(line);
        expected += line;
    }
    CHECK(file.size() == expected.size());
    CHECK(file.bytes() == expected);
    CHECK(file.bytes().data() == file.bytes().data());
}

TEST_CASE("an empty temporary file is empty text") {
    files::Temporary file;
    CHECK(file.bytes().empty());
}
