// Any table, by a mapping.
#include <algorithm>

#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/funders/rows.h"
#include "features/knowledge/readers/page/page_facts.h"
#include "features/knowledge/readers/partners.h"
#include "features/knowledge/readers/table/mapping.h"
#include "features/knowledge/readers/words/amounts.h"
#include "features/knowledge/readers/words/dates.h"
#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "platform/tables/spreadsheet.h"

namespace knowledge::readers {

namespace {

/// A row being made into a record.
class Making {
public:
    Making(Mapping const& mapping, Sources const& sources, std::string_view currency)
        : mapping_(mapping), sources_(sources), currency_(currency) {}

    /// Takes in a value; what is wrong with it otherwise.
    std::optional<Rejected> take(std::string const& target, std::string_view value,
                                 std::string const& column) {
        auto const point = target.find('.');
        auto const base = target.substr(0, point);
        auto const told = point == std::string::npos
                              ? std::nullopt
                              : texts::parse_language(std::string_view(target).substr(point + 1));
        auto const language = told.value_or(mapping_.language);
        if (base == "title")
            content().title[language] = basics::shortened(one_line_value(value), 500);
        else if (base == "id") record.source_id = basics::shortened(one_line_value(value), 100);
        else if (base == "start" || base == "end")
            return take_date(base == "start" ? content().start : content().end, value);
        else if (base == "period" || base == "duration") return take_period(value);
        else if (base == "grant" || base == "own_effort" || base == "total")
            return take_sum(base, value, column);
        else if (base == "funder_number") return take_number(value);
        else if (take_name(base, value) || take_list(base, value, column) ||
                 take_person(base, value))
            return std::nullopt;
        else add_section(base == "goals_text" ? "goals" : base, value, language);
        return std::nullopt;
    }

    Content& content() { return record.content; }

    Record record = {};

private:
    std::optional<Rejected> take_date(std::optional<basics::Date>& date, std::string_view value) {
        auto const mdy = mapping_.date_format == "mdy" ? month_first(value) : std::nullopt;
        auto const read = mdy ? mdy : read_exact_date(value);
        date = read ? read : read_date(value);
        return date ? std::nullopt
                    : std::optional(rejected(0, "knowledge.import.date_wrong", value));
    }

    /// "10/01/2015" where the month stands first.
    static std::optional<basics::Date> month_first(std::string_view value) {
        auto const all = tokens(value, 6);
        if (all.size() < 5 || all[1].text != all[3].text) return std::nullopt;
        basics::Date const date{value_of(all[4]), value_of(all[0]), value_of(all[2])};
        return basics::exists(date) && date.day > 0 ? std::optional(date) : std::nullopt;
    }

    std::optional<Rejected> take_period(std::string_view value) {
        auto const period = read_period(value);
        if (!period && !is_duration(value))
            return rejected(0, "knowledge.import.date_wrong", value);
        if (period && period->start) content().start = period->start;
        if (period && period->end) content().end = period->end;
        if (!period) content().duration = one_line_value(value);
        else if (!period->told.empty()) content().duration = basics::shortened(period->told, 120);
        return std::nullopt;
    }

