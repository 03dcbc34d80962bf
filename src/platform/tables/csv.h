// Comma-separated values: a tolerant reader in constant memory, and a writer whose files are safe
// to open in a spreadsheet.
#pragma once
#include "platform/tables/table.h"

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace tables {

/// How the bytes of a file are letters. Fields are handed out as UTF-8 whatever it is.
enum class Encoding { utf8, windows_1252, utf16_little_endian, utf16_big_endian };

struct CsvOptions {
    char delimiter = 0;                            ///< 0: found out, among , ; tab |
    std::size_t longest_record = 4 * 1024 * 1024;  ///< Bytes; longer records are rejected.
    std::size_t most_fields = 16'384;              ///< Records with more are rejected.
};

/// Reads CSV as it comes. `bytes` (for large files: mapped into memory) must outlive the reader;
/// beyond them it keeps one record and the header. No input makes it throw or stop early:
/// - The delimiter and the encoding (UTF-8 or UTF-16 by their marks, UTF-8, otherwise Windows-1252)
///   are found out. A field that is not valid UTF-8 is read as Windows-1252 whatever the rest of
///   the file is.
/// - Fields may be quoted. A quote inside that is not doubled is kept; when the usual reading gives
///   the wrong number of fields, the readings "a quote ends a field only before a quoted field" and
///   "blanks may follow the last quote" are tried, and one that gives the right number is taken.
/// - A quote that never closes is a letter, and its record ends with its line.
/// - Lines end with LF or CRLF, or with lone CR when the first line does. Empty lines are skipped.
/// - A first line "sep=;", as Excel writes it, states the delimiter.
class CsvReader : public RecordReader {
public:
    explicit CsvReader(std::string_view bytes, CsvOptions options = {});
    ~CsvReader() override;
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;

    Header const& header() const override;
    bool next(Record& record) override;

    /// The delimiter in use.
    char delimiter() const;

    /// What most of the beginning of the file is written in.
    Encoding encoding() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

/// Whether a spreadsheet could take the text for a formula: it starts, also after blanks, with = +
/// - @ (or their full-width forms), or with TAB, CR, LF or NUL. Text that is one number is not a
/// formula: a sign, digits, spaces, points and commas, an exponent ("-5", "+46 8 508", "-1,5e3").
bool looks_like_formula(std::string_view text);

/// Appends one field: quoted where RFC 4180 asks for it (and for any of the delimiters a reader may
/// guess), with a leading apostrophe when it looks like a formula, without NUL.
void append_csv_field(std::string& out, std::string_view text, char delimiter = ',');

/// Writes rows to the end of `out`, which the caller may send and empty between rows.
class CsvWriter {
public:
    /// `out` must outlive the writer.
    explicit CsvWriter(std::string& out, char delimiter = ',') : out_(out), delimiter_(delimiter) {}

    /// The mark by which Excel knows UTF-8; before the first row, if at all.
    void byte_order_mark() { out_ += "\xEF\xBB\xBF"; }

    /// One row, ended by CRLF.
    void row(std::span<std::string const> fields);
    void row(std::initializer_list<std::string_view> fields);

private:
    std::string& out_;
    char delimiter_;
};

}
