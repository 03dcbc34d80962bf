// Rules for persons. When in doubt a number is treated as a telephone's: a lost figure is better
// than a spread one.
#include "features/knowledge/readers/words/people.h"

#include <algorithm>
#include <array>

#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

// recognises: what comes before the @ of an office's address
constexpr auto offices = std::to_array<std::string_view>({
    "info",          "kontakt",
    "contact",       "post",
    "postmottak",    "registrator",
    "kansli",        "kansliet",
    "press",         "office",
    "mail",          "hej",
    "hello",         "hei",
    "support",       "kundservice",
    "kundtjanst",    "kommun",
    "kommunen",      "kommunstyrelsen",
    "stadskansliet", "stadsledningskontoret",
    "innovation",    "innovasjon",
    "projekt",       "prosjekt",
    "project",       "diarium",
    "receptionen",   "webmaster",
    "redaktion",     "news",
    "media",         "servicecenter",
    "kontaktcenter", "kontaktcentret",
    "region",        "forskning",
});

// recognises: words that invite to reach somebody
constexpr auto invitations = std::to_array<std::string_view>(
    {"ring", "kontakta", "kontakt", "mejla", "maila", "skriv", "fråga", "hör", "prata", "call",
     "contact", "email", "mail", "ask", "write", "spør", "skriv"});

// recognises: words that introduce a telephone number or an e-mail address
constexpr auto introductions = std::to_array<std::string_view>({
    "telefon",
    "telefonnummer",
    "tel",
    "tlf",
    "tfn",
    "phone",
    "telephone",
    "mobil",
    "mobiltelefon",
    "mobile",
    "cell",
    "direkt",
    "växel",
    "e-post",
    "epost",
    "e-postadress",
    "email",
    "e-mail",
    "mail",
    "mejl",
    "mejla",
    "m",
    "t",
    "e",
    "mob",
    "ring",
    "skicka e-post",
    "send epost",
    "kontakta",
});

bool is_local(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '+' || c == '%';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters beyond ASCII count as parts of an address, so that no half of one stays behind.
bool is_address_byte(char c) { return is_local(c) || static_cast<unsigned char>(c) >= 0x80; }

struct At {
    std::size_t begin = 0, end = 0;
};

/// "@", and the ways in which people hide it.
std::vector<At> at_signs(std::string_view text) {
    std::vector<At> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '@') found.push_back({i, i + 1});
        for (std::string_view hidden : {" (at) ", "(at)", " [at] ", "[at]", " snabel-a ", "(a)",
                                        "[a]", "[snabel-a]", "(snabel-a)"})
            if (text[i] == hidden[0] && text.substr(i).starts_with(hidden)) {
                found.push_back({i, i + hidden.size()});
                i += hidden.size() - 1;
                break;
            }
    }
    return found;
}

void find_emails(std::string_view text, std::vector<Reach>& found) {
    for (auto const& at : at_signs(text)) {
        std::size_t begin = at.begin, end = at.end;
        while (begin > 0 && is_address_byte(text[begin - 1])) --begin;
        while (end < text.size() && is_address_byte(text[end])) ++end;
        while (end > at.end && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
        auto const host = text.substr(at.end, end - at.end);
        if (begin < at.begin && host.contains('.') && (found.empty() || begin >= found.back().end))
            found.push_back({begin, end, true});
    }
}

/// The word right before a place in the text.
std::string_view word_before(std::string_view text, std::size_t at) {
    auto end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\n'))
        --end;
    auto begin = end;
    while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\t' &&
           text[begin - 1] != '\n' && text[begin - 1] != ',')
        --begin;
    return text.substr(begin, end - begin);
}

/// The run of digits and the marks that part them, beginning at a digit or "+".
std::size_t number_end(std::string_view text, std::size_t begin) {
    std::size_t end = begin, last = begin;
    while (end < text.size()) {
        char const c = text[end];
        if (is_digit(c)) last = end + 1;
        else if (text.substr(end).starts_with("\xC2\xA0")) ++end;
        else if (text.substr(end).starts_with("–") || text.substr(end).starts_with("‑")) end += 2;
        else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '+' && c != '/' && c != '.')
            break;
        if (end > last + 3) break;
        ++end;
    }
    return last;
}

bool is_telephone(std::string_view text, std::size_t begin, std::size_t end) {
    auto const number = text.substr(begin, end - begin);
    auto const digits = std::ranges::count_if(number, is_digit);
    if (digits > 15) return false;
    if (number.starts_with('+')) return digits >= 8;
    if (introduces_reach(word_before(text, begin))) return digits >= 5;
    if (!number.starts_with('0') && !number.starts_with("(0")) return false;
    // "01-02-2020" and "01.02.2020" are dates.
    bool const date =
        digits == 8 && number.size() == 10 && number[2] == number[5] && !is_digit(number[2]);
    return digits >= 8 && digits <= 12 && !date && !number.contains('.') &&
           number.substr(0, 4) != "00-0";
}

