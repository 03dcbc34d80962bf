// Records of a table that came from outside, the same for CSV and spreadsheets.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

/// What was odd about a record. Only `too_long` means that it was rejected: its fields are empty.
enum class RecordProblem {
    too_few_fields,   ///< Fewer than the header has; the missing ones read as empty.
    too_many_fields,  ///< More than the header has; the surplus is kept.
    stray_quote,      ///< A quote inside a field was not doubled; it was kept as a letter.
    unclosed_quote,   ///< A quote was opened and never closed; the record ends with its line.
    other_encoding,   ///< A field is not in the encoding of the rest; it was decoded all the same.
    nul_bytes,        ///< NUL bytes were left out.
    too_long,         ///< Longer or with more fields than the limits allow.
};

/// A stable word for the problem, e.g. "too_few_fields": for reports and as the end of a text's id.
std::string_view name(RecordProblem problem);

/// One row. Fields are UTF-8 in NFC without NUL.
struct Record {
    std::size_t line = 0;  ///< The line (CSV) or row (spreadsheet) where it starts, counted from 1.
    std::vector<std::string> fields = {};
    std::vector<RecordProblem> problems = {};

    bool has(RecordProblem problem) const;

    /// Whether the record could not be read at all; its line number is right, its fields are empty.
    bool rejected() const { return has(RecordProblem::too_long); }
};

/// The names in the first row: trimmed, letters' case as written.
class Header {
public:
    Header() = default;
    explicit Header(std::vector<std::string> names);

    std::vector<std::string> const& names() const { return names_; }

    /// The position of the column with this name, whatever the letters' case; the first of several.
    std::optional<std::size_t> column(std::string_view name) const;

private:
    std::vector<std::string> names_;
    std::map<std::string, std::size_t, std::less<>> by_folded_name_;
};

/// Reads a table from its beginning to its end, one record at a time.
class RecordReader {
public:
    virtual ~RecordReader() = default;

    /// The names of the columns. Empty when the table has no rows at all.
    virtual Header const& header() const = 0;

    /// Puts the next record in `record`, whose memory is used again; false when there are no more.
    virtual bool next(Record& record) = 0;

    /// The record's field under this column; empty when the column or the field is absent.
    std::string_view field(Record const& record, std::string_view column) const;
};

}
