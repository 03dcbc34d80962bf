// A guess at a mapping: by the labels that pages use as well, and some that only tables have.
#include <algorithm>
#include <array>

#include "features/knowledge/readers/page/labels.h"
#include "features/knowledge/readers/table/mapping.h"
#include "features/knowledge/readers/words/amounts.h"
#include "features/knowledge/readers/words/dates.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

struct ColumnName {
    std::string_view name, target;
};

// recognises: names of columns that are no labels on pages
constexpr auto names = std::to_array<ColumnName>({
    {"id", "id"},
    {"löpnummer", "id"},
    {"löpnr", "id"},
    {"nr", "id"},
    {"rad", "id"},
    {"source_id", "id"},
    {"identifier", "id"},
    {"titel", "title"},
    {"rubrik", "title"},
    {"projekt", "title"},
    {"benämning", "title"},
    {"namn", "title"},
    {"title", "title"},
    {"project", "title"},
    {"name", "title"},
    {"heading", "title"},
    {"tittel", "title"},
    {"prosjekt", "title"},
    {"navn", "title"},
    {"insats", "title"},
    {"aktivitet", "title"},
    {"organisation", "coordinator"},
    {"ägare", "coordinator"},
    {"owner", "coordinator"},
    {"organization", "coordinator"},
    {"eier", "coordinator"},
    {"ansvarig förvaltning", "coordinator"},
    {"förvaltning", "coordinator"},
    {"ansvarig nämnd", "coordinator"},
    {"lead", "coordinator"},
    {"organisasjon", "coordinator"},
    {"startår", "start"},
    {"slutår", "end"},
    {"start year", "start"},
    {"end year", "end"},
    {"from", "start"},
    {"to", "end"},
    {"från", "start"},
    {"till", "end"},
    {"fra", "start"},
    {"til", "end"},
    {"år", "start"},
    {"year", "start"},
    {"begin", "start"},
    {"start_date", "start"},
    {"end_date", "end"},
    {"startår", "start"},
    {"sluttår", "end"},
    {"summa", "total"},
    {"kostnad", "total"},
    {"cost", "total"},
    {"sum", "total"},
    {"totalt", "total"},
    {"kostnader", "total"},
    {"kostnad totalt", "total"},
    {"valuta", "currency"},
    {"currency", "currency"},
    {"kommunkod", "places"},
    {"municipality code", "places"},
    {"kommunenummer", "places"},
    {"kommun/kommuner", "places"},
    {"länkar", "links"},
    {"links", "links"},
    {"lenker", "links"},
    {"adress", "address"},
    {"webbadress", "links"},
    {"leverabler", "results_list"},
    {"deliverables", "results_list"},
    {"publikationer", "results_list"},
    {"publications", "results_list"},
    {"leveranser", "results_list"},
    {"tema", "themes"},
    {"teman", "themes"},
    {"theme", "themes"},
    {"themes", "themes"},
    {"temaer", "themes"},
    {"fokusområde", "themes"},
    {"fokusområden", "themes"},
    {"fortsättning på", "continues"},
    {"continues", "continues"},
    {"del av", "part_of"},
    {"part of", "part_of"},
    {"fortsettelse av", "continues"},
    {"kommentar", "other"},
    {"kommentarer", "other"},
    {"övrigt", "other"},
    {"anteckningar", "other"},
    {"comment", "other"},
    {"comments", "other"},
    {"notes", "other"},
    {"annet", "other"},
    {"merknad", "other"},
    {"e-post", "person_email"},
    {"epost", "person_email"},
    {"email", "person_email"},
    {"e-mail", "person_email"},
    {"mejl", "person_email"},
    {"telefon", "person_telephone"},
    {"phone", "person_telephone"},
    {"telephone", "person_telephone"},
    {"mobil", "person_telephone"},
    {"tlf", "person_telephone"},
    {"kontakt e-post", "person_email"},
    {"kontaktens e-post", "person_email"},
    {"kontakt (e-post)", "person_email"},
    {"finansiärens diarienummer", "funder_number"},
    {"finansiärens dnr", "funder_number"},
    {"dnr finansiär", "funder_number"},
    {"funder number", "funder_number"},
    {"own number", "own_number"},
    {"vårt dnr", "own_number"},
    {"kommunens dnr", "own_number"},
    {"eget diarienummer", "own_number"},
    {"eget dnr", "own_number"},
});

struct FieldTarget {
    Field field;
    std::string_view target;
};

