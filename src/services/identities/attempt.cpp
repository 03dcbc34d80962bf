// As JSON, sealed with the folder's secret.
#include "services/identities/attempt.h"

#include "platform/json/value.h"
#include "platform/secrets/secrets.h"

namespace identities {

namespace {

constexpr std::size_t longest_cookie = 3800;
constexpr std::int64_t second = 1'000'000;

std::optional<json::Value> unsealed(std::string_view sealed, std::string_view secret,
                                    std::string_view kind) {
    if (sealed.empty() || sealed.size() > longest_cookie) return std::nullopt;
    auto const text = secrets::unseal(sealed, secret);
    if (!text) return std::nullopt;
    auto parsed = json::parse(*text);
    // One kind of sealed thing is not good for another.
    if (!parsed || parsed->at("kind").text() != kind) return std::nullopt;
    return *std::move(parsed);
}

std::int64_t number(json::Value const& value, std::string_view name) {
    auto const* found = value.at(name).integer();
    return found ? *found : 0;
}

bool is_of_now(basics::Time begun_at, basics::Time now) {
    auto const age = now.microseconds - begun_at.microseconds;
    return age >= 0 && age <= attempt_seconds * second;
}

}

std::string_view attempt_cookie(bool secure) { return secure ? "__Host-attempt" : "attempt"; }

std::string sealed(Attempt const& attempt, std::string_view secret) {
    return secrets::seal(json::write(json::Object{{"kind", "attempt"},
                                                  {"state", attempt.state},
                                                  {"nonce", attempt.nonce},
                                                  {"verifier", attempt.verifier},
                                                  {"provider", attempt.provider.text()},
                                                  {"purpose", static_cast<int>(attempt.purpose)},
                                                  {"next", attempt.next},
                                                  {"session", attempt.session},
                                                  {"level", attempt.level},
                                                  {"language", texts::code(attempt.language)},
                                                  {"begun_at", attempt.begun_at.microseconds}}),
                         secret);
}

std::optional<Attempt> opened(std::string_view sealed, std::string_view secret, basics::Time now) {
    auto const said = unsealed(sealed, secret, "attempt");
    if (!said) return std::nullopt;
    auto const word = [&](std::string_view name) { return std::string(said->at(name).text()); };
    Attempt attempt{
        .state = word("state"),
        .nonce = word("nonce"),
        .verifier = word("verifier"),
        .provider = ProviderId::parse(word("provider")).value_or(ProviderId()),
        .purpose = static_cast<Purpose>(number(*said, "purpose")),
        .next = word("next"),
        .session = word("session"),
        .level = static_cast<int>(number(*said, "level")),
        .language = texts::parse_language(word("language")).value_or(texts::Language::sv),
        .begun_at = {number(*said, "begun_at")}};
    return is_of_now(attempt.begun_at, now) ? std::optional(std::move(attempt)) : std::nullopt;
}

std::string sealed(Offer const& offer, std::string_view secret) {
    return secrets::seal(json::write(json::Object{{"kind", "offer"},
                                                  {"issuer", offer.issuer},
                                                  {"subject", offer.subject},
                                                  {"provider", offer.provider.text()},
                                                  {"member", offer.member.text()},
                                                  {"until", offer.until.microseconds}}),
                         secret);
}

std::optional<Offer> opened_offer(std::string_view sealed, std::string_view secret,
                                  basics::Time now) {
    auto const said = unsealed(sealed, secret, "offer");
    if (!said || number(*said, "until") < now.microseconds) return std::nullopt;
    return Offer{
        .issuer = std::string(said->at("issuer").text()),
        .subject = std::string(said->at("subject").text()),
        .provider = ProviderId::parse(said->at("provider").text()).value_or(ProviderId()),
        .member = members::MemberId::parse(said->at("member").text()).value_or(members::MemberId()),
        .until = {number(*said, "until")}};
}

std::string_view leaving_cookie(bool secure) { return secure ? "__Host-leaving" : "leaving"; }

std::string sealed(Leaving const& leaving, std::string_view secret) {
    return secrets::seal(json::write(json::Object{{"kind", "leaving"},
                                                  {"provider", leaving.provider.text()},
                                                  {"state", leaving.state},
                                                  {"id_token", leaving.id_token},
                                                  {"language", texts::code(leaving.language)},
                                                  {"begun_at", leaving.begun_at.microseconds}}),
                         secret);
}

std::optional<Leaving> opened_leaving(std::string_view sealed, std::string_view secret,
                                      basics::Time now) {
    auto const said = unsealed(sealed, secret, "leaving");
    if (!said) return std::nullopt;
    auto const word = [&](std::string_view name) { return std::string(said->at(name).text()); };
    Leaving leaving{
        .provider = ProviderId::parse(word("provider")).value_or(ProviderId()),
        .state = word("state"),
        .id_token = word("id_token"),
        .language = texts::parse_language(word("language")).value_or(texts::Language::sv),
        .begun_at = {number(*said, "begun_at")}};
    return is_of_now(leaving.begun_at, now) ? std::optional(std::move(leaving)) : std::nullopt;
}

}