void find_telephones(std::string_view text, std::vector<Reach>& found) {
    for (std::size_t i = 0; i < text.size();) {
        bool const begins = is_digit(text[i]) ||
                            (text[i] == '+' && i + 1 < text.size() && is_digit(text[i + 1])) ||
                            text.substr(i).starts_with("(0");
        bool const inside =
            i > 0 && (is_address_byte(text[i - 1]) || text[i - 1] == '/' || text[i - 1] == '@');
        if (!begins || inside) {
            ++i;
            continue;
        }
        auto const end = std::max(number_end(text, i), i + 1);
        bool const taken = std::ranges::any_of(
            found, [&](Reach const& one) { return i < one.end && end > one.begin; });
        if (!taken && is_telephone(text, i, end)) found.push_back({i, end, false});
        i = end;
    }
}

/// Takes away what introduced a number: "Telefon: ", "e-post ", and marks that then stand alone.
void drop_introduction(std::string& kept) {
    auto const trim = [&] {
        while (!kept.empty() && (kept.back() == ' ' || kept.back() == '(' || kept.back() == ',' ||
                                 kept.back() == '|' || kept.back() == '/' || kept.back() == ';'))
            kept.pop_back();
    };
    trim();
    while (!kept.empty() && introduces_reach(word_before(kept, kept.size()))) {
        kept.resize(kept.size() - word_before(kept, kept.size()).size());
        trim();
    }
}

/// The name right before a place: "… kontakta Anna Ek, projektledare, " → "Anna Ek".
std::string person_before(std::string_view text) {
    text = basics::trimmed(text);
    for (std::string_view word : {" på", " via", " at", " on", " hos", " under", " mobil"})
        if (text.ends_with(word)) text = basics::trimmed(text.substr(0, text.size() - word.size()));
    auto const from = text.find_last_of(".:;\n");
    auto part = from == text.npos ? text : text.substr(from + 1);
    for (int i = 0; i < 3; ++i) {
        auto const comma = part.find_last_of(",(");
        auto const name =
            name_at_end(basics::trimmed(comma == part.npos ? part : part.substr(comma + 1)));
        if (looks_like_person(name)) return std::string(name);
        if (comma == part.npos) break;
        part = part.substr(0, comma);
    }
    auto const name =
        name_at_beginning(basics::trimmed(from == text.npos ? text : text.substr(from + 1)));
    return looks_like_person(name) ? std::string(name) : std::string();
}

/// "Ring Kim Exempel" → "Kim Exempel".
std::string without_invitation(std::string name) {
    auto const space = name.find(' ');
    bool const invites =
        space != name.npos && is_among(basics::folded(name.substr(0, space)), invitations);
    return invites ? name.substr(space + 1) : name;
}

Person& person_for(std::string_view before, std::vector<Person>& persons, std::size_t first_new) {
    auto name = without_invitation(person_before(before));
    for (auto& person : persons)
        if (!name.empty() && person.name == name) return person;
    // A number and an address in one text without a name are one person's.
    bool const full = persons.size() >= most_persons;
    if ((name.empty() && persons.size() > first_new) || full) return persons.back();
    persons.push_back(Person{.name = std::move(name), .role = "contact"});
    return persons.back();
}

}

bool introduces_reach(std::string_view word) {
    while (!word.empty() && (word.back() == ':' || word.back() == '.')) word.remove_suffix(1);
    return is_among(basics::folded(word), introductions);
}

std::string plain_email(std::string_view written) {
    std::string email(written);
    for (auto const& at : at_signs(email)) {
        email.replace(at.begin, at.end - at.begin, "@");
        break;
    }
    return email;
}

bool is_office_address(std::string_view email) {
    return is_among(basics::folded(email.substr(0, email.find('@'))), offices);
}

std::vector<Reach> find_reaches(std::string_view text) {
    std::vector<Reach> found;
    find_emails(text, found);
    find_telephones(text, found);
    std::ranges::sort(found, {}, &Reach::begin);
    return found;
}

std::string without_reaches(std::string_view text, std::vector<Person>& persons) {
    std::string kept;
    std::size_t from = 0;
    std::size_t const first_new = persons.size();
    bool removed = false;
    for (auto const& reach : find_reaches(text)) {
        auto const written = text.substr(reach.begin, reach.end - reach.begin);
        auto const email = reach.email ? plain_email(written) : std::string();
        if (reach.email && is_office_address(email)) continue;
        kept += text.substr(from, reach.begin - from);
        from = reach.end;
        auto& person = person_for(kept, persons, first_new);
        (reach.email ? person.email : person.telephone) =
            reach.email ? email : std::string(written);
        drop_introduction(kept);
        while (from < text.size() && (text[from] == ')' || text[from] == ',')) ++from;
        removed = true;
    }
    kept += text.substr(from);
    return removed ? std::string(basics::trimmed(kept)) : kept;
}

}
