// What a service says of itself (OpenID Connect Discovery 1.0), held against what was configured.
#pragma once
#include <expected>
#include <string>
#include <string_view>

namespace openid {

struct Metadata {
    std::string issuer = {};
    std::string authorization_endpoint = {}, token_endpoint = {}, jwks_uri = {};
    std::string userinfo_endpoint = {};     ///< Empty: there is none.
    std::string end_session_endpoint = {};  ///< Empty: there is none.
    /// It says who it is in each answer (RFC 9207): one that does not is not its.
    bool names_itself = false;
    bool takes_secret_in_form = false;  ///< It wants the secret in the form, not as Basic.
};

/// Where the document of an issuer lies: the issuer without a slash at its end, and
/// /.well-known/openid-configuration.
std::string metadata_address(std::string_view issuer);

/// What is wrong with the document. The names are for the log and for texts.
enum class Flaw { not_json, issuer, endpoint, no_code, no_pkce, no_algorithm };
std::string_view name(Flaw flaw);

/// The document, if it is this issuer's and offers what we need: code, S256 (where it says which),
/// an algorithm of ours, and addresses with https. `may_be_http` is for addresses that the operator
/// has exempted.
std::expected<Metadata, Flaw> parse_metadata(std::string_view json, std::string_view issuer,
                                             bool may_be_http);

}
