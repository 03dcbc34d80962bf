// The log as evidence: each entry holds a hash over itself and the one before, so that nobody
// alters, removes or puts in an entry afterwards without its showing.
//
// What the chain cannot show is a whole log written anew by somebody who has the database. Its
// head, written down elsewhere
// (`samverk check` prints it), does.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/activity/activity.h"

namespace activity {

/// What an entry's row holds beside the entry. All three are letters; salt and digest are empty in
/// entries without details.
struct Link {
    std::string salt;  ///< Made at random, so that nobody can guess weeded details by their digest.
    std::string digest;  ///< SHA-256 over salt and details. It stays when the details are weeded.
    std::string chain;   ///< SHA-256 over the previous entry's chain, the entry and the digest.
};

/// The link of an entry after the one whose chain is `previous` (empty for the first). `details` is
/// the JSON as it is stored.
Link link(std::string_view previous, Entry const& entry, std::string_view details,
          std::string salt);

/// The last entry's place and chain; {0, ""} for an empty log.
struct Head {
    std::int64_t sequence = 0;
    std::string chain = {};
};
Head head(db::Reader& reader);

/// Chains entries that an older version of the program wrote without.
void chain_older(db::Transaction& tx);

/// What does not fit, in English, a line an entry, at most `limit`; empty when the log is as it was
/// written. Reads the whole log, a part at a time.
std::vector<std::string> damage_of(db::Reader& reader, std::size_t limit = 20);

}
