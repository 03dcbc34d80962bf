// Any bytes as running text: what is found lies in the text, in order, and is read again as the
// same when it is written as we write it.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/legal_references/legal_references.h"

namespace {

constexpr resources::File files[] = {
    {"registers/laws.csv",
     "# source: us\nsource,number,short_name,name,aliases\n"
     "sfs,2010:900,PBL,plan- och bygglagen,plan- och bygglag\nsfs,1998:808,MB,miljöbalken,\n"
     "celex,32016R0679,GDPR,dataskyddsförordningen,\n"}};

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace legal_references;
    static Laws const laws{resources::Resources(files)};
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    constexpr int year = 2026;
    std::size_t end = 0;
    for (auto const& found : found_in(text, laws, year)) {
        if (found.begin < end || found.length == 0 || found.begin + found.length > size)
            std::abort();
        end = found.begin + found.length;
        if (found.what && parse(shown(*found.what, laws), laws, year) != found.what) std::abort();
    }
    (void)parse(text, laws, year);
    return 0;
}
