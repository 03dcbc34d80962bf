// One function for each kind of value.
#include "features/knowledge/readers/page/page_facts.h"

#include <algorithm>

#include "features/knowledge/readers/page/publishers.h"
#include "features/knowledge/readers/partners.h"
#include "features/knowledge/readers/words/amounts.h"
#include "features/knowledge/readers/words/dates.h"
#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/status_words.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"
#include "services/goals/goals.h"

namespace knowledge::readers {

namespace {

std::vector<std::string_view> lines_of(std::string_view value) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= value.size();) {
        auto const end = std::min(value.find('\n', begin), value.size());
        if (auto const line = basics::trimmed(value.substr(begin, end - begin)); !line.empty())
            lines.push_back(line);
        begin = end + 1;
    }
    return lines;
}

bool take_number(std::string_view value, Content& content) {
    auto number = basics::one_line(value.substr(0, value.find_first_of("\n\t")));
    if (auto const word = number.find(" ("); word != number.npos) number.resize(word);
    while (number.ends_with('.') || number.ends_with(',')) number.pop_back();
    auto& field = is_own_number(number) ? content.own_number : content.funder_number;
    if (number.empty() || number.find_first_of("0123456789") == number.npos) return false;
    if (field.empty()) field = number;
    return true;
}

bool take_money(FundingKind kind, std::string_view from, std::string_view value,
                texts::Language language, Content& content) {
    auto const sum = read_money(value, language);
    if (!sum) return false;
    Funding funding{.kind = kind,
                    .money = sum->money,
                    .from = std::string(from),
                    .currency_assumed = sum->currency_assumed};
    bool const again = std::ranges::find(content.funding, funding) != content.funding.end();
    if (sum->money.minor > 0 && !again && content.funding.size() < 100)
        content.funding.push_back(std::move(funding));
    return true;
}

bool take_funder(std::string_view value, Content& content) {
    auto names = split_names(value);
    std::erase_if(names, [](std::string const& name) {
        return name.size() > 160 || !starts_with_capital(name);
    });
    if (names.empty()) return false;
    if (content.funder.empty()) {
        content.funder = full_name(names.front());
        names.erase(names.begin());
    }
    for (auto& name : names)
        add_partner(content, Partner{.name = std::move(name), .role = PartnerRole::funder});
    return true;
}

/// "Finansiering: Vinnova", "Finansiering: 2 mnkr från Vinnova", "Finansiering: Vinnova, 2 mnkr".
bool take_funding(std::string_view value, texts::Language language, Content& content) {
    auto const sums = find_money(value, language);
    if (sums.empty()) return take_funder(value, content);
    auto const before = basics::trimmed(value.substr(0, sums.front().begin));
    auto const after = basics::trimmed(value.substr(sums.front().end));
    auto funder = funder_in("finansiering " + std::string(value));
    if (funder.empty() && !before.empty()) funder = tidy_name(name_at_beginning(before));
    for (std::string_view word : {"från ", "fra ", "from "})
        if (funder.empty() && after.starts_with(word))
            funder = tidy_name(name_at_beginning(after.substr(word.size())));
    if (content.funder.empty()) content.funder = funder;
    return take_money(FundingKind::grant, funder, value, language, content);
}

bool take_period(std::string_view value, Content& content) {
    auto const period = read_period(value);
    if (!period) {
        if (!is_duration(value)) return false;
        content.duration = std::string(value);
        return true;
    }
    if (period->start) content.start = period->start;
    if (period->end) content.end = period->end;
    if (!period->told.empty()) content.duration = basics::shortened(period->told, 120);
    return true;
}

bool take_day(std::string_view value, std::optional<basics::Date>& day) {
    auto const found = read_date(value);
    if (found) day = found;
    return found.has_value();
}

bool take_status(std::string_view value, Content& content) {
    auto const status = read_status_beginning(value);
    if (!status) return false;
    content.status = status;
    content.status_text = basics::one_line(value.substr(0, value.find('\n')));
    return true;
}

bool take_leading(std::string_view value, PartnerRole role, Sources const& sources,
                  Content& content) {
    auto const first = basics::trimmed(value.substr(0, value.find('\n')));
    auto partner = read_partner(first, role, sources);
    if (partner.name.empty()) return false;
    partner.role = role;
    add_partner(content, std::move(partner));
    return true;
}

bool take_partners(std::string_view value, Sources const& sources, Content& content) {
    bool some = false;
    for (auto const line : lines_of(value))
        for (auto& partner : read_partners(line, PartnerRole::partner, sources)) {
            add_partner(content, std::move(partner));
            some = true;
        }
    return some;
}

std::string_view without_brackets(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '(')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ')' || text.back() == '.')) text.remove_suffix(1);
    return basics::trimmed(text);
}

