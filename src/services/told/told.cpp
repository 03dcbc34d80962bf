// Fields as text: tidied, checked, written and read.
#include "services/told/told.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "platform/basics/money.h"
#include "platform/basics/text.h"
#include "services/members/rules.h"

namespace told {

namespace {

/// Lines without trailing blanks, at most one empty line between them.
std::string tidied(std::string_view typed) {
    std::string words;
    std::size_t breaks = 0;
    for (char const c : basics::trimmed(typed)) {
        if (c == '\r') continue;
        if (c == '\n') {
            while (words.ends_with(' ') || words.ends_with('\t')) words.pop_back();
            if (++breaks > 2) continue;
        } else if (c != ' ' && c != '\t') breaks = 0;
        words += c;
    }
    return words;
}

bool is_web_address(std::string_view text) {
    auto const rest = text.starts_with("https://")  ? text.substr(8)
                      : text.starts_with("http://") ? text.substr(7)
                                                    : std::string_view();
    bool const is_plain = std::ranges::all_of(rest, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7f && !std::string_view("\"<>\\^`{|}").contains(c);
    });
    return !rest.empty() && rest.front() != '/' && is_plain &&
           basics::length(text) <= longest_address;
}

std::optional<std::string> whole_day(std::string_view text) {
    auto const date = text.size() == 10 ? basics::parse_iso_date(text) : std::nullopt;
    if (!date || date->day == 0 || date->year < earliest_year || date->year > latest_year)
        return std::nullopt;
    return basics::iso(*date);
}

std::optional<std::string> whole_year(std::string_view text) {
    int number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < earliest_year ||
        number > latest_year)
        return std::nullopt;
    return std::to_string(number);
}

std::optional<std::string> number(std::string_view text, bool may_be_negative) {
    auto const value = parse_hundredths(text);
    if (!value || (*value < 0 && !may_be_negative)) return std::nullopt;
    return plain_hundredths(*value);
}

/// The words as kept, or nothing when they are not what the field holds.
std::optional<std::string> kept(Field const& field, std::string_view words) {
    switch (field.type) {
        case Type::line:
        case Type::text: return std::string(words);
        case Type::day: return whole_day(words);
        case Type::year: return whole_year(words);
        case Type::money: return number(words, false);
        case Type::amount: return number(words, true);
        case Type::email: {
            // As accounts are told apart: one person is one address.
            auto const address = members::normalised_email(words);
            return address ? std::optional(members::email_key(*address)) : std::nullopt;
        }
        case Type::address:
            return is_web_address(words) ? std::optional(std::string(words)) : std::nullopt;
        case Type::choice:
        case Type::selection:
            return field.choices.empty() ||
                           std::ranges::find(field.choices, words) != field.choices.end()
                       ? std::optional(std::string(words))
                       : std::nullopt;
    }
    return std::nullopt;
}

std::string problem_text(Type type) {
    switch (type) {
        case Type::day: return "told.problem_day";
        case Type::year: return "told.problem_year";
        case Type::money: return "told.problem_money";
        case Type::amount: return "told.problem_amount";
        case Type::email: return "told.problem_email";
        case Type::address: return "told.problem_address";
        default: return "told.problem_choice";
    }
}

/// Takes one field into `told`, or says what is wrong with it.
std::optional<basics::Problem> take(Field const& field, std::string_view typed,
                                    std::string_view missing, Told& told) {
    std::string const name(field.name);
    auto const words = field.type == Type::text
                           ? tidied(typed)
                           : basics::one_line(std::string(basics::trimmed(typed)));
    if (words.empty())
        return field.is_required ? std::optional(basics::Problem{name, std::string(missing) + name})
                                 : std::nullopt;
    if (field.longest != 0 && basics::length(words) > field.longest)
        return basics::Problem{
            name, "told.problem_long", {{"longest", std::to_string(field.longest)}}};
    auto value = kept(field, words);
    if (!value) return basics::Problem{name, problem_text(field.type)};
    told.emplace(name, *std::move(value));
    return std::nullopt;
}

