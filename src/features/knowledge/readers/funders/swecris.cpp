// SweCRIS: research projects of several Swedish funders, as CSV or JSON with the same names.
#include <algorithm>
#include <functional>

#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/funders/json_items.h"
#include "features/knowledge/readers/funders/rows.h"
#include "features/knowledge/readers/partners.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"

namespace knowledge::readers {

namespace {

/// A project's values by their names, wherever they come from.
using Values = std::function<std::string(std::string_view name)>;

/// "¤¤¤": each piece is one classification or person.
std::vector<std::string_view> packed(std::string_view text) {
    constexpr std::string_view mark = "¤¤¤";
    std::vector<std::string_view> pieces;
    for (std::size_t begin = 0; begin <= text.size() && pieces.size() < 500;) {
        auto const end = std::min(text.find(mark, begin), text.size());
        if (auto const piece = basics::trimmed(text.substr(begin, end - begin)); !piece.empty())
            pieces.push_back(piece);
        begin = end + mark.size();
    }
    return pieces;
}

/// Where the last code of "5: …, …, 507: …, …, 50701: …, …" begins.
std::size_t last_code(std::string_view chain) {
    std::size_t found = chain.npos;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        bool const begins =
            (i == 0 || chain.substr(0, i).ends_with(", ")) && chain[i] >= '0' && chain[i] <= '9';
        auto const end = chain.find_first_not_of("0123456789", i);
        if (begins && end != chain.npos && chain[end] == ':') found = i;
    }
    return found;
}

/// Both names hold commas; the English one begins with the first capital after one.
SubjectCode subject_of(std::string_view chain) {
    auto const at = last_code(chain);
    if (at == chain.npos) return {};
    auto const colon = chain.find(':', at);
    auto const names = basics::trimmed(chain.substr(colon + 1));
    auto comma = names.find(", ");
    while (comma != names.npos && !starts_with_capital(names.substr(comma + 2)))
        comma = names.find(", ", comma + 1);
    SubjectCode subject{.code = std::string(chain.substr(at, colon - at))};
    subject.name[texts::Language::sv] = basics::one_line(names.substr(0, comma));
    if (comma != names.npos)
        subject.name[texts::Language::en] = basics::one_line(names.substr(comma + 2));
    return subject;
}

void add_subject(Content& content, SubjectCode subject) {
    // 9, 999 and 99999 say that nobody has classified it.
    bool const unclassified = subject.code.find_first_not_of('9') == std::string::npos;
    if (!unclassified && std::ranges::find(content.subjects, subject.code, &SubjectCode::code) ==
                             content.subjects.end())
        content.subjects.push_back(std::move(subject));
}

/// "name¤orcid¤role in English¤role in Swedish¤gender", in newer files with a number before the
/// name.
void add_packed_person(Content& content, std::string_view piece) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= piece.size();) {
        auto const end = std::min(piece.find("¤", begin), piece.size());
        parts.push_back(basics::one_line(piece.substr(begin, end - begin)));
        begin = end + std::string_view("¤").size();
    }
    std::size_t const name =
        !parts.empty() && parts[0].find_first_not_of("0123456789") == std::string::npos ? 1 : 0;
    if (name >= parts.size() || parts[name].empty() || content.persons.size() >= most_persons)
        return;
    content.persons.push_back(
        {.name = parts[name], .role = parts.size() > name + 2 ? parts[name + 2] : std::string()});
}

/// "2025-01318_Vinnova" → "2025-01318".
std::string funders_number(std::string_view id) {
    auto const underscore = id.rfind('_');
    return std::string(id.substr(0, underscore));
}

void set_coordinator(Values const& value, Sources const& sources, Content& content) {
    auto const name = one_line_value(value("coordinatingOrganisationNameSv"));
    auto const english = one_line_value(value("coordinatingOrganisationNameEn"));
    if (name.empty() && english.empty()) return;
    auto partner = read_partner(name.empty() ? english : name, PartnerRole::coordinator, sources);
    partner.kind = one_line_value(value("coordinatingOrganisationTypeOfOrganisationSv"));
    if (!partner.helix) partner.helix = helix_of_kind(partner.kind);
    add_partner(content, std::move(partner));
}

