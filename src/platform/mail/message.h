// One letter as bytes: RFC 5322 with a plain and an HTML part, so written that nothing in it can
// become a header.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"

namespace mail {

/// A file that goes with a letter.
struct Enclosed {
    std::string name = {};        ///< Letters, digits, dots, hyphens and underscores.
    std::string media_type = {};  ///< "text/html"
    std::string content = {};     ///< As base64() writes it.
};

struct Message {
    std::string id = {};    ///< Letters, digits and hyphens: the Message-ID is made of it.
    std::string from = {};  ///< An address that sendable() gave.
    std::string from_name = {};
    std::string to = {};  ///< An address that sendable() gave.
    std::string subject = {};
    std::string language = {};  ///< "sv".
    std::string text = {};      ///< UTF-8, lines end with "\n".
    std::string html = {};      ///< A whole document.
    basics::Time at = {};
    /// Where one request (RFC 8058) ends such letters; empty when they cannot be ended.
    std::string unsubscribe = {};
    /// An address that sendable() gave, where answers go; empty: letters cannot be answered.
    std::string reply_to = {};
    std::vector<Enclosed> enclosed = {};
};

/// The letter's bytes, lines ended with CRLF, at most 76 bytes to a line but for long addresses.
/// Throws std::invalid_argument when an address, the id, `unsubscribe` or a file's name or type
/// cannot stand in a header.
std::string write(Message const& message);

/// The address as mail servers take it, with the domain in ASCII (UTS 46); nothing when it cannot
/// be written to.
std::optional<std::string> sendable(std::string_view address);

/// What stands behind the @.
std::string_view domain(std::string_view address);

}
