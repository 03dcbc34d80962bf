// In this order: form, algorithm, key, signature; only then what is said.
#include "platform/openid/verify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "platform/openid/token.h"
#include "platform/secrets/secrets.h"

namespace openid {

namespace {

/// An id token comes straight from the service that has just made it.
constexpr std::int64_t oldest = 3600;
constexpr std::array<std::string_view, 14> refusal_names = {
    "malformed", "algorithm", "header",  "key_unknown", "key_unclear", "signature", "issuer",
    "audience",  "expired",   "not_yet", "too_old",     "nonce",       "subject",   "not_fresh"};

/// A point in time as tokens write it, also with a fraction.
std::optional<std::int64_t> seconds(json::Value const& value) {
    auto const number = value.number();
    constexpr double far = 1e12;
    if (!number || !std::isfinite(*number) || std::abs(*number) > far) return std::nullopt;
    return static_cast<std::int64_t>(std::floor(*number));
}

std::expected<Algorithm, Refusal> algorithm_of(json::Value const& header) {
    auto const algorithm = parse_algorithm(header.at("alg").text());
    if (!algorithm) return std::unexpected(Refusal::algorithm);
    if (header.object()->find("crit")) return std::unexpected(Refusal::header);
    if (auto const* type = header.object()->find("typ")) {
        auto const text = type->text();
        if (text != "JWT" && text != "jwt") return std::unexpected(Refusal::header);
    }
    if (auto const* id = header.object()->find("kid"); id && !id->string())
        return std::unexpected(Refusal::header);
    return *algorithm;
}

/// The keys that may have signed it. Which key is looked at is for the service's key set to say.
std::expected<KeySet, Refusal> candidates(json::Value const& header, KeySet const& keys,
                                          Algorithm algorithm) {
    auto const id = header.at("kid").text();
    KeySet fitting;
    for (auto const& key : keys)
        if (key.fits(algorithm) && (id.empty() || key.id() == id)) fitting.push_back(key);
    if (fitting.empty()) return std::unexpected(Refusal::key_unknown);
    if (id.empty() && fitting.size() > 1) return std::unexpected(Refusal::key_unclear);
    return fitting;
}

bool is_for(json::Value const& claims, std::string_view client) {
    auto const& audience = claims.at("aud");
    auto const* azp = claims.object()->find("azp");
    if (azp && azp->text() != client) return false;
    if (audience.string()) return *audience.string() == client;
    auto const& several = audience.elements();
    bool const names_us = std::ranges::any_of(
        several, [&](json::Value const& one) { return one.string() && *one.string() == client; });
    // Others could have got the same token: then it must say that it was made for us.
    return names_us && (several.size() == 1 || azp);
}

std::optional<Refusal> wrong_time(json::Value const& claims, Expected const& expected) {
    auto const until = seconds(claims.at("exp")), made = seconds(claims.at("iat"));
    if (!until || expected.now >= *until + clock_skew) return Refusal::expired;
    if (!made || *made > expected.now + clock_skew) return Refusal::not_yet;
    if (*made + oldest < expected.now) return Refusal::too_old;
    if (auto const* from = claims.object()->find("nbf")) {
        auto const begins = seconds(*from);
        if (!begins || *begins > expected.now + clock_skew) return Refusal::not_yet;
    }
    auto const shown = seconds(claims.at("auth_time"));
    if (claims.object()->find("auth_time") && (!shown || *shown > expected.now + clock_skew))
        return Refusal::not_fresh;
    if (expected.max_age && (!shown || *shown + *expected.max_age + clock_skew < expected.now))
        return Refusal::not_fresh;
    return std::nullopt;
}

bool is_subject(std::string_view text) {
    return !text.empty() && text.size() <= 255 &&
           std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

Claims claims_of(json::Value said) {
    Claims claims{.subject = std::string(said.at("sub").text()),
                  .acr = std::string(said.at("acr").text()),
                  .amr = {},
                  .auth_time = seconds(said.at("auth_time")),
                  .all = {}};
    for (auto const& way : said.at("amr").elements())
        if (way.string() && claims.amr.size() < 20) claims.amr.push_back(*way.string());
    claims.all = std::move(said);
    return claims;
}

}

std::string_view name(Refusal refusal) { return refusal_names[static_cast<std::size_t>(refusal)]; }

std::expected<Claims, Refusal> verify(std::string_view text, KeySet const& keys,
                                      Expected const& expected) {
    auto token = read_token(text);
    if (!token) return std::unexpected(Refusal::malformed);
    auto const algorithm = algorithm_of(token->header);
    if (!algorithm) return std::unexpected(algorithm.error());
    auto const possible = candidates(token->header, keys, *algorithm);
    if (!possible) return std::unexpected(possible.error());
    if (std::ranges::none_of(*possible, [&](Key const& key) {
            return key.has_signed(token->signed_text, token->signature, *algorithm);
        }))
        return std::unexpected(Refusal::signature);
    auto const& claims = token->claims;
    if (!claims.at("iss").string() || *claims.at("iss").string() != expected.issuer)
        return std::unexpected(Refusal::issuer);
    if (!is_for(claims, expected.client_id)) return std::unexpected(Refusal::audience);
    if (auto const wrong = wrong_time(claims, expected)) return std::unexpected(*wrong);
    if (expected.nonce.empty() || !secrets::equal(claims.at("nonce").text(), expected.nonce))
        return std::unexpected(Refusal::nonce);
    if (!is_subject(claims.at("sub").text())) return std::unexpected(Refusal::subject);
    return claims_of(std::move(token->claims));
}

}
