// Nothing is taken for granted that the document can say.
#include "platform/openid/metadata.h"

#include <algorithm>
#include <array>

#include "platform/json/value.h"
#include "platform/openid/keys.h"

namespace openid {

namespace {

constexpr std::array<std::string_view, 6> flaw_names = {"not_json", "issuer",  "endpoint",
                                                        "no_code",  "no_pkce", "no_algorithm"};

bool has(json::Value const& list, std::string_view wanted) {
    return std::ranges::any_of(list.elements(),
                               [&](json::Value const& one) { return one.text() == wanted; });
}

bool is_address(std::string_view text, bool may_be_http) {
    bool const is_safe =
        text.starts_with("https://") || (may_be_http && text.starts_with("http://"));
    return is_safe && text.size() <= 2000 && text.find('#') == text.npos &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

}

std::string metadata_address(std::string_view issuer) {
    if (issuer.ends_with('/')) issuer.remove_suffix(1);
    return std::string(issuer) + "/.well-known/openid-configuration";
}

std::string_view name(Flaw flaw) { return flaw_names[static_cast<std::size_t>(flaw)]; }

std::expected<Metadata, Flaw> parse_metadata(std::string_view text, std::string_view issuer,
                                             bool may_be_http) {
    auto const parsed = json::parse(text);
    if (!parsed || !parsed->object()) return std::unexpected(Flaw::not_json);
    auto const& said = *parsed;
    if (said.at("issuer").text() != issuer) return std::unexpected(Flaw::issuer);
    auto const word = [&](std::string_view name) { return std::string(said.at(name).text()); };
    Metadata found{.issuer = word("issuer"),
                   .authorization_endpoint = word("authorization_endpoint"),
                   .token_endpoint = word("token_endpoint"),
                   .jwks_uri = word("jwks_uri"),
                   .userinfo_endpoint = word("userinfo_endpoint"),
                   .end_session_endpoint = word("end_session_endpoint")};
    for (auto const* needed :
         {&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri})
        if (!is_address(*needed, may_be_http)) return std::unexpected(Flaw::endpoint);
    for (auto* other : {&found.userinfo_endpoint, &found.end_session_endpoint})
        if (!is_address(*other, may_be_http)) other->clear();
    if (said.at("response_types_supported").array() &&
        !has(said.at("response_types_supported"), "code"))
        return std::unexpected(Flaw::no_code);
    if (said.at("code_challenge_methods_supported").array() &&
        !has(said.at("code_challenge_methods_supported"), "S256"))
        return std::unexpected(Flaw::no_pkce);
    auto const& algorithms = said.at("id_token_signing_alg_values_supported");
    if (algorithms.array() && std::ranges::none_of(algorithms.elements(), [](auto const& one) {
            return parse_algorithm(one.text()).has_value();
        }))
        return std::unexpected(Flaw::no_algorithm);
    auto const* itself = said.at("authorization_response_iss_parameter_supported").truth();
    found.names_itself = itself && *itself;
    auto const& ways = said.at("token_endpoint_auth_methods_supported");
    found.takes_secret_in_form =
        ways.array() && !has(ways, "client_secret_basic") && has(ways, "client_secret_post");
    return found;
}

}
