// Signing out at the provider that a session came from, and being signed out by it.
#include "platform/http/percent.h"
#include "platform/secrets/secrets.h"
#include "services/identities/identities.h"
#include "services/identities/store.h"
#include "services/members/attempts.h"
#include "services/members/provider_sessions.h"

namespace identities {

namespace {

constexpr std::int64_t second = 1'000'000;
/// A longer one finds no room in a cookie: then the provider asks the person, instead.
constexpr std::size_t longest_hint = 2400;

/// What the provider calls its own session; empty when it does not.
std::string sid_of(openid::Claims const& claims) {
    auto const text = claims.all.at("sid").text();
    return text.size() <= 255 ? std::string(text) : std::string();
}

void add_parameter(std::string& address, std::string_view name, std::string_view value) {
    address += address.contains('?') ? '&' : '?';
    address += std::string(name) + "=" + http::percent_encoded(value);
}

}

members::Vouched Identities::vouched_by(Provider const& provider, Said const& said,
                                        std::int64_t now) const {
    auto word = vouched(provider, said.token, now);
    word.subject = said.token.subject;
    word.sid = sid_of(said.token);
    if (said.id_token.size() <= longest_hint)
        word.sealed_token = secrets::seal(said.id_token, settings_.secret);
    return word;
}

std::string Identities::signed_out_uri(ProviderId const& provider) const {
    return settings_.public_address() + "/signed-out/" + provider.string();
}

std::string Identities::sign_out_address(ProviderId const& provider) const {
    return settings_.public_address() + "/sign-out/from/" + provider.string();
}

std::string Identities::leaving(std::string_view session, texts::Language language) {
    if (session.empty()) return {};
    std::optional<members::CameFrom> from;
    {
        auto reader = database_.read();
        from = members::came_from(reader, session);
    }
    auto const id = from ? ProviderId::parse(from->provider) : std::nullopt;
    if (!id) return {};
    return sealed(
        Leaving{.provider = *id,
                .state = secrets::make(),
                .id_token = secrets::unseal(from->sealed_token, settings_.secret).value_or(""),
                .language = language,
                .begun_at = now_()},
        settings_.secret);
}

std::optional<Leaving> Identities::leaving_of(std::string_view cookie) const {
    return opened_leaving(cookie, settings_.secret, now_());
}

std::optional<std::string> Identities::end_address(Leaving const& leaving) {
    std::optional<Provider> provider;
    {
        auto reader = database_.read();
        provider = store::find(reader, leaving.provider);
    }
    if (!provider) return std::nullopt;
    auto const metadata = asking_.metadata(provider->issuer);
    if (!metadata || metadata->end_session_endpoint.empty()) return std::nullopt;
    auto address = metadata->end_session_endpoint;
    if (!leaving.id_token.empty()) add_parameter(address, "id_token_hint", leaving.id_token);
    add_parameter(address, "client_id", provider->client_id);
    add_parameter(address, "post_logout_redirect_uri", signed_out_uri(provider->id));
    add_parameter(address, "state", leaving.state);
    add_parameter(address, "ui_locales", texts::code(leaving.language));
    return address;
}

std::expected<std::size_t, Trouble> Identities::end_by(Provider const& provider,
                                                       std::string_view token,
                                                       members::Origin const& origin) {
    auto const now = now_();
    if (!sign_outs_.take(members::network_of(origin.address), now))
        return std::unexpected(Trouble{Trouble::Kind::unreachable, "too many"});
    auto const metadata = asking_.metadata(provider.issuer);
    if (!metadata) return std::unexpected(metadata.error());
    auto const said = asking_.signed_out(*metadata, token,
                                         {.issuer = provider.issuer,
                                          .client_id = provider.client_id,
                                          .now = now.microseconds / second});
    if (!said) return std::unexpected(said.error());
    // Remembered for an hour: longer than any such token holds.
    static_assert(openid::oldest_sign_out + 2 * openid::clock_skew < 3600);
    auto const name = secrets::hash("sign-out " + provider.id.string() + " " + said->id);
    auto const again = Trouble{Trouble::Kind::distrusted, "logout_token again"};
    std::vector<std::string> sessions;
    {
        auto reader = database_.read();
        if (store::has_ended(reader, name)) return std::unexpected(again);
        sessions = members::sessions_from(reader, provider.id.string(), said->subject, said->sid);
    }
    // First they end, then the token: were we to fall in between, the provider may say it again.
    for (auto const& hash : sessions) members_.sign_out(hash);
    auto tx = database_.begin();
    if (!store::end_attempt(tx, name, now, {now.microseconds - 3600 * second}))
        return std::unexpected(again);
    tx.commit();
    return sessions.size();
}

}
