// May be done again from the start whenever it was broken off.
#include "platform/secrets/renewal.h"

#include <utility>

#include "platform/secrets/secrets.h"

namespace secrets {

Renewal::Renewal(std::string old, std::string next)
    : old_(std::move(old)), next_(std::move(next)) {}

std::optional<std::string> Renewal::sealed_anew(std::string_view sealed) {
    if (auto const text = unseal(sealed, old_)) {
        ++renewed_;
        return seal(*text, next_);
    }
    if (!unseal(sealed, next_)) ++lost_;
    return std::nullopt;
}

}