constexpr auto field_targets = std::to_array<FieldTarget>({
    {Field::number, "funder_number"},
    {Field::coordinator, "coordinator"},
    {Field::need_owner, "need_owner"},
    {Field::partners, "partners"},
    {Field::funder, "funder"},
    {Field::grant, "grant"},
    {Field::own_effort, "own_effort"},
    {Field::total, "total"},
    {Field::money, "grant"},
    {Field::period, "period"},
    {Field::start, "start"},
    {Field::end, "end"},
    {Field::duration, "duration"},
    {Field::status, "status"},
    {Field::name, "title"},
    {Field::programme, "programme"},
    {Field::call, "call"},
    {Field::keywords, "keywords"},
    {Field::goals, "goals"},
    {Field::place, "places"},
    {Field::role, "role"},
    {Field::web, "links"},
    {Field::contact, "person"},
    {Field::leader, "person"},
});

// recognises: marks of a language in a column's name
struct LanguageMark {
    std::string_view mark;
    texts::Language language;
};
constexpr auto language_marks = std::to_array<LanguageMark>({
    {"(svenska)", texts::Language::sv},  {"(sv)", texts::Language::sv},
    {"svenska", texts::Language::sv},    {"(swedish)", texts::Language::sv},
    {"på svenska", texts::Language::sv}, {"_sv", texts::Language::sv},
    {".sv", texts::Language::sv},        {" sv", texts::Language::sv},
    {"(engelska)", texts::Language::en}, {"(en)", texts::Language::en},
    {"(eng)", texts::Language::en},      {"engelska", texts::Language::en},
    {"(english)", texts::Language::en},  {"på engelska", texts::Language::en},
    {"_en", texts::Language::en},        {".en", texts::Language::en},
    {" en", texts::Language::en},        {" eng", texts::Language::en},
    {" english", texts::Language::en},   {"(norsk)", texts::Language::nb},
    {"(norska)", texts::Language::nb},   {"(nb)", texts::Language::nb},
    {"(no)", texts::Language::nb},       {"norsk", texts::Language::nb},
    {"norska", texts::Language::nb},     {"_nb", texts::Language::nb},
    {".nb", texts::Language::nb},        {" nb", texts::Language::nb},
});

// recognises: marks of a unit in a column's name
constexpr auto thousand_marks = std::to_array<std::string_view>(
    {"tkr", "ksek", "kkr", "tsek", "tusen", "tnok", "knok", "thousand", "1000 kr", "t kr"});
constexpr auto million_marks =
    std::to_array<std::string_view>({"mkr", "mnkr", "msek", "mnok", "miljoner", "millioner",
                                     "million", "milj kr", "mill. kr", "mill kr"});

/// A column's name without what stands in parentheses, and the language that it names.
struct Plain {
    std::string name;
    std::string language = {};
};

Plain plain(std::string_view column) {
    Plain found{.name = basics::folded(basics::one_line(column))};
    for (auto const& one : language_marks) {
        if (!found.name.ends_with(one.mark) || found.name.size() <= one.mark.size() + 2) continue;
        found.language = "." + std::string(texts::code(one.language));
        found.name.resize(found.name.size() - one.mark.size());
        break;
    }
    if (auto const open = found.name.find('('); open != std::string::npos && open > 2)
        found.name.resize(open);
    std::ranges::replace(found.name, '_', ' ');
    while (!found.name.empty() &&
           (found.name.back() == ' ' || found.name.back() == ':' || found.name.back() == '*'))
        found.name.pop_back();
    return found;
}

std::string section_target(std::string_view name) {
    auto const section = section_of_heading(name);
    if (section == "goals") return "goals_text";
    return section == "links" ? "links" : section == "contact" ? "person" : std::string(section);
}

std::string target_of(std::string const& name) {
    for (auto const& one : names)
        if (one.name == name) return std::string(one.target);
    if (auto section = section_target(name); !section.empty()) return section;
    auto const label = find_label(Line{.text = name, .kind = LineKind::label});
    if (!label || !label->value.empty()) return {};
    for (auto const& one : field_targets)
        if (one.field == label->field) return std::string(one.target);
    return {};
}

/// The values below a column in the sample, without empty ones.
std::vector<std::string_view> values_below(std::size_t column,
                                           std::span<std::vector<std::string> const> rows) {
    std::vector<std::string_view> values;
    for (auto const& row : rows)
        if (column < row.size() && !basics::trimmed(row[column]).empty())
            values.push_back(basics::trimmed(row[column]));
    return values;
}

