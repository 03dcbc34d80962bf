// How a letter leaves: by SMTP, or into a folder when no server is set.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "platform/settings/settings.h"

namespace mail {

/// A letter as it is handed over.
struct Parcel {
    std::string id = {};  ///< As in its Message-ID.
    std::string from = {}, to = {};
    std::string bytes = {};
};

enum class Result : std::uint8_t {
    delivered,  ///< The server has taken it over.
    refused,    ///< The server will never take it: no such receiver, or not this letter.
    later,      ///< Not now; the same may go well later.
    unreached,  ///< Nothing can be sent now: nobody there, no TLS, not let in.
};

struct Outcome {
    Result result = Result::later;
    std::string said = {};  ///< The server's words, or what went wrong, for the operator.
};

/// Hands letters over, one at a time.
class Carrier {
public:
    virtual ~Carrier() = default;
    /// Calls `before_the_end` when all but the last bytes have been given: only if the process dies
    /// between that call and the return can it be unknown whether the letter was taken. What it
    /// throws ends the attempt before the letter is whole, and is thrown on.
    virtual Outcome carry(Parcel const& parcel, std::function<void()> const& before_the_end,
                          std::stop_token const& stop) = 0;
    /// "smtp.example:587" or the folder, for the operator.
    virtual std::string name() const = 0;
};

/// By SMTP to the server of the settings; without one as files ID.eml in `folder`, made when
/// missing. Throws std::runtime_error when the password's file cannot be read.
std::unique_ptr<Carrier> carrier(settings::Mail const& settings, std::string folder);

}
