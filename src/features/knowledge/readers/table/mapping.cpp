// Mappings as JSON, and what a usable one must fulfil.
#include "features/knowledge/readers/table/mapping.h"

#include <algorithm>
#include <array>

#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"
#include "platform/json/value.h"

namespace knowledge::readers {

namespace {

constexpr auto targets = std::to_array<std::string_view>({"id",
                                                          "title",
                                                          "status",
                                                          "start",
                                                          "end",
                                                          "period",
                                                          "duration",
                                                          "funder",
                                                          "funder_number",
                                                          "own_number",
                                                          "programme",
                                                          "call",
                                                          "grant",
                                                          "own_effort",
                                                          "total",
                                                          "currency",
                                                          "coordinator",
                                                          "need_owner",
                                                          "partners",
                                                          "keywords",
                                                          "goals",
                                                          "places",
                                                          "links",
                                                          "address",
                                                          "results_list",
                                                          "themes",
                                                          "continues",
                                                          "part_of",
                                                          "contact",
                                                          "person",
                                                          "person_email",
                                                          "person_telephone",
                                                          "summary",
                                                          "background",
                                                          "purpose",
                                                          "goals_text",
                                                          "effects",
                                                          "approach",
                                                          "results",
                                                          "lessons",
                                                          "barriers",
                                                          "role",
                                                          "other"});

/// Of these there may be several columns.
constexpr auto repeatable = std::to_array<std::string_view>(
    {"partners",     "keywords",   "goals",     "places",       "links",
     "results_list", "themes",     "person",    "person_email", "person_telephone",
     "summary",      "background", "purpose",   "goals_text",   "effects",
     "approach",     "results",    "lessons",   "barriers",     "role",
     "other",        "grant",      "own_effort"});

std::string_view base(std::string_view target) { return target.substr(0, target.find('.')); }

bool takes_language(std::string_view target) {
    auto const first_section = std::ranges::find(targets, "summary");
    return target == "title" || std::find(first_section, targets.end(), target) != targets.end();
}

basics::Problem problem(std::string_view field, std::string_view text,
                        std::string_view value = {}) {
    basics::Problem made{.field = std::string(field),
                         .text = "knowledge.mapping." + std::string(text)};
    if (!value.empty()) made.values["value"] = basics::shortened(value, 200);
    return made;
}

/// A member that must be an object of texts.
void take_texts(json::Object const& object, std::string_view name,
                std::map<std::string, std::string>& into, basics::Problems& problems) {
    auto const* value = object.find(name);
    if (value == nullptr || value->is_null()) return;
    if (value->object() == nullptr)
        return problems.push_back(problem("mapping", "not_an_object", name));
    for (auto const& [key, text] : value->object()->members()) {
        if (text.string() == nullptr) problems.push_back(problem("mapping", "not_a_text", key));
        else if (!text.text().empty()) into[key] = std::string(text.text());
    }
}

void take_text(json::Object const& object, std::string_view name, std::string& into) {
    if (auto const* value = object.find(name)) into = std::string(value->text());
}

json::Object texts_object(std::map<std::string, std::string> const& texts) {
    json::Object object;
    for (auto const& [key, text] : texts) object.append(key, text);
    return object;
}

}

std::span<std::string_view const> mapping_targets() { return targets; }

bool is_mapping_target(std::string_view target) {
    if (is_among(target, targets)) return true;
    auto const point = target.find('.');
    return point != target.npos && is_among(base(target), targets) &&
           takes_language(base(target)) &&
           texts::parse_language(target.substr(point + 1)).has_value();
}

std::expected<Mapping, basics::Problems> read_mapping(std::string_view text) {
    auto const value = json::parse(text);
    if (!value || value->object() == nullptr)
        return std::unexpected(
            basics::Problems{problem("mapping", "not_json", value ? "" : value.error().why)});
    auto const& object = *value->object();
    Mapping mapping;
    basics::Problems problems;
    take_texts(object, "columns", mapping.columns, problems);
    take_texts(object, "defaults", mapping.defaults, problems);
    take_texts(object, "lists", mapping.lists, problems);
    take_texts(object, "units", mapping.units, problems);
    take_text(object, "date_format", mapping.date_format);
    take_text(object, "source_name", mapping.source_name);
    take_text(object, "licence", mapping.licence);
    if (auto const* language = object.find("language"); language && !language->text().empty()) {
        auto const known = texts::parse_language(language->text());
        if (known) mapping.language = *known;
        else problems.push_back(problem("mapping", "language_unknown", language->text()));
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return mapping;
}

std::string write_mapping(Mapping const& mapping) {
    json::Object object;
    object.append("columns", texts_object(mapping.columns));
    if (!mapping.defaults.empty()) object.append("defaults", texts_object(mapping.defaults));
    if (!mapping.lists.empty()) object.append("lists", texts_object(mapping.lists));
    if (!mapping.units.empty()) object.append("units", texts_object(mapping.units));
    if (!mapping.date_format.empty()) object.append("date_format", mapping.date_format);
    object.append("language", texts::code(mapping.language));
    if (!mapping.source_name.empty()) object.append("source_name", mapping.source_name);
    if (!mapping.licence.empty()) object.append("licence", mapping.licence);
    return json::write(object);
}

basics::Problems check_mapping(Mapping const& mapping, std::span<std::string const> header) {
    basics::Problems problems;
    std::map<std::string, std::string> by_target;
    bool title = mapping.defaults.contains("title");
    for (auto const& [column, target] : mapping.columns) {
        auto const same = [&](std::string const& name) {
            return basics::folded(basics::trimmed(name)) == basics::folded(basics::trimmed(column));
        };
        if (!is_mapping_target(target))
            problems.push_back(problem(column, "target_unknown", target));
        if (std::ranges::none_of(header, same))
            problems.push_back(problem(column, "column_unknown", column));
        title = title || base(target) == "title";
        auto const [other, first] = by_target.try_emplace(target, column);
        if (!first && !is_among(base(target), repeatable))
            problems.push_back(problem(column, "target_twice", other->second));
    }
    for (auto const& [target, value] : mapping.defaults)
        if (!is_mapping_target(target))
            problems.push_back(problem(target, "target_unknown", target));
    for (auto const& [column, unit] : mapping.units)
        if (unit != "thousand" && unit != "million")
            problems.push_back(problem(column, "unit_unknown", unit));
    if (!is_among(mapping.date_format, std::to_array<std::string_view>({"", "dmy", "mdy", "ymd"})))
        problems.push_back(problem("mapping", "date_format_unknown", mapping.date_format));
    if (!title) problems.push_back(problem("mapping", "title_missing"));
    return problems;
}

}