std::expected<Record, Rejected> record_of(Values const& value, Sources const& sources) {
    Record record;
    record.source = "swecris";
    record.source_id = one_line_value(value("projectId"));
    record.source_name = "SweCRIS";
    record.licence = "CC0 1.0";
    auto& content = record.content;
    if (record.source_id.empty() || record.source_id.size() > 100)
        return std::unexpected(rejected(0, "knowledge.import.id_missing", record.source_id));
    if (!set_titles(value("projectTitleSv"), value("projectTitleEn"), content))
        return std::unexpected(rejected(0, "knowledge.import.title_missing", record.source_id));
    if (auto why = set_dates(value("projectStartDate"), value("projectEndDate"), content))
        return std::unexpected(*why);
    auto const sum = sum_value(value("fundingsSek"));
    if (!sum) return std::unexpected(sum.error());
    content.funder_number = funders_number(record.source_id);
    content.funder = one_line_value(value("fundingOrganisationNameSv"));
    if (*sum)
        content.funding.push_back(
            {.money = {.minor = **sum, .currency = "SEK"}, .from = content.funder});
    add_sections(text_value(value("projectAbstractSv")), "summary", texts::Language::sv, content,
                 record.caveats);
    add_sections(text_value(value("projectAbstractEn")), "summary", texts::Language::en, content,
                 record.caveats);
    auto const subjects = value("scbs"), people = value("involvedPeople");
    for (auto chain : packed(subjects)) add_subject(content, subject_of(chain));
    for (auto person : packed(people)) add_packed_person(content, person);
    set_coordinator(value, sources, content);
    return record;
}

void give(std::expected<Record, Rejected> record, std::int64_t line, Seen& seen, Sink& sink) {
    if (!record) return reject(sink, line, record.error());
    if (!seen.add(record->source_id))
        return reject(sink, line, rejected(0, "knowledge.import.duplicate", record->source_id));
    sink.record(*std::move(record));
}

void add_json_parts(json::Object const& object, Record& record) {
    for (auto const* person : objects_of(member(object, "peopleList")))
        if (auto name = one_line_value(text_of(*person, "fullName"));
            !name.empty() && record.content.persons.size() < most_persons)
            record.content.persons.push_back(
                {.name = std::move(name), .role = one_line_value(text_of(*person, "roleEn"))});
    for (auto const* one : objects_of(member(object, "scbs")))
        for (std::string_view level : {"5", "3", "1"}) {
            auto const prefix = "scb" + std::string(level);
            SubjectCode subject{.code = one_line_value(text_of(*one, prefix + "Id"))};
            if (subject.code.empty()) subject.code = one_line_value(text_of(*one, prefix + "Code"));
            if (auto name = one_line_value(text_of(*one, prefix + "NameSv")); !name.empty())
                subject.name[texts::Language::sv] = std::move(name);
            if (auto name = one_line_value(text_of(*one, prefix + "NameEn")); !name.empty())
                subject.name[texts::Language::en] = std::move(name);
            if (subject.name.empty()) continue;
            if (subject.code.empty()) subject.code = subject.name.begin()->second;
            add_subject(record.content, std::move(subject));
            break;
        }
}

Outcome read_json(std::string_view bytes, Sources const& sources, Sink& sink) {
    Seen seen;
    return each_object(bytes, sink, [&](json::Object const& object, std::int64_t line) {
        auto record =
            record_of([&](std::string_view name) { return text_of(object, name); }, sources);
        if (record) add_json_parts(object, *record);
        give(std::move(record), line, seen, sink);
    });
}

}

Outcome read_swecris(std::string_view bytes, Sources const& sources, Sink& sink) {
    auto const first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != bytes.npos && (bytes[first] == '[' || bytes[first] == '{'))
        return read_json(bytes, sources, sink);
    tables::CsvReader table(bytes);
    Seen seen;
    return each_row(table, {"projectId", "projectTitleSv"}, sink,
                    [&](Row const& row) -> std::optional<Rejected> {
                        auto record = record_of(
                            [&](std::string_view name) { return std::string(row.field(name)); },
                            sources);
                        give(std::move(record), row.line(), seen, sink);
                        return std::nullopt;
                    });
}

}