/// "Projektledare: Mats Ek, Lunds universitet": the leader's employer answers for the project.
void set_employer(Content& content, Sources const& sources) {
    if (content.persons.empty() || content.persons.back().role != "project leader") return;
    auto const& title = content.persons.back().title;
    auto const comma = title.rfind(", ");
    auto const last = comma == std::string::npos ? title : title.substr(comma + 2);
    auto const name = name_at_beginning(last);
    if (name.empty() || looks_like_title(name)) return;
    auto partner = read_partner(name, PartnerRole::coordinator, sources);
    if (partner.helix || has_organisation_word(name)) add_partner(content, std::move(partner));
}

/// Persons, and the organisation for which they answer.
bool take_persons(FoundLabel const& label, std::string_view value, Sources const& sources,
                  Content& content) {
    std::string_view const role = label.field == Field::leader    ? "project leader"
                                  : label.field == Field::members ? "member"
                                                                  : "contact";
    bool some = false;
    for (auto const line : lines_of(value)) {
        if (take_contact_line(line, role, content.persons)) {
            some = true;
            continue;
        }
        auto const names = split_names(line);
        for (auto const& name : names) {
            // "Anna Ek (KTH)"
            auto const open = std::min(name.find(" ("), name.size());
            if (!looks_like_person(name.substr(0, open))) continue;
            auto const employer = std::string_view(name).substr(open);
            content.persons.push_back({.name = name.substr(0, open),
                                       .title = std::string(without_brackets(employer)),
                                       .role = std::string(role)});
            some = true;
        }
        bool const organisation =
            label.field == Field::leader && names.size() == 1 && looks_like_organisation(line);
        if (organisation && !some)
            add_partner(content, read_partner(line, PartnerRole::coordinator, sources)),
                some = true;
    }
    if (label.field == Field::leader && !coordinator(content)) set_employer(content, sources);
    if (label.field == Field::leader && !label.organisation.empty() && !coordinator(content)) {
        add_partner(content,
                    read_partner(full_name(label.organisation), PartnerRole::coordinator, sources));
        some = true;
    }
    return some;
}

bool take_goals(std::string_view value, Sources const& sources, Content& content) {
    if (sources.goals == nullptr) return false;
    bool some = false;
    // The label has said that these are global goals; bare numbers need that said again.
    auto const marked = "SDG " + std::string(value);
    for (auto text : {std::string_view(value), std::string_view(marked)})
        for (int goal : sources.goals->recognise(text)) {
            some = true;
            if (std::ranges::find(content.goals, goal, &GoalMark::goal) == content.goals.end())
                content.goals.push_back({.goal = goal});
        }
    std::ranges::sort(content.goals, {}, &GoalMark::goal);
    return some;
}

bool take_keywords(std::string_view value, Content& content) {
    for (auto const line : lines_of(value))
        for (std::size_t begin = 0; begin <= line.size();) {
            auto const end = std::min(line.find_first_of(",;|\t", begin), line.size());
            auto word = basics::one_line(line.substr(begin, end - begin));
            if (!word.empty() && word.size() <= 100 && content.keywords.size() < 100 &&
                !is_among(word, content.keywords))
                content.keywords.push_back(std::move(word));
            begin = end + 1;
        }
    return !content.keywords.empty();
}

bool take_places(std::string_view value, Sources const& sources, Content& content) {
    bool some = false;
    for (auto const line : lines_of(value))
        for (auto const& name : split_names(line)) {
            auto code = municipality_code(name, sources);
            if (code.empty() ||
                std::ranges::find(content.places, code, &Place::municipality_code) !=
                    content.places.end())
                continue;
            content.places.push_back({.municipality_code = std::move(code)});
            some = true;
        }
    return some;
}

// recognises: words for leading in a description of a partner's role
bool says_leading(std::string_view value) {
    auto const folded = basics::folded(value);
    for (std::string_view word : {"projektledare", "projektledning", "koordinator", "coordinator",
                                  "project leader", "project manager", "prosjektleder", "leder",
                                  "samordnare", "projektägare", "lead partner"})
        if (find_phrase(folded, word) != folded.npos) return true;
    return false;
}

bool take_role(FoundLabel const& label, std::string_view value, Sources const& sources,
               PageFacts& facts) {
    if (value.empty()) return false;
    if (facts.role.empty()) facts.role = std::string(value);
    auto organisation = full_name(label.organisation);
    if (says_leading(value))
        add_partner(facts.content, read_partner(organisation, PartnerRole::coordinator, sources));
    else if (!looks_like_person(organisation) && looks_like_organisation(organisation))
        add_partner(facts.content, read_partner(organisation, PartnerRole::partner, sources));
    return true;
}

bool set_first(std::string& field, std::string_view value) {
    if (field.empty()) field = basics::one_line(value.substr(0, value.find('\n')));
    return !field.empty();
}

