// GDP 2.0 as JSON: "FinansieradAktivitet" as the funders' common interface gives it.
#include "features/knowledge/readers/funders/gdp.h"

#include <algorithm>

#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/funders/json_items.h"
#include "features/knowledge/readers/funders/rows.h"
#include "features/knowledge/readers/page/page_facts.h"
#include "features/knowledge/readers/partners.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/status_words.h"
#include "platform/basics/text.h"
#include "services/goals/goals.h"

namespace knowledge::readers {

namespace {

/// What kind of thing an object is. A call has dates of its own, an application a sum applied for.
enum class GdpKind { activity, application, other };

GdpKind kind_of(json::Object const& object) {
    if (object.find("oppningsdatum") || object.find("stangningsdatum") ||
        !object.find("diarienummer"))
        return GdpKind::other;
    if (object.find("soktBelopp") && !object.find("beslutadFinansiering"))
        return GdpKind::application;
    return GdpKind::activity;
}

/// Only what was granted is a project.
bool is_granted(json::Object const& object) {
    if (basics::folded(text_of(object, "status")) == "beviljad") return true;
    return std::ranges::any_of(
        objects_of(member(object, "beslut")), [](json::Object const* decision) {
            return basics::folded(text_of(*decision, "utfall")) == "beviljad";
        });
}

void set_organisations(json::Object const& object, Sources const& sources, Content& content) {
    for (auto const* one : objects_of(member(object, "organisationer")))
        add_gdp_organisation({.name = text_of(*one, "namn"),
                              .number = text_of(*one, "organisationsnummer"),
                              .kind = text_of(*one, "typ"),
                              .county = text_of(*one, "lan"),
                              .country = text_of(*one, "landskod"),
                              .role = text_of(*one, "roll")},
                             sources, content);
}

std::optional<Rejected> set_money(json::Object const& object, Content& content) {
    for (auto const* one : objects_of(member(object, "beslutadFinansiering"))) {
        auto const sum = sum_value(text_of(*one, "belopp"));
        if (!sum) return sum.error();
        auto const currency = one_line_value(text_of(*one, "valuta"));
        if (*sum) add_gdp_grant(**sum, currency, content);
        // The organisation that gets the money may stand here only.
        for (auto const* got : objects_of(member(*one, "finansieradOrganisation")))
            add_gdp_organisation({.name = text_of(*got, "namn"),
                                  .number = text_of(*got, "organisationsnummer"),
                                  .kind = text_of(*got, "typ"),
                                  .county = text_of(*got, "lan"),
                                  .country = text_of(*got, "landskod"),
                                  .role = ""},
                                 {}, content);
    }
    return std::nullopt;
}

void set_classes(json::Object const& object, Sources const& sources, Content& content) {
    for (auto const* one : objects_of(member(object, "forskningsamnen")))
        add_gdp_subject(text_of(*one, "kod"), text_of(*one, "namn"), text_of(*one, "namnEng"),
                        content);
    for (auto const* one : objects_of(member(object, "hallbarhetsmal"))) {
        add_gdp_goal(text_of(*one, "namn"), sources, content);
        add_gdp_goal(text_of(*one, "namnEng"), sources, content);
    }
    for (std::string_view list : {"nyckelord", "kategoriseringFinansiar"})
        for (auto const* one : objects_of(member(object, list)))
            add_gdp_keyword(text_of(*one, "namn"), content);
    for (auto const* one : objects_of(member(object, "program"))) {
        auto const title = one_line_value(text_of(*one, "titel"));
        if (content.programme.empty())
            content.programme =
                title.empty() ? one_line_value(text_of(*one, "diarienummer")) : title;
    }
    for (auto const* one : objects_of(member(object, "utlysning"))) {
        auto const title = one_line_value(text_of(*one, "titel"));
        if (content.call.empty())
            content.call = title.empty() ? one_line_value(text_of(*one, "diarienummer")) : title;
    }
}

void set_persons(json::Object const& object, Content& content) {
    for (auto const* one : objects_of(member(object, "personer")))
        if (auto name = one_line_value(text_of(*one, "namn"));
            !name.empty() && content.persons.size() < most_persons)
            content.persons.push_back(
                {.name = std::move(name), .role = one_line_value(text_of(*one, "roll"))});
}

std::expected<Record, Rejected> record_of(json::Object const& object, Sources const& sources) {
    auto const number = one_line_value(text_of(object, "diarienummer"));
    auto const kind = kind_of(object);
    if (kind == GdpKind::other)
        return std::unexpected(rejected(0, "knowledge.import.not_a_project", number));
    if (kind == GdpKind::application && !is_granted(object))
        return std::unexpected(rejected(0, "knowledge.import.not_granted", number));
    if (number.empty() || number.size() > 100)
        return std::unexpected(rejected(0, "knowledge.import.id_missing", number));
    auto record = gdp_record(text_of(object, "finansiarNamn"), number);
    auto& content = record.content;
    if (!set_titles(text_of(object, "titel"), text_of(object, "titelEng"), content))
        return std::unexpected(rejected(0, "knowledge.import.title_missing", number));
    if (auto why = set_dates(text_of(object, "startdatum"), text_of(object, "slutdatum"), content))
        return std::unexpected(*why);
    if (kind == GdpKind::activity) {
        content.status_text = one_line_value(text_of(object, "status"));
        content.status = read_status_beginning(content.status_text);
    }
    set_organisations(object, sources, content);
    if (auto why = set_money(object, content)) return std::unexpected(*why);
    add_sections(text_value(text_of(object, "beskrivning")), "summary", texts::Language::sv,
                 content, record.caveats);
    add_sections(text_value(text_of(object, "beskrivningEng")), "summary", texts::Language::en,
                 content, record.caveats);
    set_classes(object, sources, content);
    set_persons(object, content);
    for (auto const* link : objects_of(member(object, "lank")))
        for (auto& found : links_in(text_of(*link, "href"))) add_link(content, std::move(found));
    return record;
}

}

Record gdp_record(std::string_view funder, std::string_view number) {
    Record record;
    record.source = "gdp";
    record.content.funder = one_line_value(funder);
    record.content.funder_number = std::string(number);
    record.source_id =
        std::string(number) + (record.content.funder.empty() ? "" : "_" + record.content.funder);
    record.source_name = record.content.funder.empty() ? "GDP" : record.content.funder;
    record.licence = "CC0 1.0";
    return record;
}

void add_gdp_organisation(GdpOrganisation const& organisation, Sources const& sources,
                          Content& content) {
    auto const name = one_line_value(organisation.name);
    if (name.empty()) return;
    auto const role = basics::folded(organisation.role);
    bool const leads = role.find("koordinator") != std::string::npos;
    auto partner = read_partner(name, leads ? PartnerRole::coordinator : PartnerRole::partner,
                                sources, one_line_value(organisation.country));
    partner.organisation_number = one_line_value(organisation.number);
    partner.kind = one_line_value(organisation.kind);
    partner.county = one_line_value(organisation.county);
    if (auto const helix = helix_of_kind(partner.kind); helix && !partner.helix)
        partner.helix = helix;
    add_partner(content, std::move(partner));
}

void add_gdp_goal(std::string_view name, Sources const& sources, Content& content) {
    auto const text = one_line_value(name);
    auto const* goal = sources.goals && !text.empty() ? sources.goals->named(text) : nullptr;
    if (goal == nullptr ||
        std::ranges::find(content.goals, goal->number, &GoalMark::goal) != content.goals.end())
        return;
    content.goals.push_back({.goal = goal->number});
    std::ranges::sort(content.goals, {}, &GoalMark::goal);
}

void add_gdp_subject(std::string_view code, std::string_view swedish, std::string_view english,
                     Content& content) {
    SubjectCode subject{.code = one_line_value(code)};
    if (subject.code.empty() || content.subjects.size() >= 100 ||
        std::ranges::find(content.subjects, subject.code, &SubjectCode::code) !=
            content.subjects.end())
        return;
    if (auto name = one_line_value(swedish); !name.empty())
        subject.name[texts::Language::sv] = std::move(name);
    if (auto name = one_line_value(english); !name.empty())
        subject.name[texts::Language::en] = std::move(name);
    content.subjects.push_back(std::move(subject));
}

void add_gdp_keyword(std::string_view keyword, Content& content) {
    auto word = one_line_value(keyword);
    if (!word.empty() && content.keywords.size() < 100 &&
        std::ranges::find(content.keywords, word) == content.keywords.end())
        content.keywords.push_back(std::move(word));
}

void add_gdp_grant(std::int64_t minor, std::string_view currency, Content& content) {
    auto const code = currency.empty() ? std::string("SEK") : std::string(currency);
    for (auto& funding : content.funding)
        if (funding.money.currency == code) {
            funding.money.minor += minor;
            return;
        }
    content.funding.push_back(
        {.money = {.minor = minor, .currency = code}, .from = content.funder});
}

Outcome read_gdp(std::string_view bytes, Sources const& sources, Sink& sink) {
    if (bytes.starts_with("PK\x03\x04")) return read_gdp_zip(bytes, sources, sink);
    auto const first =
        bytes.find_first_not_of(std::string_view(" \t\r\n\xEF\xBB\xBF\xFF\xFE\0", 10));
    bool const json = first != bytes.npos && (bytes[first] == '[' || bytes[first] == '{');
    if (!json) return read_gdp_table(bytes, sources, sink);
    Seen seen;
    return each_object(bytes, sink, [&](json::Object const& object, std::int64_t line) {
        auto record = record_of(object, sources);
        if (!record) return reject(sink, line, record.error());
        if (!seen.add(record->source_id))
            return reject(sink, line, rejected(0, "knowledge.import.duplicate", record->source_id));
        sink.record(*std::move(record));
    });
}

}
