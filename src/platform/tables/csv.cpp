// The CSV reader: finds out how a file is written, and takes a second look at records whose quotes
// do not add up.
#include "platform/tables/csv.h"

#include "platform/basics/text.h"
#include "platform/tables/csv_scan.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tables {

namespace {

struct Marked {
    Encoding encoding = Encoding::utf8;
    std::string_view text;
};

Marked without_mark(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, bytes.substr(3)};
    if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16_little_endian, bytes.substr(2)};
    if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16_big_endian, bytes.substr(2)};
    return {most_likely_encoding(bytes.substr(0, 64 * 1024)), bytes};
}

bool is_wide(Encoding encoding) {
    return encoding == Encoding::utf16_little_endian || encoding == Encoding::utf16_big_endian;
}

}

class CsvReader::State {
public:
    State(std::string_view bytes, CsvOptions options) : State(without_mark(bytes), options) {}

    bool next(Record& record) {
        if (!read_raw()) return false;
        fill(record);
        pass();
        return true;
    }

    Header header;
    char delimiter;
    Encoding encoding;

private:
    State(Marked marked, CsvOptions options)
        : delimiter(options.delimiter),
          encoding(marked.encoding),
          scanner_(Scanner::make(marked.text, marked.encoding)),
          limits_{.longest_record = options.longest_record / (is_wide(marked.encoding) ? 2 : 1),
                  .most_fields = options.most_fields} {
        second_looks_ = static_cast<std::int64_t>(limits_.longest_record);
        use(',');
        read_stated_delimiter();
        if (delimiter == 0) delimiter = likely_delimiter();
        use(delimiter);
        read_header();
    }

    void use(char present_delimiter) { scanner_->use(present_delimiter, line_ends_); }

    // "sep=;" in the first line.
    void read_stated_delimiter() {
        std::string line;
        FieldNotes notes;
        scanner_->text({.begin = 0, .end = std::min<std::size_t>(5, scanner_->size())}, encoding,
                       line, notes);
        if (line.size() != 5 || !basics::folded(line).starts_with("sep=")) return;
        scanner_->read(5, Reading::usual, limits_, raw_);
        if (!raw_.complete || !raw_.blank()) return;
        if (delimiter == 0) delimiter = line[4];
        position_ = raw_.end;
        line_ = 2;
    }

    /// The delimiter by which most of the first records have as many fields as the header;
    /// among equals the one that makes most columns.
    char likely_delimiter() {
        std::pair<std::size_t, std::size_t> best = {0, 1};
        char likely = ',';
        for (char const candidate : {',', ';', '\t', '|'}) {
            auto const score = agreement(candidate);
            if (score.second > 1 && score > best) {
                best = score;
                likely = candidate;
            }
        }
        return likely;
    }

    /// How many of the first records agree with the header, itself included, and its columns.
    std::pair<std::size_t, std::size_t> agreement(char candidate) {
        std::size_t agreeing = 0, columns = 0, at = position_;
        line_ends_ = LineEnds::unknown;
        use(candidate);
        for (int records = 0; records < 12 && at < scanner_->size();) {
            scanner_->read(at, Reading::usual, limits_, raw_);
            if (!raw_.complete) break;
            at = raw_.end;
            if (raw_.blank()) continue;
            if (records++ == 0) {
                columns = raw_.fields.size();
                note_line_ends(at);
                use(candidate);
            }
            if (raw_.fields.size() == columns) ++agreeing;
        }
        return {agreeing, columns};
    }

    void note_line_ends(std::size_t end) {
        line_ends_ = scanner_->ends_with_carriage_return(end) ? LineEnds::carriage_return
                                                              : LineEnds::line_feed;
    }

    void read_header() {
        line_ends_ = LineEnds::unknown;
        use(delimiter);
        if (!read_raw()) return;
        Record record;
        fill(record);
        all_quoted_ = raw_.quoted && !raw_.unquoted;
        pass();
        if (!record.rejected()) header = Header(std::move(record.fields));
        note_line_ends(position_);
        use(delimiter);
    }

    bool fits(RawRecord const& record) const {
        return record.complete && record.fields.size() == header.names().size();
    }

    /// Finds the record at the present position, past empty lines; false at the end.
    bool read_raw() {
        for (;;) {
            if (position_ >= scanner_->size()) return false;
            scanner_->read(position_, Reading::usual, limits_, raw_);
            if (!raw_.complete) find_end();
            else if (raw_.stray || raw_.unclosed || breaks_habit()) look_again();
            if (!raw_.complete || !raw_.blank()) return true;
            pass();
        }
    }

