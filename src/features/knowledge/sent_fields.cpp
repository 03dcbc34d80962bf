// One table of what may be sent; its limits are those of the form.
#include "features/knowledge/sent_fields.h"

#include <algorithm>
#include <functional>
#include <span>

#include "features/knowledge/content_json.h"
#include "features/knowledge/edit_form.h"
#include "platform/basics/text.h"

namespace knowledge {

namespace {

constexpr std::size_t most_elements = 200;
constexpr std::int64_t largest_sum = 1'000'000'000'000'000;

int most_characters(std::string_view form_field) {
    auto const found = std::ranges::find(form_fields(), form_field, &FormField::name);
    if (found == form_fields().end())
        throw std::logic_error("the form has no field " + std::string(form_field));
    return found->most;
}

class Checking {
public:
    explicit Checking(organisations::Directory const& directory) : directory_(directory) {}

    void field(std::string const& name, json::Value const& value);
    void problem(std::string_view field, std::string_view text,
                 std::map<std::string, std::string> values = {}) {
        problems.push_back(
            {std::string(field), "knowledge." + std::string(text), std::move(values)});
    }

    basics::Problems problems;
    json::Object fields;

private:
    /// The text, in NFC and without blanks around it; nothing, and a problem, when it is no text or
    /// too long.
    std::optional<std::string> text(std::string const& field, json::Value const& value, int most,
                                    bool one_line = true);
    json::Value plain_text(std::string const& field, json::Value const& value, int most,
                           bool one_line = true);
    json::Value word(std::string const& field, json::Value const& value,
                     std::span<std::string_view const> words);
    json::Value date(std::string const& field, json::Value const& value);
    json::Value contact(std::string const& field, json::Value const& value);
    json::Value texts(std::string const& field, json::Value const& value, int most);
    json::Value objects(std::string const& field, json::Value const& value,
                        std::function<void(std::string const& at, json::Value const&,
                                           json::Object&)> const& element);
    /// Whether the object has only these members; one problem for each other.
    bool only(std::string const& at, json::Value const& value,
              std::initializer_list<std::string_view> names);
    void member(std::string const& at, json::Value const& value, std::string_view name, int most,
                json::Object& to);
    void partner(std::string const& at, json::Value const& value, json::Object& to);
    void funding(std::string const& at, json::Value const& value, json::Object& to);
    void goal(std::string const& at, json::Value const& value, json::Object& to);
    void link(std::string const& at, json::Value const& value, json::Object& to);
    bool in_languages(std::string const& name, json::Value const& value);

