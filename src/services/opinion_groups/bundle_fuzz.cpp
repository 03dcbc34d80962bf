// No bytes make reading a bundle crash; what is read and written is read again as the same.
#include "services/opinion_groups/bundle.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const made = opinion_groups::recomputed({reinterpret_cast<char const*>(data), size});
    if (made && opinion_groups::recomputed(*made) != made) std::abort();
    return 0;
}
