// Letters by SMTP, for carrier().
#pragma once
#include "platform/mail/carrier.h"

namespace mail {

/// Speaks to the server of the settings, a connection for each letter. Throws std::runtime_error
/// when the password's file cannot be read.
std::unique_ptr<Carrier> smtp(settings::Mail const& settings);

}
