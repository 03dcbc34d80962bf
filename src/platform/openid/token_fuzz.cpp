// Any bytes as a token, a key set and a service's document: none is believed, none breaks anything.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/openid/metadata.h"
#include "platform/openid/verify.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    static openid::KeySet const keys =
        openid::parse_keys(
            R"({"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})")
            .value();
    openid::Expected const expected{
        .issuer = "https://id.example", .client_id = "samverk", .nonce = "n", .now = 1'800'000'000};
    if (openid::verify(text, keys, expected)) std::abort();
    auto const found = openid::parse_keys(text);
    if (found && openid::verify(text, *found, expected)) std::abort();
    auto const metadata = openid::parse_metadata(text, "https://id.example", false);
    if (metadata && !metadata->token_endpoint.starts_with("https://")) std::abort();
    return 0;
}
