// What our key signs is believed by whoever has its public half, and by nobody else.
#include "platform/openid/signer.h"

#include <doctest/doctest.h>

#include "platform/json/value.h"
#include "platform/openid/base64url.h"
#include "platform/openid/keys.h"
#include "platform/openid/test_signer.h"

using namespace openid;

namespace {

struct Parts {
    std::string signed_text, claims, signature;
};
Parts parts(std::string const& token) {
    auto const first = token.find('.'), second = token.rfind('.');
    return {token.substr(0, second),
            from_base64url(token.substr(first + 1, second - first - 1)).value(),
            from_base64url(token.substr(second + 1)).value()};
}

bool believes(Signer const& signer, std::string const& token) {
    auto const [text, claims, signature] = parts(token);
    return parse_keys(signer.public_keys())
        .value()
        .at(0)
        .has_signed(text, signature, Algorithm::es256);
}

}

TEST_CASE("a service with our public key knows that it is us who asks it, for a minute") {
    auto const signer = Signer::make();
    auto const token =
        client_assertion(signer, "samverk", "https://id.example", "once", 1'800'000'000);
    CHECK(believes(signer, token));
    CHECK_FALSE(believes(Signer::make(), token));
    auto const claims = json::parse(parts(token).claims).value();
    for (auto const* who : {"iss", "sub"}) CHECK(claims.at(who).text() == "samverk");
    CHECK(claims.at("aud").text() == "https://id.example");
    CHECK(claims.at("jti").text() == "once");
    CHECK(*claims.at("exp").integer() - *claims.at("iat").integer() == 60);
}

TEST_CASE("every signature has its two numbers in whole, also small ones") {
    auto const signer = Signer::make();
    for (int i = 0; i < 400; ++i) {
        auto const token = signer.token("{\"i\":" + std::to_string(i) + "}");
        REQUIRE(parts(token).signature.size() == 64);
        REQUIRE(believes(signer, token));
    }
}

TEST_CASE("a key that was kept is the same key, and what is none is not taken for one") {
    auto const signer = Signer::make();
    auto const again = Signer::read(signer.pem());
    REQUIRE(again);
    CHECK(again->public_keys() == signer.public_keys());
    CHECK(believes(signer, again->token("{}")));
    CHECK_FALSE(signer.public_keys().contains("\"d\""));
    for (std::string const& text : {std::string(), std::string("-----BEGIN PRIVATE KEY-----"),
                                    TestSigner("RSA").public_pem(), signer.pem().substr(0, 90)})
        CHECK_FALSE(Signer::read(text));
}
