// One algorithm for bytes and for UTF-16, since all that has a meaning in CSV is ASCII.
#include "platform/tables/csv_scan.h"

#include "platform/tables/csv_units.h"

#include <algorithm>
#include <limits>

namespace tables {

namespace {

// Instead of positions: there is none; there is none before the limit.
constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
constexpr std::size_t beyond = never - 1;

// "" is one quote.
void join_doubled_quotes(std::string& field) {
    auto const first = field.find("\"\"");
    if (first == field.npos) return;
    std::size_t to = first;
    for (std::size_t from = first; from < field.size(); ++from) {
        field[to++] = field[from];
        if (field[from] == '"' && from + 1 < field.size() && field[from + 1] == '"') ++from;
    }
    field.resize(to);
}

template <class Units>
class UnitScanner final : public Scanner {
public:
    explicit UnitScanner(std::string_view bytes) : units_{bytes} {}

    void use(char delimiter, LineEnds line_ends) override {
        delimiter_ = static_cast<unsigned char>(delimiter);
        line_ends_ = line_ends;
        never_closed_from_ = never;
        line_ = {};
    }

    std::size_t size() const override { return units_.size(); }

    void read(std::size_t begin, Reading reading, ScanLimits limits, RawRecord& record) override {
        record.fields.clear();
        record.begin = record.end = begin;
        record.complete = record.quoted = record.unquoted = false;
        record.stray = record.merged = record.unclosed = false;
        std::size_t const limit = begin + std::min(units_.size() - begin, limits.longest_record);
        std::size_t at = begin;
        for (;;) {
            RawField field;
            at = read_field(at, limit, reading, field, record);
            if (at > limit || record.fields.size() == limits.most_fields) return;
            record.fields.push_back(field);
            if (!field.quoted && field.begin < field.end) record.unquoted = true;
            if (at == units_.size() || units_.at(at) != delimiter_) break;
            ++at;
        }
        record.end = past_line_end(at);
        record.complete = true;
    }

    std::size_t end_of_record(std::size_t begin) override {
        RawRecord passed;
        RawField field;
        std::size_t at = begin;
        for (;;) {
            at = read_field(at, units_.size(), Reading::usual, field, passed);
            if (at == units_.size() || units_.at(at) != delimiter_) return past_line_end(at);
            ++at;
        }
    }

    bool ends_with_carriage_return(std::size_t end) const override {
        return end > 0 && units_.at(end - 1) == '\r';
    }

    std::size_t lines(std::size_t begin, std::size_t end) const override {
        std::size_t count = 0;
        if (line_ends_ == LineEnds::line_feed) {
            auto at = units_.find('\n', begin, end);
            for (; at < end; at = units_.find('\n', at + 1, end)) ++count;
            return count;
        }
        for (std::size_t at = begin; at < end; ++at) {
            bool const feed_follows = at + 1 < end && units_.at(at + 1) == '\n';
            if (units_.at(at) == '\n' || (units_.at(at) == '\r' && !feed_follows)) ++count;
        }
        return count;
    }

    void text(RawField field, Encoding expected, std::string& out,
              FieldNotes& notes) const override {
        units_.copy(field.begin, field.end, out, notes);
        if (field.quoted) join_doubled_quotes(out);
        make_text(out, expected, notes);
    }

private:
    struct Line {
        std::size_t begin = 1, end = 0;
        Reading reading = Reading::usual;
        std::size_t never_closed_from = never;
    };

    bool is_blank(std::size_t at) const {
        return units_.at(at) == ' ' || (units_.at(at) == '\t' && delimiter_ != '\t');
    }

    std::size_t past_blanks(std::size_t at) const {
        while (at < units_.size() && is_blank(at)) ++at;
        return at;
    }

    std::size_t past(unsigned unit, std::size_t at) const {
        while (at < units_.size() && units_.at(at) == unit) ++at;
        return at;
    }

