// One table of fields: reading and writing stand side by side, so that they cannot drift apart.
#include "features/knowledge/content_json.h"

#include <algorithm>
#include <functional>
#include <span>

namespace knowledge {

namespace {

constexpr std::array<std::string_view, 4> status_names = {"planned", "ongoing", "completed",
                                                          "terminated"};
constexpr std::array<std::string_view, 4> role_names = {"coordinator", "need_owner", "partner",
                                                        "funder"};
constexpr std::array<std::string_view, 4> helix_names = {"public_sector", "academia", "business",
                                                         "civil_society"};
constexpr std::array<std::string_view, 3> funding_names = {"grant", "own_effort", "total"};
constexpr std::array<std::string_view, 3> origin_names = {"imported", "confirmed", "suggested"};

template <class Enum, std::size_t size>
std::optional<Enum> parsed(std::array<std::string_view, size> const& names, std::string_view name) {
    for (std::size_t i = 0; i < size; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

/// Sets the member unless the text is empty.
void put(json::Object& object, std::string_view name, std::string_view text) {
    if (!text.empty()) object.append(std::string(name), text);
}

template <class Element, class Write>
json::Array written(std::vector<Element> const& elements, Write write) {
    json::Array array;
    for (auto const& element : elements) array.push_back(write(element));
    return array;
}

template <class Element, class Read>
std::vector<Element> read_all(json::Value const& value, Read read) {
    std::vector<Element> elements;
    for (auto const& element : value.elements()) elements.push_back(read(element));
    return elements;
}

std::string string(json::Value const& value, std::string_view name) {
    return std::string(value.at(name).text());
}

json::Value write_text(std::string const& text) { return text; }
std::string read_text(json::Value const& value) { return std::string(value.text()); }

json::Value write_partner(Partner const& partner) {
    json::Object object{{"name", partner.name}, {"role", name(partner.role)}};
    put(object, "unit", partner.unit);
    put(object, "organisation_number", partner.organisation_number);
    if (partner.helix) object.append("helix", name(*partner.helix));
    put(object, "kind", partner.kind);
    put(object, "municipality_code", partner.municipality_code);
    put(object, "county", partner.county);
    put(object, "country", partner.country);
    return object;
}

Partner read_partner(json::Value const& value) {
    return {
        .name = string(value, "name"),
        .role =
            parsed<PartnerRole>(role_names, value.at("role").text()).value_or(PartnerRole::partner),
        .unit = string(value, "unit"),
        .organisation_number = string(value, "organisation_number"),
        .helix = parsed<Helix>(helix_names, value.at("helix").text()),
        .kind = string(value, "kind"),
        .municipality_code = string(value, "municipality_code"),
        .county = string(value, "county"),
        .country = string(value, "country")};
}

json::Value write_funding(Funding const& funding) {
    json::Object object{{"kind", name(funding.kind)},
                        {"minor", funding.money.minor},
                        {"currency", funding.money.currency}};
    put(object, "from", funding.from);
    if (funding.currency_assumed) object.append("currency_assumed", true);
    return object;
}

Funding read_funding(json::Value const& value) {
    auto const* minor = value.at("minor").integer();
    auto const* assumed = value.at("currency_assumed").truth();
    return {.kind = parsed<FundingKind>(funding_names, value.at("kind").text())
                        .value_or(FundingKind::grant),
            .money = {minor ? *minor : 0, string(value, "currency")},
            .from = string(value, "from"),
            .currency_assumed = assumed && *assumed};
}

json::Value write_link(Link const& link) {
    json::Object object{{"address", link.address}};
    put(object, "title", link.title);
    return object;
}
Link read_link(json::Value const& value) {
    return {string(value, "address"), string(value, "title")};
}

json::Value write_result(Result const& result) {
    json::Object object{{"title", result.title}};
    put(object, "kind", result.kind);
    put(object, "address", result.address);
    return object;
}
Result read_result(json::Value const& value) {
    return {string(value, "title"), string(value, "kind"), string(value, "address")};
}

json::Value write_goal(GoalMark const& mark) {
    json::Object object{{"goal", mark.goal}, {"origin", name(mark.origin)}};
    put(object, "target", mark.target);
    return object;
}
GoalMark read_goal(json::Value const& value) {
    auto const* goal = value.at("goal").integer();
    return {.goal = goal ? static_cast<int>(*goal) : 0,
            .target = string(value, "target"),
            .origin = parsed<GoalOrigin>(origin_names, value.at("origin").text())
                          .value_or(GoalOrigin::imported)};
}

json::Object write_texts(LanguageTexts const& texts) {
    json::Object object;
    for (auto const& [language, text] : texts) put(object, texts::code(language), text);
    return object;
}
LanguageTexts read_texts(json::Value const& value) {
    LanguageTexts texts;
    for (auto language : texts::languages)
        if (auto text = string(value, texts::code(language)); !text.empty())
            texts.emplace(language, std::move(text));
    return texts;
}

json::Value write_subject(SubjectCode const& subject) {
    return json::Object{{"code", subject.code}, {"name", write_texts(subject.name)}};
}
SubjectCode read_subject(json::Value const& value) {
    return {string(value, "code"), read_texts(value.at("name"))};
}

json::Value write_place(Place const& place) {
    json::Object object;
    put(object, "municipality_code", place.municipality_code);
    put(object, "district", place.district);
    return object;
}
Place read_place(json::Value const& value) {
    return {string(value, "municipality_code"), string(value, "district")};
}

/// One field: how it is written (null when not known) and read.
struct Field {
    std::string_view name;
    std::function<json::Value(Content const&)> write;
    std::function<void(Content&, json::Value const&)> read;
};

Field text_field(std::string_view name, std::string Content::* member) {
    return {
        name,
        [member](Content const& content) {
            return (content.*member).empty() ? json::Value() : json::Value(content.*member);
        },
        [member](Content& content, json::Value const& value) { content.*member = value.text(); }};
}

template <class Element, class Write, class Read>
Field list_field(std::string_view name, std::vector<Element> Content::* member, Write write,
                 Read read) {
    return {name,
            [=](Content const& content) {
                return (content.*member).empty() ? json::Value()
                                                 : json::Value(written(content.*member, write));
            },
            [=](Content& content, json::Value const& value) {
                content.*member = read_all<Element>(value, read);
            }};
}

Field date_field(std::string_view name, std::optional<basics::Date> Content::* member) {
    return {name,
            [member](Content const& content) {
                return content.*member ? json::Value(basics::iso(*(content.*member)))
                                       : json::Value();
            },
            [member](Content& content, json::Value const& value) {
                content.*member = basics::parse_iso_date(value.text());
            }};
}

std::span<Field const> simple_fields() {
    static std::array const fields = {
        Field{"status",
              [](Content const& content) {
                  return content.status ? json::Value(name(*content.status)) : json::Value();
              },
              [](Content& content, json::Value const& value) {
                  content.status = parse_status(value.text());
              }},
        text_field("status_text", &Content::status_text),
        date_field("start", &Content::start),
        date_field("end", &Content::end),
        text_field("duration", &Content::duration),
        text_field("funder", &Content::funder),
        text_field("funder_number", &Content::funder_number),
        text_field("own_number", &Content::own_number),
        text_field("programme", &Content::programme),
        text_field("call", &Content::call),
        list_field("funding", &Content::funding, write_funding, read_funding),
        list_field("partners", &Content::partners, write_partner, read_partner),
        list_field("keywords", &Content::keywords, write_text, read_text),
        list_field("subjects", &Content::subjects, write_subject, read_subject),
        list_field("goals", &Content::goals, write_goal, read_goal),
        list_field("places", &Content::places, write_place, read_place),
        list_field("links", &Content::links, write_link, read_link),
        list_field("results", &Content::results, write_result, read_result),
        text_field("continues", &Content::continues),
        text_field("part_of", &Content::part_of),
        text_field("contact", &Content::contact),
        text_field("step", &Content::step),
        list_field("themes", &Content::themes, write_text, read_text),
        text_field("dimensions_note", &Content::dimensions_note),
        list_field("barriers", &Content::barriers, write_text, read_text),
    };
    return fields;
}

void put_texts(json::Object& fields, std::string const& name, LanguageTexts const& texts) {
    for (auto const& [language, text] : texts)
        put(fields, name + "." + std::string(texts::code(language)), text);
}

/// "title.sv" → the language of a name that begins with `name` and a point.
std::optional<texts::Language> language_of(std::string_view field, std::string_view name) {
    if (!field.starts_with(name) || field.size() != name.size() + 3 || field[name.size()] != '.')
        return std::nullopt;
    return texts::parse_language(field.substr(name.size() + 1));
}

void read_language_text(Content& content, std::string_view field, std::string_view text) {
    if (auto const language = language_of(field, "title")) content.title[*language] = text;
    for (auto key : section_keys)
        if (auto const language = language_of(field, "section." + std::string(key)))
            content.sections[std::string(key)][*language] = text;
}

}

std::string_view name(Status status) { return status_names[static_cast<std::size_t>(status)]; }
std::optional<Status> parse_status(std::string_view text) {
    return parsed<Status>(status_names, text);
}
std::string_view name(PartnerRole role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view name(Helix helix) { return helix_names[static_cast<std::size_t>(helix)]; }
std::string_view name(FundingKind kind) { return funding_names[static_cast<std::size_t>(kind)]; }
std::string_view name(GoalOrigin origin) { return origin_names[static_cast<std::size_t>(origin)]; }

json::Object fields_of(Content const& content) {
    json::Object fields;
    put_texts(fields, "title", content.title);
    for (auto const& [section, texts] : content.sections)
        put_texts(fields, "section." + section, texts);
    for (auto const& field : simple_fields())
        if (auto value = field.write(content); !value.is_null())
            fields.append(std::string(field.name), std::move(value));
    return fields;
}

Content content_of(json::Object const& fields) {
    Content content;
    for (auto const& [name, value] : fields.members()) {
        if (name.starts_with("title.") || name.starts_with("section.")) {
            if (!value.text().empty()) read_language_text(content, name, value.text());
            continue;
        }
        auto const known = std::ranges::find(simple_fields(), name, &Field::name);
        if (known != simple_fields().end()) known->read(content, value);
    }
    return content;
}

json::Value persons_json(std::vector<Person> const& persons) {
    return written(persons, [](Person const& person) -> json::Value {
        json::Object object{{"name", person.name}};
        put(object, "title", person.title);
        put(object, "email", person.email);
        put(object, "telephone", person.telephone);
        put(object, "role", person.role);
        return object;
    });
}

std::vector<Person> persons_of(json::Value const& value) {
    return read_all<Person>(value, [](json::Value const& person) {
        return Person{string(person, "name"), string(person, "title"), string(person, "email"),
                      string(person, "telephone"), string(person, "role")};
    });
}

}
