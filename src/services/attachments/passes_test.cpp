// A pass opens one file, for a while, and nothing else.
#include "services/attachments/passes.h"

#include <doctest/doctest.h>

#include "platform/secrets/secrets.h"

using namespace attachments;

namespace {

constexpr std::string_view secret = "a secret of this test that nobody has";

Attachment file() { return {.id = AttachmentId::make(), .version = 3}; }
basics::Time at(std::int64_t second) { return {1'800'000'000'000'000 + second * 1'000'000}; }

}

TEST_CASE("a pass is good for its file, for five minutes") {
    auto const of = file();
    auto const pass = pass_for(of, at(0), secret);
    CHECK(look_at(pass, of, at(0), secret) == Pass::good);
    CHECK(look_at(pass, of, at(299), secret) == Pass::good);
    CHECK(look_at(pass, of, at(300), secret) == Pass::over);
}

TEST_CASE("a pass for another file, by another secret, or changed in one letter is wrong") {
    auto const of = file();
    auto const pass = pass_for(of, at(0), secret);
    CHECK(look_at(pass, file(), at(0), secret) == Pass::wrong);
    CHECK(look_at(pass, of, at(0), "another secret of this test") == Pass::wrong);
    CHECK(look_at("", of, at(0), secret) == Pass::wrong);
    for (std::size_t i = 0; i < pass.size(); i += 7) {
        auto changed = pass;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK(look_at(changed, of, at(0), secret) == Pass::wrong);
    }
}

TEST_CASE("when the file has changed, whoever has the pass is asked about anew") {
    auto of = file();
    auto const pass = pass_for(of, at(0), secret);
    ++of.version;
    CHECK(look_at(pass, of, at(0), secret) == Pass::over);
}