    void pass() {
        bool const one_line = raw_.complete && !raw_.quoted;
        line_ += one_line ? 1 : scanner_->lines(position_, raw_.end);
        second_looks_ += static_cast<std::int64_t>(raw_.length()) * 4;
        position_ = raw_.end;
    }

    /// The record in another reading, taken when it has the right number of fields. Costs what it
    /// reads; what has been read in the usual way pays for it, or else a malicious file could make
    /// the reader look at the same bytes for ever.
    bool take(Reading reading) {
        if (header.names().empty() || second_looks_ <= 0) return false;
        scanner_->read(position_, reading, limits_, other_);
        second_looks_ -=
            static_cast<std::int64_t>(other_.complete ? other_.length() : limits_.longest_record);
        if (!fits(other_)) return false;
        other_.stray = true;
        std::swap(raw_, other_);
        return true;
    }

    /// Whether the file quotes every field, but this record, of the wrong length, does not: a quote
    /// before a delimiter inside the text may have ended a field too early.
    bool breaks_habit() const { return all_quoted_ && raw_.unquoted && !fits(raw_); }

    void look_again() {
        second_looks_ -= static_cast<std::int64_t>(raw_.length());
        if (all_quoted_ && raw_.unquoted && take(Reading::all_quoted)) return;
        if (fits(raw_)) {
            // A quote that was never closed, and the next quoted field took its end for its own.
            if (raw_.merged && scanner_->lines(raw_.begin, raw_.end) > 1)
                take(Reading::line_by_line);
            return;
        }
        if (take(Reading::all_quoted) || take(Reading::with_blanks) ||
            take(Reading::line_by_line)) {
            return;
        }
        if (!raw_.unclosed || take(Reading::rest_of_line)) return;
        scanner_->read(position_, Reading::rest_of_line, limits_, other_);
        if (other_.complete) std::swap(raw_, other_);
    }

    /// Whether the next line is a record too, and not the second line of a long text in quotes.
    bool is_followed_by_record() {
        scanner_->read(raw_.end, Reading::line_by_line, limits_, other_);
        second_looks_ -=
            static_cast<std::int64_t>(other_.complete ? other_.length() : limits_.longest_record);
        return fits(other_);
    }

    /// For a record beyond the limits: perhaps a quote that was never closed; otherwise rejected.
    void find_end() {
        second_looks_ -= static_cast<std::int64_t>(limits_.longest_record);
        if (header.names().size() > 1 && take(Reading::line_by_line) && is_followed_by_record()) {
            return;
        }
        std::size_t const end = scanner_->end_of_record(position_);
        if (end - position_ <= limits_.longest_record) {
            scanner_->read(position_, Reading::usual, limits_, raw_);
            if (raw_.complete) return look_again();
        }
        raw_.complete = false;
        raw_.fields.clear();
        raw_.end = end;
    }

    void fill(Record& record) {
        record.line = line_;
        record.problems.clear();
        record.fields.resize(raw_.fields.size());
        if (!raw_.complete) {
            record.problems.push_back(RecordProblem::too_long);
            return;
        }
        FieldNotes notes;
        auto const expected = encoding == Encoding::windows_1252 ? encoding : Encoding::utf8;
        for (std::size_t i = 0; i < raw_.fields.size(); ++i) {
            scanner_->text(raw_.fields[i], expected, record.fields[i], notes);
        }
        std::size_t const columns = header.names().size();
        auto const note = [&](bool is_so, RecordProblem problem) {
            if (is_so) record.problems.push_back(problem);
        };
        note(record.fields.size() < columns, RecordProblem::too_few_fields);
        note(record.fields.size() > columns, RecordProblem::too_many_fields);
        note(raw_.unclosed, RecordProblem::unclosed_quote);
        note(raw_.stray && !raw_.unclosed, RecordProblem::stray_quote);
        note(notes.other_encoding, RecordProblem::other_encoding);
        note(notes.nul_bytes, RecordProblem::nul_bytes);
    }

    std::unique_ptr<Scanner> scanner_;
    ScanLimits limits_;
    LineEnds line_ends_ = LineEnds::unknown;
    bool all_quoted_ = false;  // In the header; its fields tell how the file is written.
    std::size_t position_ = 0, line_ = 1;
    std::int64_t second_looks_ = 0;  // Bytes that second looks may still cost.
    RawRecord raw_, other_;
};

CsvReader::CsvReader(std::string_view bytes, CsvOptions options)
    : state_(std::make_unique<State>(bytes, options)) {}
CsvReader::~CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;

Header const& CsvReader::header() const { return state_->header; }
bool CsvReader::next(Record& record) { return state_->next(record); }
char CsvReader::delimiter() const { return state_->delimiter; }
Encoding CsvReader::encoding() const { return state_->encoding; }

}
