// Finds where the records and fields of CSV begin and end. Part of the CSV reader.
#pragma once
#include "platform/tables/csv_text.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

/// Positions count units of the text: bytes, or pairs of bytes in UTF-16.
struct RawField {
    std::size_t begin = 0, end = 0;
    bool quoted = false;
};

struct RawRecord {
    std::vector<RawField> fields = {};
    std::size_t begin = 0;
    std::size_t end = 0;    ///< Behind the line end. Without meaning unless complete.
    bool complete = false;  ///< Otherwise a limit stopped the reading.
    bool quoted = false;    ///< Some field was quoted, so the record may span lines.
    bool unquoted = false;  ///< Some field that is not empty was not quoted.
    bool stray = false;     ///< A quote stands where RFC 4180 has none: the reading may be wrong.
    bool merged = false;    ///< Such a quote in a quoted field seems to open another field.
    bool unclosed = false;  ///< A quote was read as a letter since it never closes.

    std::size_t length() const { return end - begin; }
    bool blank() const { return fields.size() == 1 && !quoted && fields[0].begin == fields[0].end; }
};

/// How quotes are understood.
enum class Reading {
    usual,         ///< A single quote before a delimiter, a line end or the end closes a field.
    all_quoted,    ///< It does so only if another quote follows the delimiter or the line end.
    with_blanks,   ///< As usual, but there may be blanks between the quote and the delimiter.
    line_by_line,  ///< As usual, but a quote that does not close in its line is left out.
    rest_of_line,  ///< As usual, but such a quote makes the rest of its line one field.
};

enum class LineEnds { unknown, line_feed, carriage_return };

struct ScanLimits {
    std::size_t longest_record = 0;  ///< In units.
    std::size_t most_fields = 0;
};

/// Scans one text. Beyond it, it remembers only where looking for closing quotes was in vain, so
/// that reading takes time in proportion to what is read even when no quote closes.
class Scanner {
public:
    virtual ~Scanner() = default;

    /// For text in this encoding; `bytes` without mark.
    static std::unique_ptr<Scanner> make(std::string_view bytes, Encoding encoding);

    /// To be called before reading.
    virtual void use(char delimiter, LineEnds line_ends) = 0;

    virtual std::size_t size() const = 0;

    /// Reads the record at `begin`, stopping at the limits.
    virtual void read(std::size_t begin, Reading reading, ScanLimits limits, RawRecord& record) = 0;

    /// Where the record at `begin` ends, however long it is.
    virtual std::size_t end_of_record(std::size_t begin) = 0;

    /// Whether the unit before `end` is CR.
    virtual bool ends_with_carriage_return(std::size_t end) const = 0;

    /// The number of line ends in the part.
    virtual std::size_t lines(std::size_t begin, std::size_t end) const = 0;

    /// The field's text.
    virtual void text(RawField field, Encoding expected, std::string& out,
                      FieldNotes& notes) const = 0;
};

}
