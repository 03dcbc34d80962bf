// Asks ClamAV's daemon, clamd, about some bytes: INSTREAM over a Unix socket or this machine's TCP.
#pragma once
#include "platform/scanner/reply.h"
#include "platform/settings/settings.h"

namespace scanner {

/// Sends the bytes and reads the verdict, over a connection of their own; waits at most
/// `settings.scanner_seconds` in all. `settings.scanner` is not empty. Safe from many threads.
std::expected<Verdict, Trouble> look(settings::Uploads const& settings, std::string_view bytes);

}
