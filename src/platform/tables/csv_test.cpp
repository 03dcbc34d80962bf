// CSV as it comes, and CSV as we write it.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/basics/text.h"
#include "platform/tables/csv.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace tables;
using enum RecordProblem;
using Fields = std::vector<std::string>;

namespace {

std::vector<Record> read(std::string_view bytes, CsvOptions options = {}) {
    CsvReader reader(bytes, options);
    std::vector<Record> records;
    for (Record record; reader.next(record);) records.push_back(record);
    return records;
}

std::string utf16(std::string_view ascii, bool big_endian) {
    std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (char const c : ascii) {
        if (big_endian) bytes += '\0';
        bytes += c;
        if (!big_endian) bytes += '\0';
    }
    return bytes;
}

std::vector<std::size_t> lines(std::vector<Record> const& records) {
    std::vector<std::size_t> result;
    for (auto const& record : records) result.push_back(record.line);
    return result;
}

}

TEST_CASE("fields are found under the header's names whatever the letters' case") {
    CsvReader reader("\xEF\xBB\xBF Diarienr ;TITEL\n2015-06045;Hållbara Stockholm\n");
    CHECK(reader.header().names() == Fields{"Diarienr", "TITEL"});
    Record record;
    REQUIRE(reader.next(record));
    CHECK(record.line == 2);
    CHECK(record.problems.empty());
    CHECK(reader.field(record, "diarienr") == "2015-06045");
    CHECK(reader.field(record, "Titel") == "Hållbara Stockholm");
    CHECK(reader.field(record, "belopp") == "");
    CHECK_FALSE(reader.next(record));
    CHECK_FALSE(reader.next(record));
}

TEST_CASE("the delimiter is the one by which most rows agree with the header") {
    CHECK(CsvReader("a,b,c\n1,2,3\n").delimiter() == ',');
    CHECK(CsvReader("namn;adress, ort;belopp\nA;Gatan 1, Sampelby;3,5\n").delimiter() == ';');
    CHECK(CsvReader("namn\tbelopp\nA\t1,5\n").delimiter() == '\t');
    CHECK(CsvReader("a|b\n1|2\n").delimiter() == '|');
    CHECK(CsvReader("\"a;b\",c\n\"1;2\",3\n").delimiter() == ',');
    CHECK(CsvReader("ensam\n1\n").delimiter() == ',');
    CHECK(read("a;b,c\n1;2\n", {.delimiter = ';'})[0].fields == Fields{"1", "2"});
}

TEST_CASE("a first line may state the delimiter") {
    CsvReader reader("sep=|\r\na;b|c\r\n1|2\r\n");
    CHECK(reader.header().names() == Fields{"a;b", "c"});
    Record record;
    REQUIRE(reader.next(record));
    CHECK(record.line == 3);
    CHECK(record.fields == Fields{"1", "2"});
}

TEST_CASE("quoted fields hold delimiters, doubled quotes and line ends") {
    auto const records = read("a,b\r\n\"1,\r\n\"\"två\"\"\",\"\"\r\nx,y\r\n");
    REQUIRE(records.size() == 2);
    CHECK(records[0].fields == Fields{"1,\r\n\"två\"", ""});
    CHECK(records[0].problems.empty());
    CHECK(lines(records) == std::vector<std::size_t>{2, 4});
}

TEST_CASE("a quote that is not doubled is kept") {
    auto const records = read("a;b\n\"den \"smarta\" staden\";2\nen 5\" rör;3\n");
    REQUIRE(records.size() == 2);
    CHECK(records[0].fields == Fields{"den \"smarta\" staden", "2"});
    CHECK(records[1].fields == Fields{"en 5\" rör", "3"});
    CHECK(records[0].problems == std::vector{stray_quote});
    CHECK(records[1].problems == std::vector{stray_quote});
}

