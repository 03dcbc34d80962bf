// From what somebody sent to what is kept: recognised, looked through, pictures made anew.
#pragma once
#include <expected>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

#include "platform/confined/process.h"
#include "platform/documents/document.h"
#include "services/attachments/attachment.h"

namespace attachments {

/// The processes in which strangers' files are opened.
struct Preparing {
    confined::Process pictures = {.command = {"/proc/self/exe", "make-picture"}};
    documents::PdfProcess pdf = {.command = {"/proc/self/exe", "read-pdf"}};
};

/// A content with its bytes; its hash is not known yet.
struct Kept {
    Content content = {};
    std::string bytes = {};
};

struct Prepared {
    std::string name = {};
    Kind kind = Kind::pdf;
    std::vector<Kept> kept = {};  ///< The whole first.
};

class Preparer {
public:
    explicit Preparer(Preparing preparing);
    /// Takes seconds at worst; at most two files are opened at a time.
    std::expected<Prepared, Refusal> prepare(std::string_view sent_name, std::string_view bytes,
                                             std::size_t most_bytes);

private:
    std::expected<std::vector<Kept>, Refusal> pictures(std::string_view bytes) const;
    std::optional<Refusal> refused_pdf(std::string_view bytes) const;

    Preparing preparing_;
    documents::DocumentReader documents_;
    std::counting_semaphore<2> places_{2};
};

}
