// No bytes make the reader of mail crash, hang, or tell what is not tidy; and what it tells comes
// back as it was.
#include <cstdint>
#include <cstdlib>

#include "platform/basics/text.h"
#include "platform/mime/mime.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const mail = mime::read_here(bytes);
    if (mail && !basics::is_utf8(mail->text)) std::abort();
    if (mail && !basics::is_utf8(mail->from_name)) std::abort();
    if (auto const back = mime::decoded(mime::encoded(mail)); mail && !back) std::abort();
    (void)mime::decoded(bytes);
    return 0;
}
