// How a label is found at the beginning of a line, and what may stand after it.
#include "features/knowledge/readers/page/labels.h"

#include <algorithm>
#include <array>

#include "features/knowledge/readers/page/label_table.h"
#include "features/knowledge/readers/words/amounts.h"
#include "features/knowledge/readers/words/dates.h"
#include "features/knowledge/readers/words/status_words.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

constexpr std::size_t longest_star = 60;

/// What a label takes of the line, measured in bytes of the folded and the written line alike.
struct Taken {
    Label const* label = nullptr;
    std::string_view organisation, value;
    bool alone = false;
};

bool is_separator(std::string_view rest) {
    return rest.starts_with(":") || rest.starts_with("\t") || rest.starts_with("|");
}

std::string_view without_separator(std::string_view rest) {
    while (!rest.empty() && (rest.front() == ' ' || is_separator(rest))) rest.remove_prefix(1);
    return basics::trimmed(rest);
}

/// Where an organisation's name ends in what follows a label with "*" at its end: at a colon, tab
/// or sum.
std::size_t star_end(std::string_view rest) {
    auto end = rest.find_first_of(":\t");
    if (end == rest.npos) end = rest.size();
    if (auto const sums = find_money(rest.substr(0, end), texts::Language::sv); !sums.empty())
        end = sums.front().begin;
    return end;
}

bool is_organisation(std::string_view name) {
    return !name.empty() && name.size() <= longest_star && starts_with_capital(name) &&
           word_count(name) <= 6 && !name.contains(',') && !name.contains('.');
}

std::optional<Taken> taken_after_star(Label const& label, std::string_view written,
                                      std::string_view folded) {
    auto const ending = label.text.substr(1);
    auto const at = folded.find(ending);
    if (at == folded.npos || at == 0 || at > longest_star) return std::nullopt;
    auto const name = basics::trimmed(written.substr(0, at));
    auto const rest = written.substr(at + ending.size());
    if (!is_organisation(name) || word_count(name) > 4 || !(rest.empty() || is_separator(rest)))
        return std::nullopt;
    return Taken{&label, name, without_separator(rest), without_separator(rest).empty()};
}

std::optional<Taken> taken(Label const& label, std::string_view written, std::string_view folded) {
    if (label.text.front() == '*') return taken_after_star(label, written, folded);
    bool const star = label.text.back() == '*';
    auto const beginning = star ? label.text.substr(0, label.text.size() - 1) : label.text;
    if (!folded.starts_with(beginning)) return std::nullopt;
    auto rest = written.substr(beginning.size());
    std::string_view organisation;
    if (star) {
        auto const end = star_end(rest);
        organisation = basics::trimmed(rest.substr(0, end));
        if (!is_organisation(organisation)) return std::nullopt;
        rest = rest.substr(end);
        return Taken{&label, organisation, without_separator(rest),
                     without_separator(rest).empty()};
    }
    auto const value = without_separator(rest);
    auto const spaced = basics::trimmed(rest);
    if (value.empty()) return Taken{&label, {}, {}, true};
    if (is_separator(rest) || is_separator(spaced)) return Taken{&label, {}, value, false};
    // "Diarienummer 2015-06045": nothing but a blank between, so the value must speak for itself.
    bool const sentence = spaced.ends_with('.') && !basics::folded(spaced).ends_with("kr.");
    bool const shown = starts_with_capital(spaced) || (spaced[0] >= '0' && spaced[0] <= '9');
    bool const typed = label.field == Field::period || label.field == Field::duration ||
                       label.field == Field::start || label.field == Field::end ||
                       label.field == Field::status || label.field == Field::total ||
                       label.field == Field::grant || label.field == Field::own_effort;
    bool const apart =
        rest.starts_with(' ') && !sentence && (shown || typed) && written.size() <= 200;
    bool const dated =
        label.field == Field::ignored && spaced.size() <= 40 && read_date(spaced).has_value();
    if (dated && rest.starts_with(' ')) return Taken{&label, {}, spaced, false};
    bool const speaks = label.field != Field::ignored && label.field != Field::web &&
                        label.field != Field::members && label.field != Field::keywords &&
                        label.field != Field::place;
    return apart && speaks && fits(label.field, spaced)
               ? std::optional(Taken{&label, {}, spaced, false})
               : std::nullopt;
}

bool is_short_name(std::string_view value, std::size_t most_words) {
    return value.size() <= 240 && word_count(value) <= most_words && !value.contains("http") &&
           (starts_with_capital(value) || (value[0] >= '0' && value[0] <= '9'));
}

}

bool fits(Field field, std::string_view value) {
    if (value.empty()) return false;
    auto const has_digit = [&] { return value.find_first_of("0123456789") != value.npos; };
    switch (field) {
        case Field::number: return has_digit() && value.size() <= 60 && word_count(value) <= 4;
        case Field::grant:
        case Field::own_effort:
        case Field::total:
            return has_digit()
                       ? value.size() <= 200 && read_money(value, texts::Language::sv).has_value()
                       : !find_money(value, texts::Language::sv).empty() && value.size() <= 100;
        case Field::period: return read_period(value).has_value() || is_duration(value);
        case Field::start:
        case Field::end: return value.size() <= 80 && read_date(value).has_value();
        case Field::duration:
            return is_duration(value) || (value.size() <= 80 && read_period(value).has_value());
        case Field::status: return value.size() <= 80 && read_status_beginning(value).has_value();
        case Field::coordinator:
        case Field::need_owner:
        case Field::funder:
        case Field::leader: return is_short_name(value, 16);
        case Field::money:
            return !find_money(value, texts::Language::sv).empty() || is_short_name(value, 16);
        case Field::name:
        case Field::programme:
        case Field::call:
        case Field::role: return value.size() <= 300;
        case Field::web: return value.contains("http") || value.starts_with("www.");
        case Field::place: return is_short_name(value, 12);
        case Field::goals: return value.size() <= 600;
        case Field::keywords: return value.size() <= 600;
        case Field::partners:
            return value.size() <= 3000 && (starts_with_capital(value) || has_digit());
        case Field::contact:
        case Field::members: return value.size() <= 300;
        case Field::ignored: return value.size() <= 200;
    }
    return false;
}

std::optional<FoundLabel> find_label(Line const& line) {
    std::string_view const written = line.text;
    auto const beginning = cut(written, 140);
    auto const folded = basics::folded(beginning);
    // Places are counted in both; letters that folding makes longer stand in no label.
    if (folded.size() != beginning.size()) return std::nullopt;
    std::optional<Taken> best;
    for (auto const& label : all_labels()) {
        auto const found = taken(label, written, folded);
        if (found && (!best || label.text.size() > best->label->text.size())) best = found;
    }
    if (!best || (!best->alone && !fits(best->label->field, best->value))) return std::nullopt;
    return FoundLabel{best->label->field, std::string(best->organisation),
                      std::string(best->value)};
}

}
