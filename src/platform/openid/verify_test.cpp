// Tokens as they should be, and as somebody would make them who wants to come in.
#include "platform/openid/verify.h"

#include <doctest/doctest.h>

#include "platform/openid/test_signer.h"
#include "platform/openid/token.h"

using namespace openid;

namespace {

constexpr std::int64_t now = 1'800'000'000;

Expected expected() {
    return {.issuer = "https://id.example", .client_id = "samverk", .nonce = "nonce-1", .now = now};
}

json::Object claims() {
    return {{"iss", "https://id.example"},
            {"sub", "anna-17"},
            {"aud", "samverk"},
            {"exp", now + 300},
            {"iat", now - 1},
            {"nonce", "nonce-1"},
            {"acr", "loa3"},
            {"auth_time", now - 10}};
}

json::Object claims_with(std::string name, json::Value value) {
    auto made = claims();
    made.set(std::move(name), std::move(value));
    return made;
}

json::Object claims_without(std::string_view name) {
    auto made = claims();
    made.erase(name);
    return made;
}

TestSigner const& rsa() {
    static TestSigner const signer("RSA");
    return signer;
}

std::string header(std::string_view algorithm, std::string_view more = R"(,"kid":"one")") {
    return R"({"alg":")" + std::string(algorithm) + "\"" + std::string(more) + "}";
}

std::string signed_claims(json::Object const& said) {
    return rsa().token(header("RS256"), json::write(said), "RS256");
}

KeySet keys_of(TestSigner const& signer) { return parse_keys(signer.jwks()).value(); }

/// What the verifier makes of a token: "" when it believes it.
std::string verdict(std::string_view token, Expected const& wanted = expected(),
                    KeySet const& keys = keys_of(rsa())) {
    auto const verified = verify(token, keys, wanted);
    return verified ? "" : std::string(name(verified.error()));
}

std::string verdict(json::Object const& said, Expected const& wanted = expected()) {
    return verdict(signed_claims(said), wanted);
}

}

TEST_CASE("a token by each of the four algorithms is believed") {
    for (auto const& [kind, algorithm] :
         {std::pair{"RSA", "RS256"}, {"RSA", "PS256"}, {"EC", "ES256"}, {"ED25519", "EdDSA"}}) {
        CAPTURE(algorithm);
        TestSigner const signer(kind);
        auto const token = signer.token(header(algorithm), json::write(claims()), algorithm);
        auto const verified = verify(token, keys_of(signer), expected());
        REQUIRE(verified);
        CHECK(verified->subject == "anna-17");
        CHECK(verified->acr == "loa3");
        CHECK(verified->auth_time == now - 10);
    }
}

TEST_CASE("a token that nobody signed is refused, however it says so") {
    auto const body = base64url(json::write(claims()));
    for (auto none : {"none", "None", "NONE", "nOnE", ""}) {
        CAPTURE(none);
        CHECK(verdict(base64url(header(none)) + "." + body + ".") == "algorithm");
        CHECK(verdict(rsa().token(header(none), json::write(claims()), "RS256")) == "algorithm");
    }
    CHECK(verdict(base64url(header("RS256")) + "." + body + ".") == "signature");
    CHECK(verdict(base64url(R"({"kid":"one"})") + "." + body + ".") == "algorithm");
}

TEST_CASE("the public key is no shared secret") {
    auto const text = base64url(header("HS256")) + "." + base64url(json::write(claims()));
    for (auto const& secret : {rsa().public_pem(), rsa().jwks(), std::string("samverk")}) {
        std::array<unsigned char, 32> code{};
        unsigned size = 0;
        HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
             reinterpret_cast<unsigned char const*>(text.data()), text.size(), code.data(), &size);
        std::string const signature(reinterpret_cast<char const*>(code.data()), size);
        CHECK(verdict(text + "." + base64url(signature)) == "algorithm");
    }
}

