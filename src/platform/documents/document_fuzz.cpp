// No content of a document makes its reader crash, hang, or give blocks that are not tidy.
// The first byte chooses what the rest is.
#include "platform/basics/text.h"
#include "platform/documents/document.h"
#include "platform/documents/made_office.h"
#include "platform/documents/pdf.h"

#include <cstdint>
#include <cstdlib>

using namespace documents;

namespace {

void check(Document const& document) {
    for (auto const& block : document.blocks) {
        if (block.text.empty() || !basics::is_utf8(block.text)) std::abort();
        if ((block.kind == BlockKind::heading) != (block.level > 0) &&
            block.kind != BlockKind::list_item) {
            std::abort();
        }
        if (block.level < 0 || block.level > 9) std::abort();
    }
}

void read(std::string const& bytes, char const* name) {
    DocumentLimits const limits{.inflated_bytes = 4'000'000, .text_bytes = 1'000'000};
    auto const document = DocumentReader({}, limits).read(bytes, name);
    if (document) check(*document);
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string const rest(reinterpret_cast<char const*>(data) + 1, size - 1);
    auto const middle = rest.find('\0');
    auto const second = middle == rest.npos ? std::string() : rest.substr(middle + 1);
    switch (data[0] % 5) {
        case 0:
            read(made_docx({.body = rest.substr(0, middle), .styles = second}), "x.docx");
            break;
        case 1: read(made_odt(rest.substr(0, middle), second), "x.odt"); break;
        case 2: read(rest, "x.md"); break;
        case 3: read(rest, "x.txt"); break;
        case 4:
            if (auto const pdf = decoded_pdf(rest, {}); pdf && *pdf) {
                check(document_of_pdf(**pdf, {}));
            }
            break;
    }
    return 0;
}
