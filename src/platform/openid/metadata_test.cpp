// What a service says of itself, true and not.
#include "platform/openid/metadata.h"

#include <doctest/doctest.h>

#include "platform/json/value.h"
#include "platform/openid/base64url.h"
#include "platform/openid/proof.h"

using namespace openid;

namespace {

json::Object document() {
    return {{"issuer", "https://id.example"},
            {"authorization_endpoint", "https://id.example/auth"},
            {"token_endpoint", "https://id.example/token"},
            {"jwks_uri", "https://id.example/keys"},
            {"response_types_supported", json::Array{json::Value("code")}},
            {"code_challenge_methods_supported", json::Array{json::Value("S256")}},
            {"authorization_response_iss_parameter_supported", true}};
}

std::string verdict(std::string name, json::Value value, bool may_be_http = false) {
    auto said = document();
    said.set(std::move(name), std::move(value));
    auto const read = parse_metadata(json::write(said), "https://id.example", may_be_http);
    return read ? "" : std::string(openid::name(read.error()));
}

}

TEST_CASE("a service's document is read when it is the issuer's own") {
    auto const read = parse_metadata(json::write(document()), "https://id.example", false);
    REQUIRE(read);
    CHECK(read->token_endpoint == "https://id.example/token");
    CHECK(read->names_itself);
    CHECK_FALSE(read->takes_secret_in_form);
    CHECK(verdict("issuer", "https://id.example/") == "issuer");
    CHECK(verdict("issuer", "https://evil.example") == "issuer");
    CHECK_FALSE(parse_metadata("<html>", "https://id.example", false));
}

TEST_CASE("addresses without encryption are refused unless the operator has exempted them") {
    CHECK(verdict("jwks_uri", "http://id.example/keys") == "endpoint");
    CHECK(verdict("jwks_uri", "http://id.example/keys", true) == "");
    CHECK(verdict("token_endpoint", nullptr) == "endpoint");
    CHECK(verdict("authorization_endpoint", "javascript:alert(1)") == "endpoint");
    CHECK(verdict("authorization_endpoint", "https://id.example/\r\nSet-Cookie: a=b") ==
          "endpoint");
}

TEST_CASE("a service that cannot do what we need is refused") {
    CHECK(verdict("response_types_supported", json::Array{json::Value("id_token")}) == "no_code");
    CHECK(verdict("code_challenge_methods_supported", json::Array{json::Value("plain")}) ==
          "no_pkce");
    CHECK(verdict("id_token_signing_alg_values_supported",
                  json::Array{json::Value("HS256"), json::Value("none")}) == "no_algorithm");
}

TEST_CASE("the document lies below the issuer, and below its path when it has one") {
    CHECK(metadata_address("https://id.example") ==
          "https://id.example/.well-known/openid-configuration");
    CHECK(metadata_address("https://id.example/realms/sampelby/") ==
          "https://id.example/realms/sampelby/.well-known/openid-configuration");
}

TEST_CASE("bytes have one writing as letters") {
    CHECK(base64url("\xFF\xFE\xFD") == "__79");
    CHECK(base64url("f") == "Zg");
    CHECK(from_base64url("Zg") == "f");
    CHECK_FALSE(from_base64url("Zh"));
    CHECK_FALSE(from_base64url("Zg=="));
    CHECK_FALSE(from_base64url("Z"));
    CHECK_FALSE(from_base64url("Z+/_"));
}

TEST_CASE("a verifier's challenge is that of RFC 7636's example") {
    CHECK(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
          "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}
