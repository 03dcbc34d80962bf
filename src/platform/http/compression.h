// Packing bodies for the way: gzip and brotli.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/accept.h"
#include "platform/http/request.h"
#include "platform/http/response.h"

namespace http {

/// How long to look for a smaller result: quick for what is made for one request, thorough for what
/// is kept and sent many times.
enum class Effort { quick, thorough };

/// Packs a body piece by piece.
class Compressor {
public:
    /// `encoding` must not be identity.
    explicit Compressor(Encoding encoding, Effort effort = Effort::quick);
    ~Compressor();
    Compressor(Compressor&&) noexcept;
    /// Packs `bytes` and appends to `packed` what is ready, which may be nothing yet.
    void add(std::string_view bytes, std::string& packed);
    /// Appends the end. Nothing may be added after it.
    void finish(std::string& packed);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The whole body packed.
std::string compressed(std::string_view body, Encoding encoding, Effort effort = Effort::quick);

/// Whether a body of this type and size becomes smaller by it: texts of at least 1,000 bytes, not
/// pictures or archives, which are packed already.
bool is_worth_compressing(std::string_view content_type, std::size_t size);

/// Whether compress() would pack this reply for a client that can read it, so that it varies by the
/// client.
bool could_compress(Response const& response);

/// Packs the reply as the request allows, whole or streamed, and marks it: Content-Encoding, Vary,
/// and a suffix to a strong ETag (conditional.h knows it). Call it after answer_if_unchanged.
void compress(Request const& request, Response& response, Effort effort = Effort::quick);

/// Adds a name to Vary unless it is there.
void vary_by(Response& response, std::string_view header_name);

}