    organisations::Directory const& directory_;
};

constexpr std::array<std::string_view, 4> statuses = {"planned", "ongoing", "completed",
                                                      "terminated"};
constexpr std::array<std::string_view, 4> roles = {"coordinator", "need_owner", "partner",
                                                   "funder"};
constexpr std::array<std::string_view, 4> helices = {"public_sector", "academia", "business",
                                                     "civil_society"};
constexpr std::array<std::string_view, 3> kinds_of_funding = {"grant", "own_effort", "total"};

std::optional<std::string> Checking::text(std::string const& field, json::Value const& value,
                                          int most, bool one_line) {
    if (!value.string()) {
        problem(field, "api_text_wanted");
        return std::nullopt;
    }
    auto normal = basics::normalised(value.text());
    if (!normal) {
        problem(field, "api_text_wanted");
        return std::nullopt;
    }
    auto tidy = std::string(basics::trimmed(one_line ? basics::one_line(*normal) : *normal));
    if (basics::length(tidy) <= static_cast<std::size_t>(most)) return tidy;
    problem(field, "form_too_long", {{"most", std::to_string(most)}});
    return std::nullopt;
}

json::Value Checking::plain_text(std::string const& field, json::Value const& value, int most,
                                 bool one_line) {
    auto tidy = text(field, value, most, one_line);
    return tidy && !tidy->empty() ? json::Value(*std::move(tidy)) : json::Value();
}

json::Value Checking::word(std::string const& field, json::Value const& value,
                           std::span<std::string_view const> words) {
    if (std::ranges::find(words, value.text()) != words.end()) return value;
    problem(field, "form_choose_from_list");
    return nullptr;
}

json::Value Checking::date(std::string const& field, json::Value const& value) {
    auto const read = basics::parse_iso_date(value.text());
    // What follows a day ("T12:00:00Z") is passed over by the reader; here it is a mistake.
    if (read && basics::iso(*read) == value.text()) return value;
    problem(field, "form_date_wrong");
    return nullptr;
}

json::Value Checking::contact(std::string const& field, json::Value const& value) {
    auto read = plain_text(field, value, most_characters("contact"));
    if (read.string() && (!read.text().contains('@') || read.text().contains(' ')))
        problem(field, "form_contact_wrong");
    return read;
}

json::Value Checking::texts(std::string const& field, json::Value const& value, int most) {
    json::Array list;
    std::size_t length = 0;
    if (!value.array()) problem(field, "api_list_wanted");
    for (auto const& element : value.elements()) {
        auto one = text(field, element, most);
        if (!one || one->empty()) continue;
        length += basics::length(*one) + 1;
        list.push_back(*std::move(one));
    }
    if (length > static_cast<std::size_t>(most) + 1)
        problem(field, "form_too_long", {{"most", std::to_string(most)}});
    return list;
}

json::Value Checking::objects(
    std::string const& field, json::Value const& value,
    std::function<void(std::string const&, json::Value const&, json::Object&)> const& element) {
    json::Array list;
    if (!value.array()) problem(field, "api_list_wanted");
    if (value.elements().size() > most_elements) {
        problem(field, "api_too_many", {{"most", std::to_string(most_elements)}});
        return nullptr;
    }
    for (auto const& one : value.elements()) {
        auto const at = field + "[" + std::to_string(list.size()) + "]";
        json::Object made;
        if (one.object()) element(at, one, made);
        else problem(at, "api_object_wanted");
        list.push_back(std::move(made));
    }
    return list;
}

bool Checking::only(std::string const& at, json::Value const& value,
                    std::initializer_list<std::string_view> names) {
    bool all = true;
    for (auto const& [name, unused] : value.object()->members())
        if (std::ranges::find(names, name) == names.end()) {
            problem(at + "." + basics::shortened(name, 60), "api_unknown_field");
            all = false;
        }
    return all;
}

void Checking::member(std::string const& at, json::Value const& value, std::string_view name,
                      int most, json::Object& to) {
    auto const& sent = value.at(name);
    if (sent.is_null()) return;
    if (auto read = plain_text(at + "." + std::string(name), sent, most); !read.is_null())
        to.append(std::string(name), std::move(read));
}

void Checking::partner(std::string const& at, json::Value const& value, json::Object& to) {
    if (!only(at, value,
              {"name", "role", "unit", "organisation_number", "helix", "kind", "municipality_code",
               "county", "country"}))
        return;
    member(at, value, "name", 200, to);
    if (!to.find("name")) problem(at + ".name", "api_missing");
    to.append("role", word(at + ".role", value.at("role"), roles));
    member(at, value, "unit", 200, to);
    member(at, value, "organisation_number", 20, to);
    if (!value.at("helix").is_null())
        to.append("helix", word(at + ".helix", value.at("helix"), helices));
    member(at, value, "kind", 100, to);
    member(at, value, "municipality_code", 4, to);
    member(at, value, "county", 100, to);
    member(at, value, "country", 2, to);
    auto const country = value.at("country").text();
    if (auto const code = value.at("municipality_code").text();
        !code.empty() && !directory_.municipality(code, country))
        problem(at + ".municipality_code", "api_municipality_unknown");
}

void Checking::funding(std::string const& at, json::Value const& value, json::Object& to) {
    if (!only(at, value, {"kind", "minor", "currency", "from", "currency_assumed"})) return;
    to.append("kind", word(at + ".kind", value.at("kind"), kinds_of_funding));
    auto const* minor = value.at("minor").integer();
    if (!minor || *minor < 0 || *minor > largest_sum) problem(at + ".minor", "api_sum_wrong");
    else to.append("minor", *minor);
    auto const currency = value.at("currency").text();
    bool const is_code = currency.size() == 3 &&
                         std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_code) problem(at + ".currency", "api_currency_wrong");
    to.append("currency", currency);
    member(at, value, "from", 200, to);
    auto const& assumed = value.at("currency_assumed");
    if (!assumed.is_null() && !assumed.truth())
        problem(at + ".currency_assumed", "api_truth_wanted");
    if (assumed.truth() && *assumed.truth()) to.append("currency_assumed", true);
}

void Checking::goal(std::string const& at, json::Value const& value, json::Object& to) {
    if (!only(at, value, {"goal", "target", "origin"})) return;
    auto const* goal = value.at("goal").integer();
    if (!goal || *goal < 1 || *goal > 17) problem(at + ".goal", "form_choose_from_list");
    else to.append("goal", *goal);
    static constexpr std::array<std::string_view, 2> origins = {"imported", "confirmed"};
    auto const& origin = value.at("origin");
    to.append("origin",
              origin.is_null() ? json::Value("confirmed") : word(at + ".origin", origin, origins));
    member(at, value, "target", 6, to);
    if (auto const target = value.at("target").text();
        goal && !target.empty() && !target.starts_with(std::to_string(*goal) + "."))
        problem(at + ".target", "form_choose_from_list");
}

void Checking::link(std::string const& at, json::Value const& value, json::Object& to) {
    if (!only(at, value, {"address", "title"})) return;
    member(at, value, "address", 1000, to);
    auto const address = value.at("address").text();
    if (!address.starts_with("https://") && !address.starts_with("http://"))
        problem(at + ".address", "form_link_wrong");
    member(at, value, "title", 200, to);
}

/// "title.sv" and "section.purpose.en". False for other names.
bool Checking::in_languages(std::string const& name, json::Value const& value) {
    auto const point = name.rfind('.');
    if (point == name.npos || !texts::parse_language(std::string_view(name).substr(point + 1)))
        return false;
    auto const stem = std::string_view(name).substr(0, point);
    if (stem == "title") fields.set(name, plain_text(name, value, most_characters("title")));
    else {
        if (!stem.starts_with("section.") ||
            std::ranges::find(section_keys, stem.substr(8)) == section_keys.end())
            return false;
        fields.set(
            name,
            plain_text(name, value,
                       most_characters(stem == "section.summary" ? "summary" : "purpose"), false));
    }
    return true;
}

void Checking::field(std::string const& name, json::Value const& value) {
    using Reads = std::function<json::Value(Checking&, std::string const&, json::Value const&)>;
    auto line = [](std::string_view form_field) -> Reads {
        return [most = most_characters(form_field)](Checking& c, auto const& n, auto const& v) {
            return c.plain_text(n, v, most);
        };
    };
    auto lines = [](std::string_view form_field) -> Reads {
        return [most = most_characters(form_field)](Checking& c, auto const& n, auto const& v) {
            return c.texts(n, v, most);
        };
    };
    auto list_of = [](void (Checking::*element)(std::string const&, json::Value const&,
                                                json::Object&)) -> Reads {
        return [element](Checking& c, auto const& n, auto const& v) {
            return c.objects(n, v, [&](auto const& at, auto const& one, auto& to) {
                (c.*element)(at, one, to);
            });
        };
    };
    static std::map<std::string_view, Reads> const table = {
        {"status",
         [](Checking& c, auto const& n, auto const& v) { return c.word(n, v, statuses); }},
        {"step", [](Checking& c, auto const& n, auto const& v) { return c.word(n, v, steps); }},
        {"start", [](Checking& c, auto const& n, auto const& v) { return c.date(n, v); }},
        {"end", [](Checking& c, auto const& n, auto const& v) { return c.date(n, v); }},
        {"contact", [](Checking& c, auto const& n, auto const& v) { return c.contact(n, v); }},
        {"dimensions_note",
         [](Checking& c, auto const& n, auto const& v) {
             return c.plain_text(n, v, most_characters("dimensions_note"), false);
         }},
        {"funder", line("funder")},
        {"funder_number", line("funder_number")},
        {"own_number", line("own_number")},
        {"themes", lines("themes")},
        {"keywords", lines("keywords")},
        {"barriers", lines("barriers")},
        {"partners", list_of(&Checking::partner)},
        {"funding", list_of(&Checking::funding)},
        {"goals", list_of(&Checking::goal)},
        {"links", list_of(&Checking::link)},
    };
    bool const by_language = name.starts_with("title.") || name.starts_with("section.");
    if (by_language && in_languages(name, value.is_null() ? json::Value("") : value)) return;
    auto const known = by_language ? table.end() : table.find(name);
    if (known == table.end()) problem(basics::shortened(name, 60), "api_unknown_field");
    else if (value.is_null()) fields.set(name, nullptr);
    else {
        auto read = known->second(*this, name, value);
        bool const is_empty = read.array() && read.array()->empty();
        fields.set(name, is_empty ? json::Value() : std::move(read));
    }
}

}

std::expected<json::Object, basics::Problems> checked(json::Object const& sent,
                                                      Content const& before,
                                                      organisations::Directory const& directory) {
    Checking checking(directory);
    for (auto const& [name, value] : sent.members()) checking.field(name, value);
    auto all = fields_of(before);
    for (auto const& [name, value] : checking.fields.members()) all.set(name, value);
    auto const after = content_of(all);
    bool const title_is_wrong = std::ranges::any_of(
        checking.problems, [](auto const& one) { return one.field.starts_with("title."); });
    if (after.title.empty() && !title_is_wrong) checking.problem("title.sv", "form_title_missing");
    if (after.start && after.end && basics::last_day(*after.end) < basics::first_day(*after.start))
        checking.problem("end", "form_end_before_start");
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return std::move(checking.fields);
}

}
