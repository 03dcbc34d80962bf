// Whatever the bytes are: no crash, and every record has what makes it whole.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "features/knowledge/readers/readers.h"
#include "platform/basics/text.h"

using namespace knowledge;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

}

/// The first byte chooses the reader.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view const bytes(reinterpret_cast<char const*>(data) + 1, size - 1);
    readers::Sources sources;
    sources.file_name = "fuzz";
    sources.mapping = R"({"columns":{"a":"title","b":"start","c":"partners","d":"grant"}})";
    readers::Sink sink;
    sink.record = [](Record const& record) {
        check(!record.source.empty() && !record.source_id.empty() && !record.content.title.empty());
        for (auto const& [language, title] : record.content.title) check(basics::is_utf8(title));
        if (record.content.start) check(basics::exists(*record.content.start));
        if (record.content.end) check(basics::exists(*record.content.end));
        for (auto const& funding : record.content.funding) check(funding.money.minor > 0);
    };
    sink.rejected = [](Rejected const& rejected) {
        check(!rejected.reason.empty() && basics::is_utf8(rejected.detail));
    };
    constexpr decltype(&readers::read_gdp) all[] = {readers::read_vinnova, readers::read_gdp,
                                                    readers::read_swecris, readers::read_cordis,
                                                    readers::read_table};
    auto const outcome = all[data[0] % std::size(all)](bytes, sources, sink);
    check(outcome.has_value() || !outcome.error().reason.empty());
    return 0;
}
