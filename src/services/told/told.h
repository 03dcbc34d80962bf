// What people tell in forms of many fields: one table of fields, and checking, forms, facts, JSON
// and CSV follow from it.
#pragma once
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "platform/json/value.h"

namespace told {

/// What a field holds, and how it is kept as text.
///   line       one line
///   text       lines
///   day        "2026-03-01"
///   year       "2026"
///   money      main units of a currency, not negative, two decimals at most: "1250.5"
///   amount     the same with a sign: a measured value
///   choice     one of a few, seen at once
///   selection  one of many, from a list; those that depend on what is stored have no `choices`
///   email      normalised
///   address    of the web, http or https
enum class Type : std::uint8_t {
    line,
    text,
    day,
    year,
    money,
    amount,
    choice,
    selection,
    email,
    address
};

/// One field of a form.
struct Field {
    std::string_view name;
    Type type = Type::line;
    std::size_t longest = 0;  ///< In characters, of lines and texts.
    bool is_required = false;
    std::span<std::string_view const> choices = {};
    std::string_view choice_texts = {};  ///< What the texts of choices begin with.
    bool has_hint = false;               ///< A sentence below the label.
    bool is_secret = false;              ///< Shown to nobody but those who may change it.
};
using Fields = std::span<Field const>;

/// What the texts of a feature's labels, hints and missing answers begin with: "ideas.label_".
struct Words {
    std::string_view labels, hints, missing;
};

/// By field, as kept; a field that was left empty is absent.
using Told = std::map<std::string, std::string, std::less<>>;
/// The field's text, or empty.
std::string const& said(Told const& told, std::string_view field);
/// Of money, amount: hundredths. Nothing when it was left empty.
std::optional<std::int64_t> hundredths(Told const& told, std::string_view field);
/// Of day. Nothing when it was left empty.
std::optional<basics::Date> day(Told const& told, std::string_view field);
int year(Told const& told, std::string_view field);

inline constexpr int earliest_year = 1990, latest_year = 2100;
/// In main units; sums of what is told stay far from what an integer holds.
inline constexpr std::int64_t largest_amount = 1'000'000'000'000;
inline constexpr std::size_t longest_address = 500;

/// What was typed, tidied, or everything that is wrong with it. The texts of what is missing begin
/// with `missing` ("ideas.problem_").
std::expected<Told, basics::Problems> checked(Fields fields, Told const& typed,
                                              std::string_view missing);

/// A signed number as kept: hundredths, or nothing for what is no number of two decimals at most.
std::optional<std::int64_t> parse_hundredths(std::string_view text);
/// As kept and for machines: -1250 → "-12.5".
std::string plain_hundredths(std::int64_t hundredths);

/// Each field; null where nothing was told. Money and amounts are numbers, years too. Without the
/// secret ones unless `with_secrets`.
json::Object as_json(Fields fields, Told const& told, bool with_secrets);
/// What a program sends for these fields: text, or a number where one is meant. False for others.
bool take_json(Fields fields, std::string_view key, json::Value const& value, Told& typed);

/// As it is stored, and read again.
std::string written(Told const& told);
Told read(std::string_view stored);

}