json::Value json_of(Field const& field, std::string const& words) {
    if (words.empty()) return {};
    if (field.type == Type::year) return json::Value(std::stoi(words));
    if (field.type != Type::money && field.type != Type::amount) return json::Value(words);
    auto const value = parse_hundredths(words).value_or(0);
    return value % 100 == 0 ? json::Value(value / 100)
                            : json::Value(static_cast<double>(value) / 100);
}

}

std::string const& said(Told const& told, std::string_view field) {
    static std::string const nothing;
    auto const found = told.find(field);
    return found == told.end() ? nothing : found->second;
}

std::optional<std::int64_t> hundredths(Told const& told, std::string_view field) {
    auto const& words = said(told, field);
    return words.empty() ? std::nullopt : parse_hundredths(words);
}

std::optional<basics::Date> day(Told const& told, std::string_view field) {
    auto const& words = said(told, field);
    return words.empty() ? std::nullopt : basics::parse_iso_date(words);
}

int year(Told const& told, std::string_view field) {
    int number = 0;
    auto const& words = said(told, field);
    std::from_chars(words.data(), words.data() + words.size(), number);
    return number;
}

std::expected<Told, basics::Problems> checked(Fields fields, Told const& typed,
                                              std::string_view missing) {
    Told told;
    basics::Problems problems;
    for (auto const& field : fields)
        if (auto problem = take(field, said(typed, field.name), missing, told))
            problems.push_back(*std::move(problem));
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::optional<std::int64_t> parse_hundredths(std::string_view text) {
    bool is_negative = false;
    for (std::string_view const sign : {"-", "\u2212"})
        if (text.starts_with(sign)) {
            text.remove_prefix(sign.size());
            is_negative = true;
            break;
        }
    if (text.empty() || text.contains('e') || text.contains('E')) return std::nullopt;
    // More decimals than two are not rounded away: whoever typed them meant something.
    auto const separator = text.find_last_of(".,");
    auto const decimals = separator == text.npos ? 0 : text.size() - separator - 1;
    if (decimals > 3 || (decimals == 3 && text.front() == '0')) return std::nullopt;
    auto const value = basics::parse_amount(text);
    if (!value || *value > largest_amount * 100) return std::nullopt;
    return is_negative ? -*value : *value;
}

std::string plain_hundredths(std::int64_t hundredths) {
    return hundredths < 0 ? "-" + basics::plain_amount(-hundredths)
                          : basics::plain_amount(hundredths);
}

json::Object as_json(Fields fields, Told const& told, bool with_secrets) {
    json::Object object;
    for (auto const& field : fields)
        if (with_secrets || !field.is_secret)
            object.append(std::string(field.name), json_of(field, said(told, field.name)));
    return object;
}

bool take_json(Fields fields, std::string_view key, json::Value const& value, Told& typed) {
    auto const field = std::ranges::find(fields, key, &Field::name);
    if (field == fields.end()) return false;
    bool const is_number =
        field->type == Type::money || field->type == Type::amount || field->type == Type::year;
    if (value.is_null()) typed.insert_or_assign(std::string(key), "");
    else if (value.string()) typed.insert_or_assign(std::string(key), *value.string());
    else if (is_number && value.integer())
        typed.insert_or_assign(std::string(key), std::to_string(*value.integer()));
    else if (is_number && value.number()) {
        auto const exact = *value.number() * 100;
        if (!(std::abs(exact) <= static_cast<double>(largest_amount) * 100) ||
            std::abs(exact - std::round(exact)) > 1e-4)
            return false;
        typed.insert_or_assign(std::string(key), plain_hundredths(std::llround(exact)));
    } else return false;
    return true;
}

std::string written(Told const& told) {
    json::Object object;
    for (auto const& [field, words] : told) object.append(field, words);
    return json::write(object);
}

Told read(std::string_view stored) {
    Told told;
    auto const kept = json::parse(stored);
    if (kept && kept->object())
        for (auto const& [field, words] : kept->object()->members())
            told.emplace(field, std::string(words.text()));
    return told;
}

}
