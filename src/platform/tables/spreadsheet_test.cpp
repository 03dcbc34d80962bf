// Spreadsheets as other programs write them, and as we do.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/tables/cell.h"
#include "platform/tables/made_workbook.h"
#include "platform/tables/spreadsheet.h"

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

using namespace tables;
using enum SpreadsheetError;
using Fields = std::vector<std::string>;

namespace {

struct Read {
    Fields header;
    std::vector<Record> records;
    std::optional<SpreadsheetError> error;
};

Read read(std::string const& bytes, SpreadsheetOptions options = {}) {
    auto reader = SpreadsheetReader::open(bytes, options);
    if (!reader) return {.header = {}, .records = {}, .error = reader.error()};
    Read result{.header = reader->header().names(), .records = {}, .error = {}};
    for (Record record; reader->next(record);) result.records.push_back(record);
    result.error = reader->error();
    return result;
}

std::string row(std::string const& cells) { return "<row>" + cells + "</row>"; }
std::string text(std::string const& t) { return "<c t='inlineStr'><is><t>" + t + "</t></is></c>"; }
std::string const header = row(text("a") + text("b"));

/// A file that is there as long as the object.
struct TemporaryFile {
    std::filesystem::path path;
    TemporaryFile() {
        std::string name = (std::filesystem::temp_directory_path() / "samverk-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path = std::filesystem::path(name) / "tabell.xlsx";
    }
    ~TemporaryFile() { std::filesystem::remove_all(path.parent_path()); }
    std::string bytes() const {
        std::stringstream content;
        content << std::ifstream(path, std::ios::binary).rdbuf();
        return content.str();
    }
};

std::string ole(std::string const& stream) {
    std::string name;
    for (char const c : stream) name += {c, '\0'};
    return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(500, '\0') + name;
}

}

TEST_CASE("cells of all kinds become text under the header's names") {
    auto const bytes = made_xlsx(
        {.rows =
             "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c>"
             "<c r='C2' t='str'><f>1</f><v>Klart</v></c><c r='D2' t='s'><v>3</v></c></row>"
             "<row r='5'><c r='A5' t='inlineStr'>"
             "<is><r><t>Två </t></r><r><t>delar</t></r></is></c>"
             "<c r='C5' t='b'><v>1</v></c><c r='D5'><f>A1</f><v>1.1000000000000001</v></c></row>"
             "<row r='6'><c r='A6' s='1'/><c r='B6' t='e'><v>#N/A</v></c></row>"
             "<row r='7'><c r='B7' t='s'><v>2</v></c><c r='C7' t='b'><v>0</v></c>"
             "<c r='D7' t='s'><v>99</v></c></row>",
         .texts = "<si><t>Titel</t></si><si><r><t>Be</t></r><r><rPr/><t>lopp</t></r></si>"
                  "<si><t>東京</t><rPh sb='0'><t>とう</t></rPh></si><si><t>D</t></si>"});
    auto const result = read(bytes);
    CHECK(result.header == Fields{"Titel", "Belopp", "Klart", "D"});
    REQUIRE(result.records.size() == 2);
    CHECK(result.records[0].line == 5);
    CHECK(result.records[0].fields == Fields{"Två delar", "", "true", "1.1"});
    CHECK(result.records[0].problems.empty());
    CHECK(result.records[1].line == 7);
    CHECK(result.records[1].fields == Fields{"", "東京", "false", ""});
    CHECK_FALSE(result.error);
}

TEST_CASE("numbers shown as dates become ISO dates") {
    auto const cell = [](int style, std::string const& value) {
        return "<c s='" + std::to_string(style) + "'><v>" + value + "</v></c>";
    };
    MadeXlsx parts{
        .rows = row(text("a") + text("b") + text("c") + text("d") + text("e") + text("f")) +
                row(cell(1, "42370") + cell(2, "42370.5") + cell(3, "0.75") + cell(4, "1.5") +
                    cell(5, "42370") + cell(1, "60000000")),
        .styles =
            "<numFmts><numFmt numFmtId='164' formatCode='[$-41D]d mmmm yyyy;@'/>"
            "<numFmt numFmtId='165' formatCode='# ##0\\ &quot;kr per dag&quot;'/></numFmts>"
            "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
            "<xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='20'/><xf numFmtId='46'/>"
            "<xf numFmtId='165'/></cellXfs><cellStyles/>"};
    CHECK(read(made_xlsx(parts)).records[0].fields ==
          Fields{"2016-01-01", "2016-01-01 12:00:00", "18:00:00", "36:00:00", "42370", "60000000"});
    parts.properties = "<workbookPr date1904='1'/>";
    CHECK(read(made_xlsx(parts)).records[0].fields[0] == "2020-01-02");
}

TEST_CASE("formats are told apart by their letters") {
    for (auto const* format :
         {"yyyy-mm-dd", "D/M/YY", "mmm", "yyyy\\-mm\\-dd hh:mm", "[Red]d\\.m\\.", "mmm-yy"}) {
        CAPTURE(format);
        CHECK(style_of_format(format) == NumberStyle::date);
    }
    for (auto const* format : {"hh:mm", "h:mm AM/PM", "mm:ss.0"}) {
        CAPTURE(format);
        CHECK(style_of_format(format) == NumberStyle::time_of_day);
    }
    for (auto const* format : {"General", "0.00", "#,##0;[Red]-#,##0", "0%", "@", "0.0E+00",
                               "\"dag\" 0", "0;d", "#,##0 _k_r", "# ?/?"}) {
        CAPTURE(format);
        CHECK(style_of_format(format) == NumberStyle::number);
    }
    CHECK(style_of_format("[h]:mm") == NumberStyle::elapsed_time);
}

TEST_CASE("the calendar of Excel has its own 1900") {
    auto const date = [](std::string_view number) {
        return number_text(number, NumberStyle::date, DayCount::from_1900);
    };
    CHECK(date("1") == "1900-01-01");
    CHECK(date("59") == "1900-02-28");
    CHECK(date("61") == "1900-03-01");
    CHECK(date("45292.999999") == "2024-01-02");
    CHECK(date("-1") == "-1");
    CHECK(date("1e300") == "1e+300");
    CHECK(date("abc") == "abc");
    CHECK(number_text("6850000", NumberStyle::number, DayCount::from_1900) == "6850000");
    CHECK(number_text("1.0E-2", NumberStyle::number, DayCount::from_1900) == "0.01");
    CHECK(date_text("2016-01-31T00:00:00.000") == "2016-01-31");
    CHECK(date_text("2016-01-31T12:30:00Z") == "2016-01-31 12:30:00");
    CHECK(duration_text("PT36H30M05.5S") == "36:30:05");
}

TEST_CASE("the wanted sheet is read, sheets of charts are none") {
    auto const bytes = made_xlsx({.rows = header});
    auto const reader = SpreadsheetReader::open(bytes);
    REQUIRE(reader);
    CHECK(reader->sheets() == Fields{"Projekt", "Mer & annat"});
    CHECK(read(bytes, {.sheet = "Mer & annat"}).header == Fields{"annan"});
    CHECK(read(bytes, {.sheet = "Diagram"}).error == no_such_sheet);
}

TEST_CASE("rows may be sparse, wide, or without any place") {
    auto const result =
        read(made_xlsx({.rows = header +
                                "<row r='4'><c r='B4' t='inlineStr'><is><t>x</t></is></c>"
                                "<c r='AB4'><v>1</v></c></row>" +
                                row(text("y"))}));
    REQUIRE(result.records.size() == 2);
    CHECK(result.records[0].fields.size() == 28);
    CHECK(result.records[0].fields[27] == "1");
    CHECK(result.records[0].has(RecordProblem::too_many_fields));
    CHECK(result.records[1].line == 5);
    CHECK(result.records[1].fields == Fields{"y", ""});
}

TEST_CASE("letters that XML cannot hold come back") {
    auto const result =
        read(made_xlsx({.rows = header + row(text("en_x000D_\ntvå_x0041_ _x005F_x0042_"))}));
    CHECK(result.records[0].fields[0] == "en\r\ntvåA _x0042_");
}

TEST_CASE("files that we do not open are named for what they are") {
    CHECK(read("a;b\n1;2\n").error == not_recognised);
    CHECK(read("").error == not_recognised);
    CHECK(read(documents::made_zip({{"a.txt", "x"}})).error == not_recognised);
    CHECK(read(ole("EncryptedPackage")).error == protected_by_password);
    CHECK(read(ole("Workbook")).error == old_format);
    CHECK(read(made_xlsx({.more = {{"xl/vbaProject.bin", "x"}}})).error == has_macros);
    CHECK(read(made_xlsx({.more = {{"xl/macrosheets/sheet1.xml", "x"}}})).error == has_macros);
    CHECK(read(made_xlsx({.type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"})).error ==
          has_macros);
    CHECK(read(made_ods("", {{"Basic/Standard/Module1.xml", "x"}})).error == has_macros);
    CHECK(read(made_ods("", {{"META-INF/manifest.xml", "<m:encryption-data/>"}})).error ==
          protected_by_password);
    CHECK(read(made_xlsx({.rows = header}).substr(0, 800)).error == damaged);
}

TEST_CASE("damage in the middle of a sheet is told after the rows before it") {
    auto const result = read(made_xlsx({.rows = header + row(text("1")) + "<row><c></row>"}));
    CHECK(result.records.size() == 1);
    CHECK(result.error == damaged);
    CHECK(read(made_xlsx({.rows = "<!DOCTYPE x>"})).error == damaged);
}

TEST_CASE("sizes are limited") {
    std::string texts;
    for (int i = 0; i < 2'000; ++i) texts += "<si><t>text " + std::to_string(i) + "</t></si>";
    CHECK(read(made_xlsx({.texts = texts}), {.shared_text_bytes = 10'000}).error == too_large);
    auto const much = made_xlsx({.rows = header + row(text(std::string(5'000'000, ' ') + "x"))});
    CHECK(read(much).error == too_large);  // Packed more than a hundred times.
    auto const wide =
        read(made_xlsx({.rows = header + "<row><c r='XFE1'><v>1</v></c></row>" + row(text("x"))}));
    REQUIRE(wide.records.size() == 2);
    CHECK(wide.records[0].rejected());
    CHECK(wide.records[1].fields == Fields{"x", ""});
    auto const long_row = read(made_xlsx({.rows = header + row(text(std::string(200, 'x')))}),
                               {.longest_record = 100});
    CHECK(long_row.records[0].rejected());
    CHECK(read(made_xlsx({.rows = header + row(text("x"))}), {.most_cells = 3}).error == too_large);
}

TEST_CASE("ODS reads like XLSX") {
    auto const cell = [](std::string const& attributes, std::string const& p) {
        return "<table:table-cell " + attributes + "><text:p>" + p + "</text:p></table:table-cell>";
    };
    auto const bytes = made_ods(
        "<table:table table:name='Ett'><table:table-row table:number-rows-repeated='2'>"
        "<table:table-cell table:number-columns-repeated='1000'/></table:table-row>"
        "<table:table-header-rows><table:table-row>" +
        cell("office:value-type='string'", "Titel") + cell("", "Start") + cell("", "Kr") +
        cell("", "Tid") + cell("", "Ja") +
        "</table:table-row></table:table-header-rows><table:table-row>" +
        cell("",
             "Två<text:s text:c='2'/>mellan<text:tab/><text:span>rum</text:span></text:p>"
             "<text:p>rad<text:line-break/>tre"
             "<office:annotation><text:p>nej</text:p></office:annotation>") +
        cell("office:value-type='date' office:date-value='2016-01-31T00:00:00'", "31 jan") +
        cell("office:value-type='currency' office:value='1500.50'", "1 500,50 kr") +
        cell("office:value-type='time' office:time-value='PT01H30M00S'", "1.30") +
        cell("office:value-type='boolean' office:boolean-value='true'", "SANT") +
        "<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='2'>" +
        cell("table:number-columns-repeated='2'", "x") +
        "</table:table-row>"
        "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/>"
        "</table:table-row>"
        "</table:table><table:table table:name='Två'><table:table-row>" +
        cell("", "y") + "</table:table-row></table:table>");
    auto const result = read(bytes);
    CHECK_FALSE(result.error);
    CHECK(result.header == Fields{"Titel", "Start", "Kr", "Tid", "Ja"});
    REQUIRE(result.records.size() == 3);
    CHECK(result.records[0].line == 4);
    CHECK(result.records[0].fields ==
          Fields{"Två  mellan\trum\nrad\ntre", "2016-01-31", "1500.5", "01:30:00", "true"});
    CHECK(result.records[1].fields == Fields{"x", "x", "", "", ""});
    CHECK(result.records[2].line == 6);
    CHECK(read(bytes, {.sheet = "Två"}).header == Fields{"y"});
    CHECK(read(bytes, {.sheet = "Tre"}).error == no_such_sheet);
}

TEST_CASE("a repeated row cannot claim a billion cells") {
    auto const bytes = made_ods(
        "<table:table table:name='Ett'><table:table-row table:number-rows-repeated='9999999'>"
        "<table:table-cell table:number-columns-repeated='9999'><text:p>x</text:p>"
        "</table:table-cell>"
        "</table:table-row></table:table>");
    CHECK(read(bytes, {.most_cells = 100'000}).error == too_large);
}

TEST_CASE("what is written is read back") {
    auto const letters = rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("aB0 <>&\"'\n\r\t\x01_x=+-@;")));
    bool const holds = rc::check([&] {
        auto const texts = *rc::gen::container<Fields>(3, letters);
        auto const whole = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
        TemporaryFile file;
        XlsxWriter writer(file.path, "Ett/två: [tre]", Fields{"a", "b", "c", "n"});
        writer.row(std::vector<Cell>{texts[0], texts[1] + "_x0041_", texts[2], whole});
        writer.row(std::vector<Cell>{"x", 0.1, CellDate{2016, 1, 31}, std::monostate()});
        writer.finish();
        auto const result = read(file.bytes());
        RC_ASSERT(!result.error);
        RC_ASSERT(result.header == (Fields{"a", "b", "c", "n"}));
        RC_ASSERT(result.records.size() == 2U);
        RC_ASSERT(result.records[0].fields ==
                  (Fields{texts[0], texts[1] + "_x0041_", texts[2], std::to_string(whole)}));
        RC_ASSERT(result.records[1].fields == (Fields{"x", "0.1", "2016-01-31", ""}));
    });
    CHECK(holds);
}

TEST_CASE("text stays text in the file, long numbers keep their digits, long texts are cut") {
    TemporaryFile file;
    std::string const smileys = [] {
        std::string many;
        for (int i = 0; i < 20'000; ++i) many += "😀";
        return many;
    }();
    XlsxWriter writer(file.path, "Projekt", Fields{"a"});
    writer.row(std::vector<Cell>{"=HYPERLINK(\"http://x\")"});
    writer.row(std::vector<Cell>{"http://sampelby.example/"});
    writer.row(std::vector<Cell>{std::numeric_limits<std::int64_t>::max()});
    writer.row(std::vector<Cell>{smileys});
    writer.row(std::vector<Cell>{std::numeric_limits<double>::quiet_NaN()});
    writer.finish();
    auto const bytes = file.bytes();
    auto const sheet = documents::read_entry(bytes, "xl/worksheets/sheet1.xml");
    REQUIRE((sheet && *sheet));
    CHECK_FALSE((*sheet)->contains("<f>"));
    CHECK_FALSE((*sheet)->contains("hyperlink"));
    auto const result = read(bytes);
    REQUIRE(result.records.size() == 4);
    CHECK(result.records[0].fields == Fields{"=HYPERLINK(\"http://x\")"});
    CHECK(result.records[2].fields == Fields{"9223372036854775807"});
    CHECK(result.records[3].fields[0].size() == 16'383 * 4);
}

TEST_CASE("a file that is not finished is not there, and a place that cannot be written is told") {
    TemporaryFile file;
    { XlsxWriter const writer(file.path, "x", Fields{"a"}); }
    CHECK_FALSE(std::filesystem::exists(file.path));
    auto const nowhere = file.path.parent_path() / "ingen" / "fil.xlsx";
    CHECK_THROWS_AS(XlsxWriter(nowhere, "x", Fields{"a"}).finish(), std::runtime_error);
}