    // CR before LF belongs to the line end, also several; alone it is one only in files made so.
    bool is_line_end(std::size_t at) const {
        if (units_.at(at) == '\n') return true;
        if (units_.at(at) != '\r') return false;
        if (line_ends_ != LineEnds::line_feed) return true;
        std::size_t const next = past('\r', at);
        return next == units_.size() || units_.at(next) == '\n';
    }

    std::size_t past_line_end(std::size_t at) const {
        bool const one_only = line_ends_ == LineEnds::carriage_return;
        std::size_t const next =
            one_only && at < units_.size() ? at + (units_.at(at) == '\r') : past('\r', at);
        if (next < units_.size() && units_.at(next) == '\n') return next + 1;
        return line_ends_ == LineEnds::line_feed ? next : std::min(next, at + 1);
    }

    std::size_t without_carriage_returns(std::size_t begin, std::size_t end) const {
        while (end > begin && units_.at(end - 1) == '\r') --end;
        return end;
    }

    /// The line of `at`, read in this way. Asked for often in one line, hence remembered.
    Line& line(std::size_t at, Reading reading) {
        if (at < line_.begin || at > line_.end) {
            std::size_t end = at;
            if (line_ends_ == LineEnds::line_feed) end = units_.find('\n', at, units_.size());
            else
                while (end < units_.size() && !is_line_end(end)) ++end;
            line_ = {.begin = at, .end = end, .reading = reading};
        }
        if (line_.reading != reading) line_.never_closed_from = never;
        line_.reading = reading;
        return line_;
    }

    /// Whether a quote before `at` closes its field.
    bool ends_field(std::size_t at, Reading reading) const {
        if (reading == Reading::with_blanks) at = past_blanks(at);
        if (at == units_.size()) return true;
        bool const all_quoted = reading == Reading::all_quoted;
        if (units_.at(at) == delimiter_) {
            return !all_quoted || (at + 1 < units_.size() && units_.at(at + 1) == '"');
        }
        if (!is_line_end(at)) return false;
        std::size_t const next = past_line_end(at);
        return !all_quoted || next == units_.size() || units_.at(next) == '"';
    }

    /// The quote that closes a field whose content starts at `begin`; `never`, or `beyond` the
    /// limit.
    ///
    /// A run of quotes closes the field with its last one when their number is odd, the others
    /// being doubled. This depends on nothing before the run, save for the run in which the field
    /// starts: so where a search from one quote was in vain, a search from any later one is.
    std::size_t closing_quote(std::size_t begin, std::size_t limit, Reading reading,
                              std::size_t& never_closed_from, RawRecord& record) {
        for (std::size_t at = begin;;) {
            std::size_t const run_end = past('"', at);
            bool const single = (run_end - at) % 2 == 1;
            bool const may_close = single || (run_end > at && reading == Reading::all_quoted);
            if (may_close && ends_field(run_end, reading)) return run_end - 1;
            if (single) note_stray(begin, at, record);
            if (run_end >= never_closed_from) return never;
            at = units_.find('"', run_end, limit);
            if (at >= limit) break;
        }
        if (limit < units_.size()) return beyond;
        never_closed_from = std::min(never_closed_from, begin);
        return never;
    }

    /// The same within the line.
    std::size_t closing_quote_in_line(std::size_t begin, Reading reading, RawRecord& record) {
        Line& line = this->line(begin, reading);
        std::size_t const found =
            closing_quote(begin, line.end, reading, line.never_closed_from, record);
        if (found != beyond) return found;
        line.never_closed_from = std::min(line.never_closed_from, begin);
        return never;
    }

    void note_stray(std::size_t begin, std::size_t at, RawRecord& record) const {
        record.stray = true;
        if (at == begin) return;
        unsigned const before = units_.at(at - 1);
        if (before == delimiter_ || before == '\n' || before == '\r') record.merged = true;
    }

