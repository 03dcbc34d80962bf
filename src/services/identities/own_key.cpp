// Our own key, as providers meet it.
#include "platform/openid/signer.h"
#include "platform/secrets/secrets.h"
#include "services/identities/identities.h"

namespace identities {

std::string Identities::keys_address() const {
    return settings_.public_address() + "/sign-in/keys";
}

std::string Identities::assertion_for(Provider const& provider) const {
    return openid::client_assertion(settings_.signer, provider.client_id, provider.issuer,
                                    secrets::make(), now_().microseconds / 1'000'000);
}

}