bool glued_before(std::string_view line, std::size_t at) {
    return at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t' && line[at - 1] != '<' &&
           line[at - 1] != '(' && line[at - 1] != '"' && line[at - 1] != ':';
}

/// Where an address glued to words on both sides ends: before a capital that begins the text after
/// its path.
std::size_t address_end(std::string_view line, std::size_t at) {
    auto end = std::min(line.find_first_of(" \t\n<>\"'|{}", at), line.size());
    if (!glued_before(line, at)) return end;
    for (std::size_t i = line.find("://", at) + 3; i + 1 < end; ++i)
        if (line[i] == '/' && line[i + 1] >= 'A' && line[i + 1] <= 'Z') return i + 1;
    return end;
}

/// Where an address stands in a line.
struct Stretch {
    std::size_t begin = 0, end = 0;
};

std::vector<Stretch> address_places(std::string_view line) {
    std::vector<Stretch> places;
    for (std::size_t at = 0; at < line.size() && places.size() < 200;) {
        auto const one =
            std::min({line.find("http://", at), line.find("https://", at), line.find("www.", at)});
        if (one == line.npos) break;
        auto end = std::max(address_end(line, one), one + 4);
        at = end;
        while (end > one && std::string_view(".,);:").contains(line[end - 1])) --end;
        places.push_back({one, end});
    }
    return places;
}

}

bool is_own_number(std::string_view number) {
    // Municipalities write "KS 2024/00123", "KS 2024-123", "2024/KS0012"; funders "2015-06045" and
    // "P2022-00498".
    bool const slash = number.contains('/');
    auto const all = tokens(number, 10);
    bool const letters_first = all.size() > 1 && all[0].kind == TokenKind::word &&
                               all[0].text.size() >= 2 && all[1].spaced;
    return slash || letters_first;
}

std::vector<Link> links_in(std::string_view line) {
    std::vector<Link> links;
    for (auto const& place : address_places(line)) {
        auto address = std::string(line.substr(place.begin, place.end - place.begin));
        if (address.starts_with("www.")) address = "https://" + address;
        auto const host = address.find("://") + 3;
        if (address.size() <= 2000 && address.find('.', host) != address.npos)
            links.push_back({.address = std::move(address)});
    }
    return links;
}

std::string with_spaced_links(std::string_view line) {
    std::string spaced;
    std::size_t from = 0;
    for (auto const& place : address_places(line)) {
        bool const before = glued_before(line, place.begin);
        spaced += std::string(line.substr(from, place.begin - from)) + (before ? " " : "");
        spaced += line.substr(place.begin, place.end - place.begin);
        bool const after = before && place.end < line.size() && line[place.end] != ' ' &&
                           starts_with_capital(line.substr(place.end));
        spaced += after ? " " : "";
        from = place.end;
    }
    return spaced + std::string(line.substr(from));
}

void add_link(Content& content, Link link) {
    if (content.links.size() < 500 &&
        std::ranges::find(content.links, link.address, &Link::address) == content.links.end())
        content.links.push_back(std::move(link));
}

bool take_fact(FoundLabel const& label, std::string_view value, texts::Language language,
               Sources const& sources, PageFacts& facts) {
    auto& content = facts.content;
    auto const funder = label.organisation.empty() ? std::string() : full_name(label.organisation);
    switch (label.field) {
        case Field::number: return take_number(value, content);
        case Field::coordinator:
            return take_leading(value, PartnerRole::coordinator, sources, content);
        case Field::need_owner:
            return take_leading(value, PartnerRole::need_owner, sources, content);
        case Field::partners: return take_partners(value, sources, content);
        case Field::funder: return take_funder(value, content);
        case Field::grant:
            if (content.funder.empty()) content.funder = funder;
            return take_money(FundingKind::grant,
                              funder.empty() ? std::string_view(content.funder) : funder, value,
                              language, content);
        case Field::own_effort:
            return take_money(FundingKind::own_effort, {}, value, language, content);
        case Field::total: return take_money(FundingKind::total, {}, value, language, content);
        case Field::money: return take_funding(value, language, content);
        case Field::period:
        case Field::duration: return take_period(value, content);
        case Field::start: return take_day(value, content.start);
        case Field::end: return take_day(value, content.end);
        case Field::status: return take_status(value, content);
        case Field::name: return set_first(facts.name, value);
        case Field::programme: return set_first(content.programme, value);
        case Field::call: return set_first(content.call, value);
        case Field::keywords: return take_keywords(value, content);
        case Field::goals: return take_goals(value, sources, content);
        case Field::place: return take_places(value, sources, content);
        case Field::role: return take_role(label, value, sources, facts);
        case Field::web:
            for (auto& link : links_in(value)) add_link(content, std::move(link));
            return !value.empty();
        case Field::contact:
        case Field::leader:
        case Field::members: return take_persons(label, value, sources, content);
        case Field::ignored: return true;
    }
    return false;
}

}