TEST_CASE("only the service's own keys count, and none that the token brings along") {
    TestSigner const other("RSA", "one"), unknown("RSA", "two");
    CHECK(verdict(other.token(header("RS256"), json::write(claims()), "RS256")) == "signature");
    auto const stranger = R"(,"kid":"two")";
    CHECK(verdict(unknown.token(header("RS256", stranger), json::write(claims()), "RS256")) ==
          "key_unknown");
    auto const brought = R"(,"kid":"one","jwk":)" + json::write(other.jwk()) +
                         R"(,"jku":"https://evil.example/keys","x5u":"https://evil.example/x")";
    CHECK(verdict(other.token(header("RS256", brought), json::write(claims()), "RS256")) ==
          "signature");
    // What it brings is not looked at either when the signature is right.
    CHECK(verdict(rsa().token(header("RS256", brought), json::write(claims()), "RS256")) == "");
}

TEST_CASE("a token without a key's name is for the only key that fits") {
    auto const token = rsa().token(header("RS256", ""), json::write(claims()), "RS256");
    CHECK(verdict(token) == "");
    auto two = keys_of(rsa());
    two.push_back(keys_of(TestSigner("RSA", "two")).front());
    CHECK(verdict(token, expected(), two) == "key_unclear");
    auto of_other_kind = keys_of(rsa());
    of_other_kind.push_back(keys_of(TestSigner("EC", "two")).front());
    CHECK(verdict(token, expected(), of_other_kind) == "");
}

TEST_CASE("a key is used only with an algorithm of its kind, and only with the one it is for") {
    auto const token = rsa().token(header("ES256"), json::write(claims()), "RS256");
    CHECK(verdict(token) == "key_unknown");
    auto only = rsa().jwk();
    only.set("alg", "PS256");
    json::Array list;
    list.emplace_back(only);
    auto const keys = parse_keys(json::write(json::Object{{"keys", list}})).value();
    CHECK(verdict(signed_claims(claims()), expected(), keys) == "key_unknown");
}

TEST_CASE("a changed letter anywhere makes the token worthless") {
    auto const token = signed_claims(claims());
    for (std::size_t at = 0; at < token.size(); at += 7) {
        auto changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CAPTURE(at);
        CHECK(verdict(changed) != "");
    }
    for (std::size_t size = 0; size < token.size(); size += 11)
        CHECK(verdict(token.substr(0, size)) != "");
    CHECK(verdict(token + "=") == "malformed");
    CHECK(verdict(token + ".") == "malformed");
    CHECK(verdict(" " + token) == "malformed");
}

TEST_CASE("a token is from the issuer, to the letter, and for us") {
    CHECK(verdict(claims()) == "");
    for (auto issuer : {"https://id.example/", "https://ID.example", "http://id.example",
                        "https://id.example.evil.example", ""})
        CHECK(verdict(claims_with("iss", issuer)) == "issuer");
    CHECK(verdict(claims_without("iss")) == "issuer");
    CHECK(verdict(claims_with("aud", "another")) == "audience");
    CHECK(verdict(claims_without("aud")) == "audience");
    CHECK(verdict(claims_with("aud", json::Array{json::Value("samverk")})) == "");
    json::Array const both{json::Value("samverk"), json::Value("another")};
    CHECK(verdict(claims_with("aud", both)) == "audience");
    auto made_for_us = claims_with("aud", both);
    made_for_us.set("azp", "samverk");
    CHECK(verdict(made_for_us) == "");
    CHECK(verdict(claims_with("azp", "another")) == "audience");
    CHECK(verdict(claims_with("azp", 7)) == "audience");
}

TEST_CASE("a token is of this attempt") {
    CHECK(verdict(claims_with("nonce", "nonce-2")) == "nonce");
    CHECK(verdict(claims_without("nonce")) == "nonce");
    CHECK(verdict(claims_with("nonce", json::Array{json::Value("nonce-1")})) == "nonce");
    auto without = expected();
    without.nonce.clear();
    CHECK(verdict(claims_without("nonce"), without) == "nonce");
}