TEST_CASE("a quote before a delimiter inside the text is told from the end of the field") {
    auto const records = read("\"a\";\"b\"\n\"so \"smart\"; which\nis\";\"2\"\n\"3\";\"4\"\n");
    REQUIRE(records.size() == 2);
    CHECK(records[0].fields == Fields{"so \"smart\"; which\nis", "2"});
    CHECK(records[0].problems == std::vector{stray_quote});
    CHECK(records[1].fields == Fields{"3", "4"});
}

TEST_CASE("blanks around quoted fields do not hide the quotes") {
    auto const records = read("a, b, c\n1, \"x, y\", 3\n\"1\" , \"x, y\" , \"3\" \n");
    REQUIRE(records.size() == 2);
    CHECK(records[0].fields == Fields{"1", "x, y", " 3"});
    CHECK(records[1].fields == Fields{"1", "x, y", "3"});
}

TEST_CASE("a quote that never closes costs its own line only") {
    auto const records = read("a,b\n1,\"öppen\n2,två\n3,tre\n");
    REQUIRE(records.size() == 3);
    CHECK(records[0].fields == Fields{"1", "öppen"});
    CHECK(records[0].problems == std::vector{unclosed_quote});
    CHECK(records[1].fields == Fields{"2", "två"});
    CHECK(lines(records) == std::vector<std::size_t>{2, 3, 4});
}

TEST_CASE("a quote that never closes does not take the next quoted field's quote for its own") {
    auto const records = read("a,b,c\n1,\"öppen,x\n2,\"två\",y\n");
    REQUIRE(records.size() == 2);
    CHECK(records[0].fields == Fields{"1", "öppen", "x"});
    CHECK(records[0].problems == std::vector{unclosed_quote});
    CHECK(records[1].fields == Fields{"2", "två", "y"});
}

TEST_CASE("a file cut within a quoted field keeps the fields where they belong") {
    auto const records = read("a,b,c,d\n1,2,3,4\n5,\"text, med komma");
    REQUIRE(records.size() == 2);
    CHECK(records[1].fields == Fields{"5", "text, med komma"});
    CHECK(records[1].problems == std::vector{too_few_fields, unclosed_quote});
}

TEST_CASE("rows with too few or too many fields are kept and say so") {
    auto const records = read("a,b\n1\n1,2,3\n\"x\",\"y\",\"z\n\"\n");
    REQUIRE(records.size() == 3);
    CHECK(records[0].problems == std::vector{too_few_fields});
    CHECK(records[1].problems == std::vector{too_many_fields});
    CHECK(records[1].fields == Fields{"1", "2", "3"});
    CHECK(records[2].fields == Fields{"x", "y", "z\n"});
}

TEST_CASE("lines may end in LF, CRLF, CR, or CR CRLF; empty lines are counted and skipped") {
    for (std::string const end : {"\n", "\r\n", "\r", "\r\r\n"}) {
        auto const records = read("a,b" + end + "1,2" + end + end + "3,\"4\"" + end);
        CAPTURE(end);
        REQUIRE(records.size() == 2);
        CHECK(records[0].fields == Fields{"1", "2"});
        CHECK(records[1].fields == Fields{"3", "4"});
        CHECK(lines(records) == std::vector<std::size_t>{2, 4});
    }
}

TEST_CASE("a lone CR is text where lines end in LF") {
    CHECK(read("a,b\nx\ry,2\n")[0].fields == Fields{"x\ry", "2"});
}

TEST_CASE("the encoding is found out, field by field where it is mixed") {
    CsvReader latin("ort\nG\xF6teborg\n\xC5re\n");
    CHECK(latin.encoding() == Encoding::windows_1252);
    CHECK(read("ort\nG\xF6teborg\n\x80\x93\n")[0].fields == Fields{"Göteborg"});
    CHECK(read("ort\nG\xF6teborg\n\x80\x93\n")[1].fields == Fields{"€“"});
    CHECK(read("ort\nG\xF6teborg\n")[0].problems.empty());

    auto const mixed = read("ort,land\nBorås,Sverige\nMalmö,Sverige\nG\xF6teborg,Åland\n");
    CHECK(mixed[2].fields == Fields{"Göteborg", "Åland"});
    CHECK(mixed[2].problems == std::vector{other_encoding});
    CHECK(mixed[0].problems.empty());
}

