// What lets a browser without cookies fetch one file that not everybody sees, at the files' own
// host: made at the site for somebody who may, sealed, good for a few minutes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/basics/time.h"
#include "services/attachments/attachment.h"

namespace attachments {

/// How long a pass is good: to begin a download, and for a reader of PDFs to fetch its parts.
inline constexpr std::int64_t pass_seconds = 300;

/// For this state of this file; letters that may stand in an address.
std::string pass_for(Attachment const& of, basics::Time now, std::string_view secret);

enum class Pass : std::uint8_t {
    good,
    over,   ///< It was good: the site gives a new one to whoever may.
    wrong,  ///< Nobody here made it, or for something else.
};
Pass look_at(std::string_view pass, Attachment const& of, basics::Time now,
             std::string_view secret);

}
