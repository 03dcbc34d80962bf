// Whatever the bytes are: no crash, records are whole, their texts are UTF-8 and reach nobody.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "features/knowledge/readers/readers.h"
#include "features/knowledge/readers/words/people.h"
#include "platform/basics/text.h"

using namespace knowledge;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

void check_text(std::string_view text) {
    check(basics::is_utf8(text));
    for (auto const& reach : readers::find_reaches(text))
        check(reach.email && readers::is_office_address(text.substr(reach.begin)));
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    readers::Sink sink;
    sink.record = [](Record const& record) {
        check(!record.source_id.empty() && !record.content.title.empty());
        for (auto const& [key, texts] : record.content.sections)
            for (auto const& [language, text] : texts) check_text(text);
    };
    sink.rejected = [](Rejected const& rejected) { check(basics::is_utf8(rejected.detail)); };
    auto const outcome = readers::read_page(bytes, {}, sink);
    check(outcome.has_value() || !outcome.error().reason.empty());
    return 0;
}
