// A reply's head as bytes: the status line and the headers, with the framing that the server
// decides.
#pragma once
#include <string>

#include "platform/http/response.h"

namespace http {

/// How the receiver learns where the reply ends.
enum class Ending {
    length,   ///< Content-Length says so.
    chunked,  ///< Each chunk says how long it is.
    closing   ///< The connection is closed: for streams to clients that speak HTTP/1.0.
};

/// The head without the empty line that ends it, so that Date and Connection can follow. Throws
/// std::invalid_argument for a status outside 200–599, for headers with control characters, and for
/// headers that belong to the server: Content-Length, Transfer-Encoding, Connection, Keep-Alive,
/// Date.
std::string reply_head(Response const& response, Ending ending);

/// Whether replies with this status have a body at all.
bool may_have_body(int status);

}
