// No bytes make the CSV reader crash, hang or hand out text that is not UTF-8.
#include "platform/basics/text.h"
#include "platform/tables/csv.h"

#include <cstdint>
#include <cstdlib>

namespace {

void read(std::string_view bytes, tables::CsvOptions options) {
    tables::CsvReader reader(bytes, options);
    tables::Record record;
    std::size_t line = 0;
    while (reader.next(record)) {
        if (record.line <= line) std::abort();
        line = record.line;
        if (record.rejected() != record.fields.empty()) std::abort();
        if (record.fields.size() > options.most_fields) std::abort();
        for (auto const& field : record.fields) {
            if (!basics::is_utf8(field)) std::abort();
        }
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    read(bytes, {});
    read(bytes, {.delimiter = ';', .longest_record = 16, .most_fields = 3});
    return 0;
}