TEST_CASE("UTF-16 is known by its mark and need not be whole") {
    for (bool const big_endian : {false, true}) {
        auto bytes = utf16("a;b\r\n1;\"x \"\"y\"\"\r\n\"\r\n", big_endian);
        auto const smiley =
            big_endian ? std::string("\xD8\x3D\xDE\x00", 4) : std::string("\x3D\xD8\x00\xDE", 4);
        bytes += smiley + smiley.substr(0, 2) + "\x41";
        CAPTURE(big_endian);
        auto const records = read(bytes);
        REQUIRE(records.size() == 2);
        CHECK(records[0].fields == Fields{"1", "x \"y\"\r\n"});
        CHECK(records[1].fields == Fields{"😀\uFFFD"});
        CHECK(records[1].problems == std::vector{too_few_fields, other_encoding});
    }
}

TEST_CASE("letters come composed and NUL bytes are left out") {
    auto const records = read(std::string("a,b\nA\xCC\x8Angstro\xCC\x88m,x") + '\0' + "y\n");
    CHECK(records[0].fields == Fields{"Ångström", "xy"});
    CHECK(records[0].problems == std::vector{nul_bytes});
}

TEST_CASE("a record beyond the limit is rejected with its line and the rest is read") {
    CsvOptions const small = {.longest_record = 40};
    std::string const much(100, 'x');
    auto const unquoted = read("a,b\n1," + much + "\n3,4\n", small);
    REQUIRE(unquoted.size() == 2);
    CHECK(unquoted[0].rejected());
    CHECK(unquoted[0].line == 2);
    CHECK(unquoted[1].fields == Fields{"3", "4"});

    auto const quoted = read("a,b\n\"" + much + "\n" + much + "\",2\n3,4\n", small);
    REQUIRE(quoted.size() == 2);
    CHECK(quoted[0].rejected());
    CHECK(quoted[1].fields == Fields{"3", "4"});
    CHECK(quoted[1].line == 4);

    auto const quoted_last = read("a,b\n1,\"rad\n" + much + "\nrad\"\n3,4\n", small);
    REQUIRE(quoted_last.size() == 2);
    CHECK(quoted_last[0].rejected());
    CHECK(quoted_last[1].line == 5);

    auto const unclosed_before_quote = read("a,b\n1,\"x\n3,4\n" + much + ",\"y\"\n5,6\n", small);
    CHECK(lines(unclosed_before_quote) == std::vector<std::size_t>{2, 3, 4, 5});
    CHECK(unclosed_before_quote[0].fields == Fields{"1", "x"});

    auto const unclosed = read("a,b\n1,\"" + much + "\n3,4\n5,6\n", small);
    CHECK(lines(unclosed) == std::vector<std::size_t>{2, 3, 4});
    CHECK(unclosed[0].rejected());

    auto const short_unclosed = read("a,b\n1,\"x\n3,4\n" + much + ",6\n7,8\n", small);
    CHECK(lines(short_unclosed) == std::vector<std::size_t>{2, 3, 4, 5});
    CHECK(short_unclosed[0].fields == Fields{"1", "x"});
    CHECK(short_unclosed[2].rejected());

    CHECK(read("a,b\n1,2,3,4\n", {.most_fields = 3})[0].rejected());

    auto const stray = read("a;b\n\"" + much + "\"y\"; z\";\"2\"\n3;4\n", small);
    CHECK(lines(stray) == std::vector<std::size_t>{2, 3});
    CHECK(stray[0].rejected());
}

TEST_CASE("files without rows, without header or without anything are no trouble") {
    CHECK(read("").empty());
    CHECK(read("\xEF\xBB\xBF").empty());
    CHECK(read("\r\n\n\n").empty());
    CHECK(read("a,b").empty());
    CHECK(CsvReader("a,b").header().names() == Fields{"a", "b"});
}

