// No content of an XLSX or ODS file makes its reader crash, hang or hand out text that is not
// UTF-8. The input is the parts of a file, parted by NUL; whole files are fuzzed as archives.
#include "platform/basics/text.h"
#include "platform/tables/made_workbook.h"
#include "platform/tables/spreadsheet.h"

#include <cstdint>
#include <cstdlib>

namespace {

void read(std::string const& bytes) {
    tables::SpreadsheetOptions const options{
        .archive = {.inflated_bytes = 4 * 1024 * 1024, .entries = 50},
        .shared_text_bytes = 100'000,
        .most_fields = 100,
        .longest_record = 10'000,
        .most_cells = 5'000};
    auto reader = tables::SpreadsheetReader::open(bytes, options);
    if (!reader) return;
    tables::Record record;
    while (reader->next(record)) {
        if (record.rejected() != record.fields.empty() || record.fields.size() > 100) std::abort();
        for (auto const& field : record.fields) {
            if (!basics::is_utf8(field)) std::abort();
        }
    }
}

std::string next_part(std::string_view& input) {
    std::string part(input.substr(0, input.find('\0')));
    input.remove_prefix(std::min(input.size(), part.size() + 1));
    return part;
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view input(reinterpret_cast<char const*>(data), size);
    read(tables::made_ods(std::string(input)));
    tables::MadeXlsx parts;
    parts.rows = next_part(input);
    parts.texts = next_part(input);
    parts.styles = next_part(input);
    parts.properties = next_part(input);
    read(tables::made_xlsx(parts));
    return 0;
}
