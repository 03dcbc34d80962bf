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
constexpr std::string_view sign_out_event = "http://schemas.openid.net/event/backchannel-logout";
constexpr std::array<std::string_view, 16> refusal_names = {
    "malformed", "algorithm", "header",  "key_unknown", "key_unclear", "signature",
    "issuer",    "audience",  "expired", "not_yet",     "too_old",     "nonce",
    "subject",   "not_fresh", "event",   "id"};

/// A point in time as tokens write it, also with a fraction.
std::optional<std::int64_t> seconds(json::Value const& value) {
    auto const number = value.number();
    constexpr double far = 1e12;
    if (!number || !std::isfinite(*number) || std::abs(*number) > far) return std::nullopt;
    return static_cast<std::int64_t>(std::floor(*number));
}

/// `own_type`: what such a token may call itself besides "JWT"; empty: nothing.
std::expected<Algorithm, Refusal> algorithm_of(json::Value const& header,
                                               std::string_view own_type) {
    auto const algorithm = parse_algorithm(header.at("alg").text());
    if (!algorithm) return std::unexpected(Refusal::algorithm);
    if (header.object()->find("crit")) return std::unexpected(Refusal::header);
    if (auto const* type = header.object()->find("typ")) {
        auto const text = type->text();
        bool const is_own = !own_type.empty() && text == own_type;
        if (text != "JWT" && text != "jwt" && !is_own) return std::unexpected(Refusal::header);
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

/// What every token says of when it holds; not made longer ago than `most` seconds.
std::optional<Refusal> wrong_span(json::Value const& claims, std::int64_t now, std::int64_t most) {
    auto const until = seconds(claims.at("exp")), made = seconds(claims.at("iat"));
    if (!until || now >= *until + clock_skew) return Refusal::expired;
    if (!made || *made > now + clock_skew) return Refusal::not_yet;
    if (*made + most < now) return Refusal::too_old;
    return std::nullopt;
}

std::optional<Refusal> wrong_time(json::Value const& claims, Expected const& expected) {
    if (auto const wrong = wrong_span(claims, expected.now, oldest)) return wrong;
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

/// The token, once it is known who signed it, from whom it is and for whom.
std::expected<Token, Refusal> signed_token(std::string_view text, KeySet const& keys,
                                           Expected const& expected, std::string_view own_type) {
    auto token = read_token(text);
    if (!token) return std::unexpected(Refusal::malformed);
    auto const algorithm = algorithm_of(token->header, own_type);
    if (!algorithm) return std::unexpected(algorithm.error());
    auto const possible = candidates(token->header, keys, *algorithm);
    if (!possible) return std::unexpected(possible.error());
    if (std::ranges::none_of(*possible, [&](Key const& key) {
            return key.has_signed(token->signed_text, token->signature, *algorithm);
        }))
        return std::unexpected(Refusal::signature);
    auto const& issuer = token->claims.at("iss");
    if (!issuer.string() || *issuer.string() != expected.issuer)
        return std::unexpected(Refusal::issuer);
    if (!is_for(token->claims, expected.client_id)) return std::unexpected(Refusal::audience);
    return *std::move(token);
}

/// A word that may be missing, but not be something else.
std::optional<std::string> word_or_none(json::Value const& claims, std::string_view name) {
    auto const* found = claims.object()->find(name);
    if (!found) return std::string();
    if (!is_subject(found->text())) return std::nullopt;
    return std::string(found->text());
}

}

std::string_view name(Refusal refusal) { return refusal_names[static_cast<std::size_t>(refusal)]; }

std::expected<Claims, Refusal> verify(std::string_view text, KeySet const& keys,
                                      Expected const& expected) {
    auto token = signed_token(text, keys, expected, "");
    if (!token) return std::unexpected(token.error());
    auto const& claims = token->claims;
    if (auto const wrong = wrong_time(claims, expected)) return std::unexpected(*wrong);
    if (expected.nonce.empty() || !secrets::equal(claims.at("nonce").text(), expected.nonce))
        return std::unexpected(Refusal::nonce);
    if (!is_subject(claims.at("sub").text())) return std::unexpected(Refusal::subject);
    return claims_of(std::move(token->claims));
}

std::expected<SignedOut, Refusal> verify_sign_out(std::string_view text, KeySet const& keys,
                                                  Expected const& expected) {
    auto const token = signed_token(text, keys, expected, "logout+jwt");
    if (!token) return std::unexpected(token.error());
    auto const& claims = token->claims;
    if (auto const wrong = wrong_span(claims, expected.now, oldest_sign_out))
        return std::unexpected(*wrong);
    if (!claims.at("events").at(sign_out_event).object()) return std::unexpected(Refusal::event);
    // With one it could be a token by which somebody signs in.
    if (claims.object()->find("nonce")) return std::unexpected(Refusal::nonce);
    auto const subject = word_or_none(claims, "sub"), sid = word_or_none(claims, "sid");
    if (!subject || !sid || (subject->empty() && sid->empty()))
        return std::unexpected(Refusal::subject);
    if (!is_subject(claims.at("jti").text())) return std::unexpected(Refusal::id);
    return SignedOut{*subject, *sid, std::string(claims.at("jti").text())};
}

}