    /// Reads the field at `at`; where it ended (a delimiter, a line end or the end), or `beyond`.
    std::size_t read_field(std::size_t at, std::size_t limit, Reading reading, RawField& field,
                           RawRecord& record) {
        std::size_t const quote = past_blanks(at);
        bool const quoted = quote < limit && units_.at(quote) == '"';
        if (!quoted) return read_unquoted(at, limit, field, record);
        if (quote > at) return read_after_blanks(at, quote, limit, reading, field, record);
        std::size_t const close = closing_quote_of(at, limit, reading, record);
        if (close == beyond) return beyond;
        if (close != never) return take_quoted(at, close, reading, field, record);
        record.unclosed = true;
        if (reading != Reading::rest_of_line) return read_unquoted(at + 1, limit, field, record);
        std::size_t const end = line(at, reading).end;
        field = {.begin = at + 1, .end = without_carriage_returns(at + 1, end)};
        return end;
    }

    std::size_t closing_quote_of(std::size_t quote, std::size_t limit, Reading reading,
                                 RawRecord& record) {
        if (reading == Reading::line_by_line || reading == Reading::rest_of_line) {
            return closing_quote_in_line(quote + 1, reading, record);
        }
        if (reading == Reading::usual) {
            return closing_quote(quote + 1, limit, reading, never_closed_from_, record);
        }
        std::size_t unremembered = never;
        std::size_t const close = closing_quote(quote + 1, limit, reading, unremembered, record);
        // The other readings are of use only where quotes close.
        return close == never ? beyond : close;
    }

    /// Blanks before a quote are left out where the quote closes in its line; else they are text.
    std::size_t read_after_blanks(std::size_t at, std::size_t quote, std::size_t limit,
                                  Reading reading, RawField& field, RawRecord& record) {
        bool const with_blanks = reading == Reading::with_blanks;
        if (reading == Reading::usual || with_blanks) {
            Reading const in_line = with_blanks ? reading : Reading::line_by_line;
            std::size_t const close = closing_quote_in_line(quote + 1, in_line, record);
            if (close != never) return take_quoted(quote, close, reading, field, record);
        }
        return read_unquoted(at, limit, field, record);
    }

    std::size_t take_quoted(std::size_t quote, std::size_t close, Reading reading, RawField& field,
                            RawRecord& record) const {
        field = {.begin = quote + 1, .end = close, .quoted = true};
        record.quoted = true;
        return reading == Reading::with_blanks ? past_blanks(close + 1) : close + 1;
    }

    std::size_t read_unquoted(std::size_t begin, std::size_t limit, RawField& field,
                              RawRecord& record) const {
        bool const feeds_only = line_ends_ == LineEnds::line_feed;
        std::size_t end = begin;
        for (; end < limit; ++end) {
            unsigned const unit = units_.at(end);
            if (unit == delimiter_ || unit == '\n' || (unit == '\r' && !feeds_only)) break;
            if (unit == '"') record.stray = true;
        }
        if (end == limit && limit < units_.size()) return beyond;
        bool const last = end == units_.size() || units_.at(end) == '\n';
        field = {.begin = begin, .end = last ? without_carriage_returns(begin, end) : end};
        return end;
    }

    Units units_;
    unsigned delimiter_ = ',';
    LineEnds line_ends_ = LineEnds::unknown;
    std::size_t never_closed_from_ = never;
    Line line_;
};

}

std::unique_ptr<Scanner> Scanner::make(std::string_view bytes, Encoding encoding) {
    switch (encoding) {
        case Encoding::utf16_little_endian:
            return std::make_unique<UnitScanner<Pairs<false>>>(bytes);
        case Encoding::utf16_big_endian: return std::make_unique<UnitScanner<Pairs<true>>>(bytes);
        case Encoding::utf8:
        case Encoding::windows_1252: break;
    }
    return std::make_unique<UnitScanner<Bytes>>(bytes);
}

}
