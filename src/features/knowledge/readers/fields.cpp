// One table of fillers and one of kinds of organisations; the rest is strict reading.
#include "features/knowledge/readers/fields.h"

#include <array>

#include "features/knowledge/readers/page/page_text.h"
#include "features/knowledge/readers/words/dates.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

/// Characters of a value on one line; more is no name, number or title.
constexpr std::size_t longest_value = 1000;

// recognises: values that stand for nothing in sources' files
constexpr auto fillers = std::to_array<std::string_view>({"",
                                                          "x",
                                                          "xx",
                                                          "xxx",
                                                          "x.",
                                                          "null",
                                                          "none",
                                                          "nil",
                                                          "n/a",
                                                          "na",
                                                          "-",
                                                          "--",
                                                          "–",
                                                          ".",
                                                          "ej öppna data",
                                                          "ej öppna data.",
                                                          "saknas",
                                                          "uppgift saknas",
                                                          "ej angivet",
                                                          "not available",
                                                          "no data",
                                                          "nan",
                                                          "#n/a",
                                                          "ikke oppgitt"});

struct KindWord {
    std::string_view word;
    Helix helix;
};

// recognises: sources' words for kinds of organisations
constexpr auto kinds = std::to_array<KindWord>({
    {"företag", Helix::business},
    {"offentlig förvaltning", Helix::public_sector},
    {"övriga offentliga organisationer", Helix::public_sector},
    {"universitet och högskolor", Helix::academia},
    {"ideella föreningar, stiftelser, fysiska personer mm", Helix::civil_society},
    {"ideella föreningar, stiftelser, fysiska personer m.m.", Helix::civil_society},
    {"prc", Helix::business},
    {"hes", Helix::academia},
    {"rec", Helix::academia},
    {"pub", Helix::public_sector},
    {"kommun", Helix::public_sector},
    {"kommune", Helix::public_sector},
    {"region", Helix::public_sector},
    {"myndighet", Helix::public_sector},
    {"municipality", Helix::public_sector},
    {"offentlig", Helix::public_sector},
    {"offentlig sektor", Helix::public_sector},
    {"public sector", Helix::public_sector},
    {"public", Helix::public_sector},
    {"akademi", Helix::academia},
    {"academia", Helix::academia},
    {"universitet", Helix::academia},
    {"university", Helix::academia},
    {"näringsliv", Helix::business},
    {"business", Helix::business},
    {"company", Helix::business},
    {"bedrift", Helix::business},
    {"civilsamhälle", Helix::civil_society},
    {"civil society", Helix::civil_society},
    {"förening", Helix::civil_society},
    {"ideell förening", Helix::civil_society},
    {"frivillighet", Helix::civil_society},
    {"research organisation", Helix::academia},
    {"private sector", Helix::business},
    {"statlig myndighet", Helix::public_sector},
});

}

bool is_filler(std::string_view value) {
    auto const trimmed = basics::trimmed(value);
    return trimmed.size() <= 40 && is_among(basics::folded(trimmed), fillers);
}

std::string one_line_value(std::string_view value) {
    if (is_filler(value)) return {};
    return basics::shortened(basics::one_line(cut(value, 20'000)), longest_value);
}

std::string text_value(std::string_view value) {
    if (is_filler(value)) return {};
    auto const normalised = basics::normalised(cut(value, 1'000'000));
    std::string text;
    bool gap = false;
    for (std::size_t begin = 0; normalised && begin < normalised->size();) {
        auto const end = std::min(normalised->find_first_of("\r\n", begin), normalised->size());
        auto line = tidy_line(std::string_view(*normalised).substr(begin, end - begin));
        begin = end + (normalised->compare(end, 2, "\r\n") == 0 ? 2 : 1);
        if (line.empty()) gap = true;
        else {
            if (!text.empty()) text += gap ? "\n\n" : "\n";
            text += line;
            gap = false;
        }
    }
    return text;
}

std::vector<std::string> listed_values(std::string_view value) {
    std::vector<std::string> values;
    for (std::size_t begin = 0; begin <= value.size() && values.size() < 1000;) {
        auto const end = std::min(value.find('|', begin), value.size());
        if (auto one = one_line_value(value.substr(begin, end - begin)); !one.empty())
            values.push_back(std::move(one));
        begin = end + 1;
    }
    return values;
}

std::expected<std::optional<basics::Date>, Rejected> date_value(std::string_view value) {
    if (is_filler(value)) return std::nullopt;
    auto const date = read_exact_date(value);
    if (!date) return std::unexpected(rejected(0, "knowledge.import.date_wrong", value));
    bool const known = date->year >= 1950 && date->year <= 2200;
    return known ? date : std::nullopt;
}

std::expected<std::optional<std::int64_t>, Rejected> sum_value(std::string_view value) {
    if (is_filler(value)) return std::nullopt;
    auto text = std::string(basics::trimmed(value));
    // "1500000.0000": four decimals of machines, of which we keep two.
    if (auto const point = text.find_last_of(".,");
        point != text.npos && text.size() - point == 5 && text.find_first_of(".,") == point)
        text.resize(point + 3);
    auto const sum = basics::parse_amount(text);
    if (!sum) return std::unexpected(rejected(0, "knowledge.import.sum_wrong", value));
    return *sum == 0 ? std::nullopt : std::optional(*sum);
}

std::optional<Rejected> set_dates(std::string_view start, std::string_view end, Content& content) {
    auto const first = date_value(start), last = date_value(end);
    if (!first) return first.error();
    if (!last) return last.error();
    if (*first && *last && basics::last_day(**last) < basics::first_day(**first))
        return rejected(0, "knowledge.import.dates_reversed",
                        basics::iso(**first) + " – " + basics::iso(**last));
    content.start = *first;
    content.end = *last;
    return std::nullopt;
}

bool set_titles(std::string_view swedish, std::string_view english, Content& content) {
    if (auto title = one_line_value(swedish); !title.empty())
        content.title[texts::Language::sv] = basics::shortened(title, 500);
    if (auto title = one_line_value(english); !title.empty())
        content.title[texts::Language::en] = basics::shortened(title, 500);
    return !content.title.empty();
}

Rejected rejected(std::int64_t line, std::string_view reason, std::string_view detail) {
    auto shown = basics::is_utf8(detail)
                     ? basics::one_line(cut(detail, 4000))
                     : basics::one_line(basics::decoded(detail.substr(0, 2000)));
    return {.line = line, .reason = std::string(reason), .detail = basics::shortened(shown, 200)};
}

bool goes_on(Sink const& sink) { return !sink.go_on || sink.go_on(); }

void reject(Sink& sink, std::int64_t line, Rejected why) {
    why.line = line;
    sink.rejected(std::move(why));
}

std::optional<Helix> helix_of_kind(std::string_view kind) {
    auto const folded = basics::folded(basics::trimmed(kind));
    for (auto const& one : kinds)
        if (one.word == folded) return one.helix;
    return std::nullopt;
}

}
