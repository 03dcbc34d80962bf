// What the reader of mail needs from the system before it is cut off from it.
#pragma once

namespace mime {

/// Loads GMime and the character sets that Nordic mail programs write headers in. Once; quick
/// afterwards.
void warm_up();

}