// Each of these once made, or was built to make, a reader look at the same bytes again and again.
// A quadratic reader would take hours; the test would be noticed.
TEST_CASE("malicious files are read in a time in proportion to their size") {
    auto const repeated = [](std::string_view piece) {
        std::string bytes = "a,b\n";
        while (bytes.size() < 400'000) bytes += piece;
        return bytes;
    };
    for (auto const* piece : {"\"x\n", "\"x,y\n", ", \"a", ",\"a", "\"a\"\"", "\"a\",\n\"", "\r",
                              "\"\n", "x\"\n,\"", "\"a\" ,\"b\n"}) {
        CAPTURE(piece);
        std::size_t records = 0;
        auto const bytes = repeated(piece);
        CsvReader reader(bytes, {.longest_record = 32 * 1024});
        for (Record record; reader.next(record);) ++records;
        CHECK(records <= bytes.size());
    }
}

TEST_CASE("what is written is read back") {
    auto const letters =
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("aB0 \"\",;\t|\r\n=+-@'.")));
    auto const text =
        rc::gen::map(letters, [](std::string const& t) { return t + (t.size() % 3 ? "å" : ""); });
    auto const rows = rc::gen::container<std::vector<Fields>>(rc::gen::container<Fields>(4, text));
    bool const holds = rc::check([&] {
        auto const table = *rows;
        char const delimiter = *rc::gen::element(',', ';', '\t', '|');
        std::string bytes;
        CsvWriter writer(bytes, delimiter);
        writer.row({"a", "b", "c", "d"});
        for (auto const& row : table) writer.row(row);
        auto const records = read(bytes);
        RC_ASSERT(records.size() == table.size());
        for (std::size_t i = 0; i < table.size(); ++i) {
            RC_ASSERT(records[i].problems.empty());
            for (std::size_t j = 0; j < table[i].size(); ++j) {
                auto const mark = looks_like_formula(table[i][j]) ? "'" : "";
                RC_ASSERT(records[i].fields[j] == mark + table[i][j]);
            }
        }
    });
    CHECK(holds);
}

TEST_CASE("a row of one empty field is still a row") {
    std::string bytes;
    CsvWriter writer(bytes);
    writer.row({"ensam"});
    writer.row({""});
    writer.row(Fields{"x"});
    CHECK(bytes == "ensam\r\n\"\"\r\nx\r\n");
    CHECK(read(bytes).size() == 2);
}

TEST_CASE("what a spreadsheet would compute is made harmless, numbers stay numbers") {
    for (auto const* text : {"=1+1", "+1+1", "-1-1", "@SUM(A1)", " =1", "\t1", "\rx", "\nx", "＝1",
                             "- punkt", "-", "+46-70", "+46 (0)8", "\xC2\xA0=1", "-1e", "-2+3e4"}) {
        CAPTURE(text);
        CHECK(looks_like_formula(text));
        std::string out;
        append_csv_field(out, text);
        CHECK(std::string_view(out).substr(out[0] == '"', 1) == "'");
    }
    CHECK(looks_like_formula(std::string_view("\0=1", 3)));
    for (auto const* text :
         {"-5", "+46 8 508 00 000", "-1 234,50", "-1.5e-3", "-1E6", "", "a=b", "1-2", "'=1"}) {
        CAPTURE(text);
        CHECK_FALSE(looks_like_formula(text));
    }
    std::string out;
    append_csv_field(out, "=HYPERLINK(\"http://x\";\"y\")");
    CHECK(out == "\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"");
}

TEST_CASE("the sample of SweCRIS reads without a single problem") {
    auto const* given = std::getenv("SAMVERK_REAL_DATA");
    auto const path =
        std::filesystem::path(given ? given : "../shared/data") / "projects/swecris_sample.csv";
    if (!std::filesystem::exists(path)) {
        MESSAGE("skipped: no real data at " << path.string());
        return;
    }
    std::stringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    auto const bytes = content.str();
    CsvReader reader(bytes);
    CHECK(reader.header().names().size() == 13);
    std::size_t records = 0, problems = 0;
    for (Record record; reader.next(record); ++records) problems += record.problems.size();
    CHECK(records == 1412);
    CHECK(problems == 0);
}