    std::optional<Rejected> take_sum(std::string const& base, std::string_view value,
                                     std::string const& column) {
        auto const sum = read_money(value, mapping_.language);
        if (!sum) return rejected(0, "knowledge.import.sum_wrong", value);
        Funding funding{.money = sum->money, .currency_assumed = sum->currency_assumed};
        if (sum->currency_assumed && !currency_.empty())
            funding.money.currency = currency_, funding.currency_assumed = false;
        auto const unit = mapping_.units.find(column);
        if (unit != mapping_.units.end() && sum->currency_assumed)
            funding.money.minor *= unit->second == "million" ? 1'000'000 : 1'000;
        if (funding.money.minor > 1'000'000'000'000'000)
            return rejected(0, "knowledge.import.sum_wrong", value);
        funding.kind = base == "grant"   ? FundingKind::grant
                       : base == "total" ? FundingKind::total
                                         : FundingKind::own_effort;
        if (funding.money.minor > 0) content().funding.push_back(std::move(funding));
        return std::nullopt;
    }

    std::optional<Rejected> take_number(std::string_view value) {
        auto number = basics::shortened(one_line_value(value), 100);
        (is_own_number(number) ? content().own_number : content().funder_number) =
            std::move(number);
        return std::nullopt;
    }

    bool take_name(std::string const& base, std::string_view value) {
        auto const line = basics::shortened(one_line_value(value), 300);
        if (base == "status") {
            PageFacts facts;
            take_fact({.field = Field::status}, line, mapping_.language, sources_, facts);
            content().status = facts.content.status;
            content().status_text = line;
        } else if (base == "funder") content().funder = line;
        else if (base == "own_number") content().own_number = line;
        else if (base == "programme") content().programme = line;
        else if (base == "call") content().call = line;
        else if (base == "continues") content().continues = line;
        else if (base == "part_of") content().part_of = line;
        else if (base == "contact") content().contact = line;
        else if (base == "address") record.address = line;
        else if (base == "coordinator")
            add_partner(content(), leading(line, PartnerRole::coordinator));
        else if (base == "need_owner")
            add_partner(content(), leading(line, PartnerRole::need_owner));
        else return base == "currency";
        return true;
    }

    Partner leading(std::string_view line, PartnerRole role) const {
        auto partner = read_partner(line, role, sources_);
        partner.role = role;
        return partner;
    }

    std::vector<std::string> values(std::string_view value, std::string const& column) const {
        auto const given = mapping_.lists.find(column);
        std::string_view mark =
            given != mapping_.lists.end() ? std::string_view(given->second) : std::string_view();
        for (std::string_view one : {";", "|", "\n"})
            if (mark.empty() && value.find(one) != value.npos) mark = one;
        if (mark.empty()) mark = ",";
        std::vector<std::string> all;
        for (std::size_t begin = 0; begin <= value.size() && all.size() < 1000;) {
            auto const end = std::min(value.find(mark, begin), value.size());
            if (auto one = one_line_value(value.substr(begin, end - begin)); !one.empty())
                all.push_back(std::move(one));
            begin = end + mark.size();
        }
        return all;
    }

    bool take_list(std::string const& base, std::string_view value, std::string const& column) {
        if (base == "partners") {
            bool const marked =
                mapping_.lists.contains(column) || value.find_first_of(";|\n") != value.npos;
            auto const names = marked ? values(value, column) : std::vector{std::string(value)};
            for (auto const& name : names)
                if (marked)
                    add_partner(content(), read_partner(name, PartnerRole::partner, sources_));
                else
                    for (auto& partner : read_partners(name, PartnerRole::partner, sources_))
                        add_partner(content(), std::move(partner));
        } else if (base == "keywords") add_all(content().keywords, values(value, column));
        else if (base == "themes") add_all(content().themes, values(value, column));
        else if (base == "results_list")
            for (auto& title : values(value, column))
                content().results.push_back({.title = std::move(title)});
        else if (base == "links")
            for (auto& link : links_in(value)) add_link(content(), std::move(link));
        else if (base == "goals" || base == "places")
            take_places_and_goals(base, values(value, column), value);
        else return false;
        return true;
    }

    static void add_all(std::vector<std::string>& list, std::vector<std::string> words) {
        for (auto& word : words)
            if (list.size() < 100 && !is_among(word, list))
                list.push_back(basics::shortened(word, 100));
    }

    void take_places_and_goals(std::string const& base, std::vector<std::string> const& all,
                               std::string_view value) {
        PageFacts facts;
        if (base == "goals")
            take_fact({.field = Field::goals}, value, mapping_.language, sources_, facts);
        for (auto const& one : all) {
            bool const code =
                one.size() == 4 && one.find_first_not_of("0123456789") == std::string::npos;
            auto const place =
                base == "places" ? (code ? one : municipality_code(one, sources_)) : std::string();
            if (!place.empty()) facts.content.places.push_back({.municipality_code = place});
            else if (base == "goals")
                take_fact({.field = Field::goals}, one, mapping_.language, sources_, facts);
        }
        for (auto const& goal : facts.content.goals)
            if (std::ranges::find(content().goals, goal.goal, &GoalMark::goal) ==
                content().goals.end())
                content().goals.push_back(goal);
        for (auto& place : facts.content.places) content().places.push_back(std::move(place));
    }

    /// Name, e-mail and telephone of one row are one person's.
    bool take_person(std::string const& base, std::string_view value) {
        if (base != "person" && base != "person_email" && base != "person_telephone") return false;
        auto& persons = content().persons;
        if (persons.empty()) persons.push_back({.name = "", .role = "contact"});
        auto& person = persons.front();
        auto const line = basics::shortened(one_line_value(value), 200);
        (base == "person"         ? person.name
         : base == "person_email" ? person.email
                                  : person.telephone) = line;
        return true;
    }

    void add_section(std::string const& section, std::string_view value, texts::Language language) {
        auto& text = content().sections[section][language];
        text += (text.empty() ? "" : "\n\n") + text_value(value);
    }

    Mapping const& mapping_;
    Sources const& sources_;
    std::string currency_;
};

/// The value of a target's column in the row; its default when there is none.
std::string value_of_target(Row const& row, Mapping const& mapping, std::string_view target) {
    for (auto const& [column, mapped] : mapping.columns)
        if (mapped == target && !row.field(column).empty())
            return one_line_value(row.field(column));
    auto const given = mapping.defaults.find(std::string(target));
    return given == mapping.defaults.end() ? std::string() : given->second;
}

/// Of a row without a number of its own: made of its title and who answers for it.
std::string made_id(Content const& content) {
    if (!content.funder_number.empty()) return content.funder_number;
    if (!content.own_number.empty()) return content.own_number;
    auto const* leader = coordinator(content);
    return basics::slug(content.title.begin()->second) +
           (leader ? ":" + basics::slug(leader->name) : "");
}

std::expected<std::optional<Record>, Rejected> record_of(Row const& row, Mapping const& mapping,
                                                         Sources const& sources) {
    Making making(mapping, sources, value_of_target(row, mapping, "currency"));
    bool some = false;
    std::vector<std::string_view> filled;
    for (auto const& [column, target] : mapping.columns) {
        auto const value = basics::trimmed(row.field(column));
        if (value.empty()) continue;
        some = true;
        filled.push_back(target);
        if (auto why = making.take(target, value, column)) return std::unexpected(*why);
    }
    if (!some) return std::nullopt;
    for (auto const& [target, value] : mapping.defaults)
        if (!is_among(std::string_view(target), filled))
            if (auto why = making.take(target, value, target)) return std::unexpected(*why);
    auto& content = making.content();
    std::erase_if(content.title, [](auto const& title) { return title.second.empty(); });
    if (content.title.empty())
        return std::unexpected(rejected(0, "knowledge.import.title_missing",
                                        row.field(mapping.columns.begin()->first)));
    if (content.start && content.end &&
        basics::last_day(*content.end) < basics::first_day(*content.start))
        return std::unexpected(
            rejected(0, "knowledge.import.dates_reversed",
                     basics::iso(*content.start) + " – " + basics::iso(*content.end)));
    for (auto& funding : content.funding)
        if (funding.kind == FundingKind::grant) funding.from = content.funder;
    auto record = std::move(making.record);
    record.source = "table";
    record.source_name = mapping.source_name;
    record.licence = mapping.licence;
    record.language = mapping.language;
    if (record.source_id.empty()) record.source_id = made_id(record.content);
    return record;
}

/// A table made by hand often lacks the empty cells at the end of its rows.
Outcome read_rows(tables::RecordReader& table, Mapping const& mapping, Sources const& sources,
                  Sink& sink) {
    auto const problems = check_mapping(mapping, table.header().names());
    if (!problems.empty()) {
        auto const& first = problems.front();
        return std::unexpected(
            rejected(0, "knowledge.import.mapping_unusable", first.field + ": " + first.text));
    }
    Seen seen;
    tables::Record fields;
    while (goes_on(sink) && table.next(fields)) {
        auto const line = static_cast<std::int64_t>(fields.line);
        if (fields.rejected() || fields.has(tables::RecordProblem::too_many_fields) ||
            fields.has(tables::RecordProblem::unclosed_quote)) {
            sink.rejected(rejected(
                line, "knowledge.import.row_" + std::string(tables::name(fields.problems.front())),
                fields.fields.empty() ? "" : fields.fields.front()));
            continue;
        }
        auto record = record_of(Row(table, fields), mapping, sources);
        if (!record) reject(sink, line, record.error());
        else if (!*record) continue;
        else if (!seen.add((*record)->source_id))
            reject(sink, line, rejected(0, "knowledge.import.duplicate", (*record)->source_id));
        else sink.record(**std::move(record));
    }
    return {};
}

}

Outcome read_table(std::string_view bytes, Sources const& sources, Sink& sink) {
    auto const mapping = read_mapping(sources.mapping);
    if (!mapping)
        return std::unexpected(
            rejected(0, "knowledge.import.mapping_unusable", mapping.error().front().text));
    bool const workbook = bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
    if (!workbook) {
        tables::CsvReader table(bytes);
        return read_rows(table, *mapping, sources, sink);
    }
    auto table = tables::SpreadsheetReader::open(bytes);
    if (!table)
        return std::unexpected(
            rejected(0, "knowledge.import.spreadsheet_" + std::string(tables::name(table.error())),
                     sources.file_name));
    auto const outcome = read_rows(*table, *mapping, sources, sink);
    if (outcome && table->error())
        sink.rejected(rejected(
            0, "knowledge.import.spreadsheet_" + std::string(tables::name(*table->error())),
            sources.file_name));
    return outcome;
}

}