TEST_CASE("a token is of now, give or take a minute") {
    CHECK(verdict(claims_with("exp", now - 61)) == "expired");
    CHECK(verdict(claims_with("exp", now - 59)) == "");
    CHECK(verdict(claims_without("exp")) == "expired");
    CHECK(verdict(claims_with("exp", "1900000000")) == "expired");
    CHECK(verdict(claims_with("exp", 1e300)) == "expired");
    CHECK(verdict(claims_with("iat", now + 61)) == "not_yet");
    CHECK(verdict(claims_with("iat", now + 59)) == "");
    CHECK(verdict(claims_without("iat")) == "not_yet");
    CHECK(verdict(claims_with("iat", now - 4000)) == "too_old");
    CHECK(verdict(claims_with("nbf", now + 61)) == "not_yet");
    CHECK(verdict(claims_with("nbf", "soon")) == "not_yet");
    CHECK(verdict(claims_with("nbf", now - 5)) == "");
}

TEST_CASE("where it is asked, the person has shown lately who they are") {
    auto wanted = expected();
    wanted.max_age = 300;
    CHECK(verdict(claims(), wanted) == "");
    CHECK(verdict(claims_with("auth_time", now - 400), wanted) == "not_fresh");
    CHECK(verdict(claims_without("auth_time"), wanted) == "not_fresh");
    CHECK(verdict(claims_with("auth_time", now + 400)) == "not_fresh");
    CHECK(verdict(claims_without("auth_time")) == "");
}

TEST_CASE("somebody is named, in letters that stand anywhere") {
    CHECK(verdict(claims_without("sub")) == "subject");
    CHECK(verdict(claims_with("sub", "")) == "subject");
    CHECK(verdict(claims_with("sub", 17)) == "subject");
    CHECK(verdict(claims_with("sub", std::string(256, 'a'))) == "subject");
    CHECK(verdict(claims_with("sub", "anna\nadmin")) == "subject");
}

TEST_CASE("what stands twice, what must be understood, and what is another kind is refused") {
    auto const said = json::write(claims());
    auto const twice = R"({"iss":"https://evil.example",)" + said.substr(1);
    CHECK(verdict(rsa().token(header("RS256"), twice, "RS256")) == "malformed");
    CHECK(verdict(rsa().token(R"({"alg":"none","alg":"RS256","kid":"one"})", said, "RS256")) ==
          "malformed");
    CHECK(verdict(rsa().token(header("RS256", R"(,"kid":"one","crit":["exp"])"), said, "RS256")) ==
          "header");
    CHECK(verdict(rsa().token(header("RS256", R"(,"kid":"one","typ":"at+jwt")"), said, "RS256")) ==
          "header");
    CHECK(verdict(rsa().token(header("RS256", R"(,"kid":7)"), said, "RS256")) == "header");
    CHECK(verdict(rsa().token("[]", said, "RS256")) == "malformed");
    CHECK(verdict(rsa().token(header("RS256"), "[]", "RS256")) == "malformed");
    CHECK(verdict(rsa().token(header("RS256"), std::string(64, '['), "RS256")) == "malformed");
}

TEST_CASE("a token without end is not read") {
    CHECK(verdict(std::string(10'000'000, 'a')) == "malformed");
    CHECK(verdict(claims_with("name", std::string(most_token_bytes, 'a'))) == "malformed");
    CHECK(verdict(std::string(100'000, '.')) == "malformed");
}

TEST_CASE("keys that are too short, broken, for encryption or of another kind are passed over") {
    auto const size_of = [](json::Object const& key) {
        json::Array list;
        list.emplace_back(key);
        return parse_keys(json::write(json::Object{{"keys", list}})).value().size();
    };
    CHECK(size_of(rsa().jwk()) == 1);
    CHECK(size_of(TestSigner("RSA", "short", 1024).jwk()) == 0);
    auto key = rsa().jwk();
    key.set("use", "enc");
    CHECK(size_of(key) == 0);
    key = rsa().jwk();
    key.set("e", base64url("\x01"));
    CHECK(size_of(key) == 0);
    key = rsa().jwk();
    key.set("n", std::string(100'000, 'A'));
    CHECK(size_of(key) == 0);
    key = TestSigner("EC").jwk();
    key.set("y", base64url(std::string(32, '\1')));
    CHECK(size_of(key) == 0);
    CHECK(size_of({{"kty", "oct"}, {"k", "c2VjcmV0"}}) == 0);
    CHECK_FALSE(parse_keys("{}"));
    CHECK_FALSE(parse_keys("not json"));
}
