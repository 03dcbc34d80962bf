// No bytes make the XML reader crash, hang, or give elements that do not nest.
#include "platform/documents/xml.h"

#include <cstdint>
#include <cstdlib>

using documents::XmlReader;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    XmlReader reader(std::string_view(reinterpret_cast<char const*>(data), size), {.depth = 20});
    std::size_t depth = 0, letters = 0;
    for (;;) {
        switch (reader.next()) {
            case XmlReader::Event::open:
                for (auto const& attribute : reader.attributes()) letters += attribute.value.size();
                if (++depth > 20) std::abort();
                break;
            case XmlReader::Event::close:
                if (depth-- == 0) std::abort();
                break;
            case XmlReader::Event::text: letters += reader.text().size(); break;
            case XmlReader::Event::end:
                if (depth != 0 || reader.error()) std::abort();
                return 0;
            case XmlReader::Event::failed:
                if (!reader.error()) std::abort();
                return 0;
        }
        // Nothing is expanded; UTF-16 and older encodings take at most three bytes a byte.
        if (letters > 3 * size) std::abort();
    }
}
