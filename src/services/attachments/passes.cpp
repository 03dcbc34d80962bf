// Sealed with authentication (platform/secrets): what was changed, or made with another secret,
// does not open.
#include "services/attachments/passes.h"

#include <charconv>

#include "platform/secrets/secrets.h"

namespace attachments {

namespace {

constexpr std::int64_t second = 1'000'000;

/// A file that was removed, shown or described meanwhile is asked about anew.
std::string what(Attachment const& of) {
    return of.id.string() + " " + std::to_string(of.version) + " ";
}

}

std::string pass_for(Attachment const& of, basics::Time now, std::string_view secret) {
    return secrets::seal(what(of) + std::to_string(now.microseconds / second + pass_seconds),
                         secret);
}

Pass look_at(std::string_view pass, Attachment const& of, basics::Time now,
             std::string_view secret) {
    auto const opened = secrets::unseal(pass, secret);
    if (!opened || !opened->starts_with(of.id.string() + " ")) return Pass::wrong;
    auto const until = std::string_view(*opened).substr(opened->rfind(' ') + 1);
    std::int64_t last = 0;
    std::from_chars(until.data(), until.data() + until.size(), last);
    bool const is_as_it_was = opened->starts_with(what(of));
    return is_as_it_was && now.microseconds / second < last ? Pass::good : Pass::over;
}

}