template <class Test>
bool mostly(std::vector<std::string_view> const& values, Test test) {
    auto const good = std::ranges::count_if(values, test);
    return values.empty() || 2 * good >= static_cast<std::ptrdiff_t>(values.size());
}

bool values_fit(std::string_view target, std::vector<std::string_view> const& values) {
    auto const is_date = [](std::string_view value) { return read_date(value).has_value(); };
    auto const is_money = [](std::string_view value) {
        return read_money(value, texts::Language::sv).has_value();
    };
    auto const is_short = [](std::string_view value) { return value.size() <= 300; };
    auto const is_email = [](std::string_view value) { return value.find('@') != value.npos; };
    if (target == "start" || target == "end") return mostly(values, is_date);
    if (target == "period")
        return mostly(values, [](std::string_view value) {
            return read_period(value).has_value() || is_duration(value);
        });
    if (target == "grant" || target == "total" || target == "own_effort")
        return mostly(values, is_money);
    if (target == "person_email") return mostly(values, is_email);
    if (target == "title" || target == "coordinator" || target == "funder" || target == "status")
        return mostly(values, is_short);
    return true;
}

/// "Finansiering" may hold sums or names; "Kontakt" names or addresses; a number is ours or the
/// funder's.
std::string settled(std::string target, std::vector<std::string_view> const& values) {
    if (target == "grant" && !values_fit("grant", values)) return "funder";
    if (target == "person" && !values.empty() && mostly(values, [](std::string_view value) {
            return value.find('@') != value.npos && value.find(' ') == value.npos;
        }))
        return mostly(values, is_office_address) ? "contact" : "person_email";
    if (target == "id" && !values.empty()) {
        auto sorted = values;
        std::ranges::sort(sorted);
        if (std::ranges::adjacent_find(sorted) != sorted.end()) return {};
    }
    return target;
}

bool marked(std::string const& column, std::span<std::string_view const> marks) {
    auto const folded = basics::folded(column);
    return std::ranges::any_of(marks,
                               [&](auto mark) { return find_phrase(folded, mark) != folded.npos; });
}

/// What separates the values of a list, when it is not a comma.
std::string separator_of(std::vector<std::string_view> const& values) {
    for (std::string_view mark : {";", "|", "\n"})
        if (std::ranges::any_of(
                values, [&](std::string_view value) { return value.find(mark) != value.npos; }))
            return std::string(mark);
    return {};
}

/// Day before month, or after it, when the sample holds a date that can only be one of them.
std::string date_format_of(std::vector<std::string_view> const& values) {
    for (auto value : values) {
        auto const all = tokens(value, 6);
        if (all.size() < 5 || all[1].text != "/" || all[3].text != "/" || value_of(all[4]) < 1900)
            continue;
        if (value_of(all[0]) > 12) return "dmy";
        if (value_of(all[2]) > 12) return "mdy";
    }
    return {};
}

}

Mapping suggest_mapping(std::span<std::string const> header,
                        std::span<std::vector<std::string> const> rows) {
    Mapping mapping;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (basics::trimmed(header[i]).empty() || mapping.columns.contains(header[i])) continue;
        auto const name = plain(header[i]);
        auto const values = values_below(i, rows);
        auto target = settled(target_of(name.name), values);
        if (target.empty() || !values_fit(target, values)) continue;
        if (is_mapping_target(target + name.language)) target += name.language;
        mapping.columns[header[i]] = target;
        // The first of two columns for one thing is kept.
        auto const problems = check_mapping(mapping, header);
        bool const twice = std::ranges::any_of(
            problems, [](auto const& one) { return one.text == "knowledge.mapping.target_twice"; });
        if (twice) {
            mapping.columns.erase(header[i]);
            continue;
        }
        if (target == "grant" || target == "total" || target == "own_effort") {
            if (marked(header[i], thousand_marks)) mapping.units[header[i]] = "thousand";
            else if (marked(header[i], million_marks)) mapping.units[header[i]] = "million";
        }
        if (target == "partners" || target == "keywords" || target == "places" ||
            target == "links" || target == "themes" || target == "results_list")
            if (auto mark = separator_of(values); !mark.empty())
                mapping.lists[header[i]] = std::move(mark);
        if ((target == "start" || target == "end") && mapping.date_format.empty())
            mapping.date_format = date_format_of(values);
    }
    return mapping;
}

}
