// The way out and the way back, step by step; a failure at any step leaves nothing behind.
#include "services/identities/identities.h"

#include <array>

#include "platform/http/percent.h"
#include "platform/openid/proof.h"
#include "platform/secrets/secrets.h"
#include "services/identities/store.h"
#include "services/members/attempts.h"

namespace identities {

namespace {

constexpr std::int64_t second = 1'000'000;
/// Within this, a person who is to show again who they are must have done so at the provider.
constexpr std::int64_t anew_seconds = 60;
constexpr std::size_t starts_an_hour = 240, longest_code = 2000, longest_next = 500;
constexpr std::array<std::string_view, 9> refusal_names = {
    "over",         "cancelled",     "unreachable", "unusable", "distrusted",
    "not_admitted", "somebody_else", "not_enough",  "wait"};

std::unexpected<Refused> held_back(Refusal refusal, std::string why,
                                   std::optional<Attempt> attempt = std::nullopt) {
    return std::unexpected(Refused{refusal, std::move(why), std::move(attempt)});
}

std::unexpected<Refused> held_back(Trouble const& trouble, Attempt const& attempt) {
    auto const refusal = trouble.kind == Trouble::Kind::unreachable ? Refusal::unreachable
                         : trouble.kind == Trouble::Kind::unusable  ? Refusal::unusable
                                                                    : Refusal::distrusted;
    return held_back(refusal, trouble.why, attempt);
}

/// An error's name as providers write it; whatever else they say is not for our log.
std::string plain_error(std::string_view error) {
    std::string plain;
    for (char c : error.substr(0, 40))
        if ((c >= 'a' && c <= 'z') || c == '_') plain += c;
    return "provider said " + plain;
}

void add_parameter(std::string& address, std::string_view name, std::string_view value) {
    address += address.contains('?') ? '&' : '?';
    address += std::string(name) + "=" + http::percent_encoded(value);
}

/// The code that came back, from whom it must come.
std::expected<std::string, Refused> code_in(Return const& back, openid::Metadata const& metadata,
                                            Attempt const& attempt) {
    auto const from = back.query.find("iss");
    if ((from && *from != metadata.issuer) || (!from && metadata.names_itself))
        return held_back(Refusal::distrusted, "iss", attempt);
    if (auto const error = back.query.find("error")) {
        bool const said_no = *error == "access_denied" || *error == "login_required" ||
                             *error == "interaction_required" || *error == "consent_required";
        return held_back(said_no ? Refusal::cancelled : Refusal::unusable, plain_error(*error),
                         attempt);
    }
    auto const code = back.query.find("code").value_or("");
    if (code.empty() || code.size() > longest_code)
        return held_back(Refusal::distrusted, "code", attempt);
    return std::string(code);
}

}

std::string_view name(Refusal refusal) { return refusal_names[static_cast<std::size_t>(refusal)]; }

Identities::Identities(db::Database& database, basics::Clock now, activity::Log& log,
                       members::Members& members, outbound::Client client, Settings settings)
    : database_(database),
      now_(std::move(now)),
      log_(log),
      members_(members),
      asking_(std::move(client), now_, settings.may_be_http),
      settings_(std::move(settings)),
      starts_(starts_an_hour) {}

std::string Identities::redirect_uri(ProviderId const& provider) const {
    return settings_.public_address() + "/sign-in/return/" + provider.string();
}

std::expected<Start, Refused> Identities::start(Provider const& provider, Wish const& wish,
                                                members::Origin const& origin) {
    if (!starts_.take(members::network_of(origin.address), now_()))
        return held_back(Refusal::wait, "too many");
    Attempt attempt{.state = secrets::make(),
                    .nonce = secrets::make(),
                    .verifier = secrets::make(),
                    .provider = provider.id,
                    .purpose = wish.purpose,
                    .next = wish.next.size() <= longest_next ? wish.next : std::string(),
                    .session = wish.session,
                    .level = wish.level,
                    .language = wish.language,
                    .begun_at = now_()};
    auto const metadata = asking_.metadata(provider.issuer);
    if (!metadata) return held_back(metadata.error(), attempt);
    return Start{.address = address_for(*metadata, provider, attempt),
                 .cookie = sealed(attempt, settings_.secret)};
}

std::string Identities::address_for(openid::Metadata const& metadata, Provider const& provider,
                                    Attempt const& attempt) const {
    auto address = metadata.authorization_endpoint;
    add_parameter(address, "response_type", "code");
    add_parameter(address, "client_id", provider.client_id);
    add_parameter(address, "redirect_uri", redirect_uri(provider.id));
    add_parameter(address, "scope", provider.scope);
    add_parameter(address, "state", attempt.state);
    add_parameter(address, "nonce", attempt.nonce);
    add_parameter(address, "code_challenge", openid::challenge_of(attempt.verifier));
    add_parameter(address, "code_challenge_method", "S256");
    add_parameter(address, "ui_locales", texts::code(attempt.language));
    std::string wanted;
    if (attempt.level > 1)
        for (auto const& acr : provider.acrs_for(attempt.level))
            wanted += (wanted.empty() ? "" : " ") + acr;
    if (!wanted.empty()) add_parameter(address, "acr_values", wanted);
    if (attempt.purpose == Purpose::confirm) {
        add_parameter(address, "prompt", "login");
        add_parameter(address, "max_age", "0");
    }
    return address;
}

std::expected<Attempt, Refused> Identities::attempt_of(Return const& back) const {
    auto attempt = opened(back.cookie, settings_.secret, now_());
    if (!attempt) return held_back(Refusal::over, "no attempt of this browser's");
    if (back.query.repeated()) return held_back(Refusal::over, "something stands twice", attempt);
    if (!secrets::equal(back.query.find("state").value_or(""), attempt->state))
        return held_back(Refusal::over, "state");
    if (back.provider != attempt->provider)
        return held_back(Refusal::over, "another provider's way back", attempt);
    if (attempt->purpose != Purpose::sign_in && attempt->session != back.session)
        return held_back(Refusal::over, "another session", attempt);
    return *std::move(attempt);
}

std::expected<Said, Refused> Identities::asked(Provider const& provider, Attempt const& attempt,
                                               Return const& back) {
    auto const metadata = asking_.metadata(provider.issuer);
    if (!metadata) return held_back(metadata.error(), attempt);
    auto const code = code_in(back, *metadata, attempt);
    if (!code) return std::unexpected(code.error());
    bool const by_key = provider.proof == Proof::key;
    auto const secret = provider.sealed_secret.empty() || by_key
                            ? std::optional<std::string>("")
                            : secrets::unseal(provider.sealed_secret, settings_.secret);
    if (!secret) return held_back(Refusal::unusable, "the secret cannot be opened", attempt);
    auto const tokens = asking_.exchange(provider, *metadata,
                                         {.code = *code,
                                          .verifier = attempt.verifier,
                                          .redirect_uri = redirect_uri(provider.id),
                                          .secret = *secret,
                                          .assertion = by_key ? assertion_for(provider) : ""});
    if (!tokens) return held_back(tokens.error(), attempt);
    openid::Expected expected{.issuer = provider.issuer,
                              .client_id = provider.client_id,
                              .nonce = attempt.nonce,
                              .now = now_().microseconds / second};
    if (attempt.purpose == Purpose::confirm) expected.max_age = anew_seconds;
    auto claims = asking_.verified(*metadata, tokens->id_token, expected);
    if (!claims) return held_back(claims.error(), attempt);
    Said said{.token = *std::move(claims), .id_token = tokens->id_token};
    bool const can_ask = !metadata->userinfo_endpoint.empty() && !tokens->access_token.empty();
    if (attempt.purpose == Purpose::confirm || !can_ask || !is_wanting(provider, said.token))
        return said;
    auto besides = asking_.about(*metadata, tokens->access_token, said.token.subject);
    // Without it groups would seem to be gone, and roles with them.
    if (!besides) return held_back(besides.error(), attempt);
    said.besides = *std::move(besides);
    return said;
}

std::expected<Finished, Refused> Identities::finish(Return const& back) {
    auto const attempt = attempt_of(back);
    if (!attempt) return std::unexpected(attempt.error());
    std::optional<Provider> provider;
    {
        auto reader = database_.read();
        provider = store::find(reader, attempt->provider);
    }
    if (!provider || provider->state != State::on)
        return held_back(Refusal::unusable, "the provider is switched off", *attempt);
    auto const said = asked(*provider, *attempt, back);
    if (!said) return std::unexpected(said.error());
    if (attempt->purpose == Purpose::confirm) return confirmed(*attempt, *said, back);
    if (attempt->purpose == Purpose::join) return joined(*provider, *attempt, *said, back);
    return signed_in(*provider, *attempt, *said, back);
}

bool Identities::may_open(db::Reader& reader, Provider const& provider,
                          std::optional<std::string> const& address) {
    return is_admitted(provider, address) ||
           (address && members_.is_invited(reader, *address, provider.organisation));
}

Identity Identities::opened_for(db::Transaction& tx, Provider const& provider,
                                Attempt const& attempt, Said const& said) {
    Identity const made{.id = IdentityId::make(),
                        .issuer = provider.issuer,
                        .subject = said.token.subject,
                        .member = members_.add_without_address(tx, name_of(said), attempt.language),
                        .provider = provider.id,
                        .joined_at = now_(),
                        .used_at = now_()};
    store::add(tx, made);
    record(tx, "identities.joined", provider, made.member);
    if (auto const address = verified_address(said))
        members_.accept_invitations(tx, made.member, *address, provider.organisation);
    return made;
}

std::expected<Finished, Refused> Identities::signed_in(Provider const& provider,
                                                       Attempt const& attempt, Said const& said,
                                                       Return const& back) {
    auto const now = now_();
    auto const word = vouched_by(provider, said, now.microseconds / second);
    if (word.level < attempt.level) return held_back(Refusal::not_enough, "acr", attempt);
    Finished finished{.attempt = attempt};
    auto const address = verified_address(said);
    auto tx = database_.begin();
    if (!store::end_attempt(tx, secrets::hash(attempt.state), now,
                            {now.microseconds - 3600 * second}))
        return held_back(Refusal::over, "used before", attempt);
    auto known = store::find(tx, provider.issuer, said.token.subject);
    bool const is_more = attempt.purpose == Purpose::more && !back.member.empty();
    if (known && is_more && known->member != back.member)
        return held_back(Refusal::somebody_else, "another account's", attempt);
    if (!known && is_more) {
        tx.commit();
        return joined(provider, attempt, said, back);
    }
    if (!known) {
        if (!may_open(tx, provider, address))
            return held_back(Refusal::not_admitted, "nobody of ours", attempt);
        known = opened_for(tx, provider, attempt, said);
        finished.is_new = true;
    }
    store::set_used(tx, *known, now);
    members_.set_roles_from(tx, known->member,
                            {.provider = provider.id.string(), .wanted = roles_of(provider, said)});
    finished.session = members_.begin_vouched(tx, known->member, back.origin, word);
    tx.commit();
    // An address is theirs when they have answered a letter to it, whatever a provider says.
    if (finished.is_new && address && members_.ask_to_change_email(known->member, *address))
        finished.address = *address;
    return finished;
}

std::expected<Finished, Refused> Identities::joined(Provider const& provider,
                                                    Attempt const& attempt, Said const& said,
                                                    Return const& back) {
    if (back.member.empty()) return held_back(Refusal::over, "signed out meanwhile", attempt);
    auto reader = database_.read();
    auto const known = store::find(reader, provider.issuer, said.token.subject);
    if (known && known->member != back.member)
        return held_back(Refusal::somebody_else, "another account's", attempt);
    Finished finished{.attempt = attempt};
    if (known) return finished;
    finished.offer = sealed(Offer{.issuer = provider.issuer,
                                  .subject = said.token.subject,
                                  .provider = provider.id,
                                  .member = back.member,
                                  .until = {now_().microseconds + attempt_seconds * second}},
                            settings_.secret);
    return finished;
}

std::expected<Finished, Refused> Identities::confirmed(Attempt const& attempt, Said const& said,
                                                       Return const& back) {
    auto const now = now_();
    auto tx = database_.begin();
    auto const issuer = said.token.all.at("iss").text();
    auto const known = store::find(tx, issuer, said.token.subject);
    if (!known || back.member.empty() || known->member != back.member)
        return held_back(Refusal::somebody_else, "another account's", attempt);
    if (!store::end_attempt(tx, secrets::hash(attempt.state), now,
                            {now.microseconds - 3600 * second}))
        return held_back(Refusal::over, "used before", attempt);
    members_.confirm_vouched(tx, back.session);
    tx.commit();
    return Finished{.attempt = attempt};
}

std::optional<Offer> Identities::offered(std::string_view offer,
                                         members::MemberId const& member) const {
    auto found = opened_offer(offer, settings_.secret, now_());
    return found && found->member == member ? found : std::nullopt;
}

bool Identities::join(std::string_view offer, members::MemberId const& member) {
    auto const found = offered(offer, member);
    if (!found) return false;
    auto const now = now_();
    auto tx = database_.begin();
    auto const provider = store::find(tx, found->provider);
    if (!provider || !store::add(tx, {.id = IdentityId::make(),
                                      .issuer = found->issuer,
                                      .subject = found->subject,
                                      .member = member,
                                      .provider = found->provider,
                                      .joined_at = now,
                                      .used_at = now}))
        return false;
    record(tx, "identities.joined", *provider, member);
    tx.commit();
    return true;
}

Removal Identities::remove(members::MemberId const& member, IdentityId const& id,
                           std::size_t others) {
    auto tx = database_.begin();
    auto const count = store::identities_of(tx, member).size();
    if (!store::remove(tx, member, id)) return Removal::gone;
    if (count + others <= 1) return Removal::last;
    log_.record(tx, {.at = now_(),
                     .actor = member,
                     .action = "identities.parted",
                     .subject = {"member", member.string()}});
    tx.commit();
    return Removal::done;
}

void Identities::record(db::Transaction& tx, std::string action, Provider const& provider,
                        members::MemberId const& actor) {
    log_.record(tx, {.at = now_(),
                     .actor = actor,
                     .action = std::move(action),
                     .subject = {"identity_provider", provider.id.string()},
                     .organisation = provider.organisation});
}

ProviderId Identities::add(Provider provider, std::string_view secret,
                           members::MemberId const& actor) {
    if (provider.id.empty()) provider.id = ProviderId::make();
    provider.made_at = now_();
    provider.made_by = actor;
    if (!secret.empty()) provider.sealed_secret = secrets::seal(secret, settings_.secret);
    auto tx = database_.begin();
    store::add(tx, provider);
    record(tx, "identities.provider_added", provider, actor);
    tx.commit();
    return provider.id;
}

bool Identities::change(Provider provider, std::string_view secret,
                        members::MemberId const& actor) {
    auto tx = database_.begin();
    auto const before = store::find(tx, provider.id);
    if (!before || before->version != provider.version) return false;
    provider.sealed_secret = before->issuer == provider.issuer ? before->sealed_secret : "";
    if (!secret.empty()) provider.sealed_secret = secrets::seal(secret, settings_.secret);
    provider.state = before->state;
    ++provider.version;
    store::change(tx, provider);
    record(tx, "identities.provider_changed", provider, actor);
    tx.commit();
    return true;
}

void Identities::set_state(Provider provider, State state, members::MemberId const& actor) {
    constexpr std::array<char const*, 3> actions = {
        "identities.provider_on", "identities.provider_off", "identities.provider_removed"};
    provider.state = state;
    ++provider.version;
    if (state == State::removed) provider.sealed_secret.clear();
    auto tx = database_.begin();
    store::change(tx, provider);
    record(tx, actions[static_cast<std::size_t>(state)], provider, actor);
    tx.commit();
}

void Identities::set_levels(organisations::OrganisationId const& organisation,
                            std::span<std::pair<std::string_view, int> const> levels,
                            members::MemberId const& actor) {
    auto tx = database_.begin();
    for (auto const& [action, level] : levels) store::set_level(tx, organisation, action, level);
    log_.record(tx, {.at = now_(),
                     .actor = actor,
                     .action = "identities.levels_changed",
                     .subject = {"organisation", organisation.string()},
                     .organisation = organisation});
    tx.commit();
}

std::expected<std::size_t, Trouble> Identities::try_out(Provider const& provider) {
    return asking_.try_out(provider.issuer);
}

std::optional<std::string> Identities::refused(std::string const& address) const {
    return asking_.refused(address);
}

}
