// The labels of facts on project pages, in Swedish, Norwegian and English.
#include "features/knowledge/readers/labels.h"

#include <algorithm>
#include <array>

#include "features/knowledge/readers/amounts.h"
#include "features/knowledge/readers/dates.h"
#include "features/knowledge/readers/navigation.h"
#include "features/knowledge/readers/status_words.h"
#include "features/knowledge/readers/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

struct Label {
    std::string_view text;   ///< Folded; "*" stands for an organisation that the label names.
    Field field;
};

// recognises: labels of facts on project pages
constexpr auto labels = std::to_array<Label>({
    {"diarienummer", Field::number}, {"dnr", Field::number}, {"diarienr", Field::number}, {"diarie nr", Field::number},
    {"projektnummer", Field::number}, {"projektnr", Field::number}, {"projekt-id", Field::number}, {"projektid", Field::number}, {"vårt diarienummer", Field::number},
    {"ärendenummer", Field::number}, {"referensnummer", Field::number}, {"vinnovas diarienummer", Field::number}, {"diarienummer hos *", Field::number},
    {"kommunens diarienummer", Field::number}, {"reference number", Field::number}, {"ref. number", Field::number}, {"ref. no", Field::number},
    {"registration number", Field::number}, {"project number", Field::number}, {"project id", Field::number}, {"grant agreement id", Field::number},
    {"grant agreement", Field::number}, {"grant agreement number", Field::number}, {"prosjektnummer", Field::number}, {"prosjektnr", Field::number}, {"saksnummer", Field::number},
    {"referansenummer", Field::number}, {"prosjekt-id", Field::number},

    {"koordinator", Field::coordinator}, {"projektkoordinator", Field::coordinator}, {"koordinerande organisation", Field::coordinator},
    {"projektägare", Field::coordinator}, {"samordnare", Field::coordinator}, {"huvudsökande", Field::coordinator}, {"sökande", Field::coordinator}, {"medelsförvaltare", Field::coordinator},
    {"ansvarig organisation", Field::coordinator}, {"projektansvarig organisation", Field::coordinator}, {"koordinerande part", Field::coordinator}, {"stödmottagare", Field::coordinator},
    {"coordinator", Field::coordinator}, {"coordinated by", Field::coordinator}, {"project coordinator", Field::coordinator}, {"coordinating organisation", Field::coordinator},
    {"project owner", Field::coordinator}, {"lead partner", Field::coordinator}, {"lead organisation", Field::coordinator}, {"led by", Field::coordinator},
    {"koordinerende organisasjon", Field::coordinator}, {"ansvarlig organisasjon", Field::coordinator}, {"prosjekteier", Field::coordinator}, {"prosjektansvarlig organisasjon", Field::coordinator},
    {"prosjektkoordinator", Field::coordinator}, {"leads av", Field::coordinator}, {"leds av", Field::coordinator}, {"ledes av", Field::coordinator}, {"søker", Field::coordinator},
    {"behovsägare", Field::need_owner}, {"behovseier", Field::need_owner}, {"owner of the need", Field::need_owner}, {"problemägare", Field::need_owner},

    {"partner", Field::partners}, {"partners", Field::partners}, {"partner(s)", Field::partners}, {"partner/s", Field::partners}, {"partnere", Field::partners}, {"parter", Field::partners},
    {"projektpartner", Field::partners}, {"projektpartners", Field::partners}, {"projektparter", Field::partners}, {"projektparter och partners", Field::partners}, {"samarbetspartners", Field::partners},
    {"samarbetspartner", Field::partners}, {"samarbetsparter", Field::partners}, {"samverkanspartners", Field::partners}, {"samverkansparter", Field::partners}, {"deltagare", Field::partners},
    {"deltagande organisationer", Field::partners}, {"medverkande", Field::partners}, {"medverkande organisationer", Field::partners}, {"medsökande", Field::partners}, {"medsökande organisationer", Field::partners}, {"aktörer", Field::partners},
    {"medverkande parter", Field::partners}, {"deltagande parter", Field::partners}, {"deltagande kommuner", Field::partners}, {"medverkande kommuner", Field::partners},
    {"i samarbete med", Field::partners}, {"i samverkan med", Field::partners}, {"samarbete", Field::partners}, {"övriga parter", Field::partners}, {"övriga partners", Field::partners}, {"konsortium", Field::partners},
    {"project partners", Field::partners}, {"project partner", Field::partners}, {"participants", Field::partners}, {"collaboration partners", Field::partners}, {"collaborators", Field::partners},
    {"cooperation partners", Field::partners}, {"participating organisations", Field::partners}, {"in collaboration with", Field::partners}, {"other partners", Field::partners}, {"consortium", Field::partners},
    {"collaborating partners", Field::partners}, {"partnerorganisations", Field::partners}, {"partner organisations", Field::partners}, {"prosjektpartnere", Field::partners}, {"samarbeidspartnere", Field::partners}, {"samarbeidspartner", Field::partners},
    {"deltakere", Field::partners}, {"i samarbeid med", Field::partners}, {"deltakende organisasjoner", Field::partners}, {"øvrige partnere", Field::partners}, {"samarbeid", Field::partners}, {"deltakende kommuner", Field::partners},

    {"finansiär", Field::funder}, {"finansiärer", Field::funder}, {"huvudfinansiering", Field::funder}, {"huvudfinansiär", Field::funder}, {"finansieras av", Field::funder}, {"finansierat av", Field::funder}, {"finansierad av", Field::funder},
    {"extern finansiär", Field::funder}, {"bidragsgivare", Field::funder}, {"övrig finansiering", Field::funder}, {"funder", Field::funder}, {"funders", Field::funder}, {"funded by", Field::funder}, {"financed by", Field::funder},
    {"main financing", Field::funder}, {"main funding", Field::funder}, {"funding organisation", Field::funder}, {"funding body", Field::funder}, {"financier", Field::funder}, {"financiers", Field::funder}, {"finansieringskilde", Field::funder},
    {"finansiør", Field::funder}, {"finansiører", Field::funder}, {"finansiert av", Field::funder}, {"finansieres av", Field::funder}, {"funded under", Field::programme},

    {"bidrag från *", Field::grant}, {"funding from *", Field::grant}, {"grant from *", Field::grant}, {"støtte fra *", Field::grant}, {"stöd från *", Field::grant}, {"finansiering från *", Field::grant}, {"tilskudd fra *", Field::grant},
    {"medel från *", Field::grant}, {"bevilgning fra *", Field::grant}, {"beviljade medel från *", Field::grant}, {"beviljat bidrag", Field::grant}, {"beviljade medel", Field::grant}, {"beviljat belopp", Field::grant}, {"bidrag", Field::grant}, {"stödbelopp", Field::grant},
    {"bidragsbelopp", Field::grant}, {"projektbidrag", Field::grant}, {"anslag", Field::grant}, {"awarded amount", Field::grant}, {"granted amount", Field::grant}, {"grant", Field::grant}, {"eu contribution", Field::grant}, {"net eu contribution", Field::grant}, {"eu-bidrag", Field::grant}, {"eu-stöd", Field::grant},
    {"bevilget beløp", Field::grant}, {"tildelt beløp", Field::grant}, {"tilskudd", Field::grant}, {"støttebeløp", Field::grant}, {"tildelt", Field::grant}, {"bevilget", Field::grant}, {"beviljat", Field::grant}, {"award", Field::grant}, {"beslutat belopp", Field::grant},
    {"finansiering", Field::money}, {"finansering", Field::money}, {"funding", Field::money}, {"financing", Field::money}, {"belopp", Field::money}, {"beløp", Field::money}, {"amount", Field::money},
    {"egen insats", Field::own_effort}, {"egeninsats", Field::own_effort}, {"egenfinansiering", Field::own_effort}, {"medfinansiering", Field::own_effort}, {"own contribution", Field::own_effort}, {"co-funding", Field::own_effort}, {"co-financing", Field::own_effort},
    {"own effort", Field::own_effort}, {"egenfinansiering fra partnerne", Field::own_effort}, {"egeninnsats", Field::own_effort}, {"medfinansiering från parterna", Field::own_effort}, {"egenandel", Field::own_effort},
    {"total budget", Field::total}, {"totalbudget", Field::total}, {"totalbudget för projektet", Field::total}, {"budget", Field::total}, {"projektbudget", Field::total}, {"total projektbudget", Field::total}, {"total kostnad", Field::total}, {"totalkostnad", Field::total},
    {"total cost", Field::total}, {"project budget", Field::total}, {"total project budget", Field::total}, {"overall budget", Field::total}, {"omslutning", Field::total}, {"total omslutning", Field::total}, {"projektets budget", Field::total}, {"projektets totala budget", Field::total}, {"totala kostnader", Field::total}, {"totalramme", Field::total},
    {"totalbudsjett", Field::total}, {"budsjett", Field::total}, {"prosjektbudsjett", Field::total}, {"samlet budsjett", Field::total}, {"kostnadsramme", Field::total}, {"total budsjett", Field::total}, {"ramme", Field::total},

    {"projektets löptid", Field::period}, {"löptid", Field::period}, {"projektperiod", Field::period}, {"projekttid", Field::period}, {"projektid och slutdatum", Field::period}, {"period", Field::period}, {"tidsperiod", Field::period}, {"tid", Field::period}, {"genomförandetid", Field::period}, {"när", Field::period},
    {"project duration", Field::period}, {"project period", Field::period}, {"time period", Field::period}, {"timeframe", Field::period}, {"time frame", Field::period}, {"dates", Field::period}, {"prosjektperiode", Field::period}, {"periode", Field::period}, {"prosjekttid", Field::period}, {"tidsramme", Field::period}, {"tidsrom", Field::period},
    {"start", Field::start}, {"startdatum", Field::start}, {"projektstart", Field::start}, {"start date", Field::start}, {"project start", Field::start}, {"startdato", Field::start}, {"prosjektstart", Field::start}, {"påbörjat", Field::start}, {"startade", Field::start}, {"starttid", Field::start},
    {"avslut", Field::end}, {"slut", Field::end}, {"slutdatum", Field::end}, {"projektslut", Field::end}, {"end", Field::end}, {"end date", Field::end}, {"project end", Field::end}, {"conclusion", Field::end}, {"sluttdato", Field::end}, {"slutt", Field::end}, {"prosjektslutt", Field::end}, {"avslutas", Field::end}, {"avslutades", Field::end}, {"planerat slutdatum", Field::end}, {"planerat avslut", Field::end}, {"beräknat avslut", Field::end}, {"beräknat slut", Field::end}, {"planerat slut", Field::end}, {"planned conclusion", Field::end}, {"planned end", Field::end}, {"planlagt slutt", Field::end}, {"planerad start", Field::start}, {"planned start", Field::start},
    {"varaktighet", Field::duration}, {"projektlängd", Field::duration}, {"duration", Field::duration}, {"varighet", Field::duration}, {"project length", Field::duration},
    {"forskningsmedel", Field::grant}, {"beviljade forskningsmedel", Field::grant}, {"beviljad summa", Field::grant}, {"bidragssumma", Field::grant},
    {"closing date", Field::end}, {"funding programme", Field::programme}, {"utlysningsnamn", Field::call}, {"id", Field::number}, {"beviljat i", Field::call},
    {"status", Field::status}, {"projektstatus", Field::status}, {"project status", Field::status}, {"prosjektstatus", Field::status},

    {"projektnamn", Field::name}, {"projekttitel", Field::name}, {"projektets namn", Field::name}, {"projektets titel", Field::name}, {"kortnamn", Field::name}, {"akronym", Field::name}, {"project name", Field::name}, {"project title", Field::name}, {"acronym", Field::name}, {"name of the project", Field::name},
    {"prosjektnavn", Field::name}, {"prosjekttittel", Field::name}, {"prosjektets tittel", Field::name}, {"prosjektets navn", Field::name}, {"kortnavn", Field::name},
    {"program", Field::programme}, {"satsning", Field::programme}, {"programområde", Field::programme}, {"finansieringsprogram", Field::programme}, {"programme", Field::programme}, {"venture", Field::programme}, {"funding programme", Field::programme}, {"fund", Field::programme},
    {"utlysning", Field::call}, {"ansökningsomgång", Field::call}, {"call", Field::call}, {"call for proposals", Field::call}, {"call for proposal", Field::call}, {"utlysing", Field::call}, {"topic", Field::call},
    {"nyckelord", Field::keywords}, {"ämnesord", Field::keywords}, {"taggar", Field::keywords}, {"ämnen", Field::keywords}, {"keywords", Field::keywords}, {"tags", Field::keywords}, {"topics", Field::keywords}, {"nøkkelord", Field::keywords}, {"emneord", Field::keywords}, {"stikkord", Field::keywords}, {"ämnesområden", Field::keywords}, {"temaområden", Field::keywords},
    {"bidrar till fn:s hållbarhetsmål", Field::goals}, {"fn:s hållbarhetsmål", Field::goals}, {"hållbarhetsmål", Field::goals}, {"globala mål", Field::goals}, {"globala målen", Field::goals}, {"bidrar till globala mål", Field::goals}, {"projektet bidrar till", Field::goals}, {"agenda 2030-mål", Field::goals}, {"bidrar till de globala målen", Field::goals}, {"mål i agenda 2030", Field::goals},
    {"agenda 2030", Field::goals}, {"de globala målen", Field::goals}, {"fn:s globala mål", Field::goals}, {"fns bærekraftsmål", Field::goals}, {"bærekraftsmål", Field::goals}, {"bidrar til fns bærekraftsmål", Field::goals}, {"sustainable development goals", Field::goals}, {"sdgs", Field::goals}, {"sdg", Field::goals},
    {"supports the un sustainability goals", Field::goals}, {"un sustainable development goals", Field::goals}, {"contributes to the un sustainable development goals", Field::goals}, {"contributes to the sustainable development goals", Field::goals}, {"un sustainability goals", Field::goals}, {"global goals", Field::goals},
    {"kommun", Field::place}, {"kommuner", Field::place}, {"plats", Field::place}, {"ort", Field::place}, {"stadsdel", Field::place}, {"place", Field::place}, {"location", Field::place}, {"municipality", Field::place}, {"municipalities", Field::place}, {"kommune", Field::place}, {"sted", Field::place}, {"region", Field::ignored}, {"län", Field::ignored}, {"fylke", Field::ignored}, {"land", Field::ignored}, {"country", Field::ignored},
    {"* roll i projektet", Field::role}, {"* roll", Field::role}, {"* role in project", Field::role}, {"* role in the project", Field::role}, {"* role", Field::role}, {"* rolle i prosjektet", Field::role}, {"* rolle", Field::role},
    {"webbplats", Field::web}, {"webbsida", Field::web}, {"hemsida", Field::web}, {"projektets webbplats", Field::web}, {"projektets hemsida", Field::web}, {"länk", Field::web}, {"website", Field::web}, {"web page", Field::web}, {"webpage", Field::web}, {"project website", Field::web}, {"nettside", Field::web}, {"nettsted", Field::web}, {"hjemmeside", Field::web}, {"lenke", Field::web}, {"url", Field::web}, {"web", Field::web}, {"webb", Field::web},

    {"kontaktperson", Field::contact}, {"kontaktpersoner", Field::contact}, {"kontaktperson för projektet", Field::contact}, {"kontakt", Field::contact}, {"contact person", Field::contact}, {"contact persons", Field::contact}, {"contact", Field::contact}, {"kontaktpersoner i projektet", Field::contact}, {"kontakta oss", Field::contact},
    {"projektledare", Field::leader}, {"projektansvarig", Field::leader}, {"projektansvarig vid *", Field::leader}, {"projektansvarig på *", Field::leader}, {"projektledare vid *", Field::leader}, {"projektledare på *", Field::leader}, {"kontaktperson vid *", Field::contact}, {"kontaktperson på *", Field::contact}, {"projektledning", Field::leader}, {"huvudprojektledare", Field::leader}, {"ansvarig forskare", Field::leader}, {"ansvarig", Field::leader},
    {"project manager", Field::leader}, {"project leader", Field::leader}, {"project manager at *", Field::leader}, {"project leader at *", Field::leader}, {"principal investigator", Field::leader}, {"project lead", Field::leader}, {"prosjektleder", Field::leader}, {"prosjektleder ved *", Field::leader}, {"prosjektleder i *", Field::leader}, {"prosjektansvarlig", Field::leader}, {"prosjektansvarlig ved *", Field::leader}, {"contact person at *", Field::contact}, {"kontaktperson ved *", Field::contact},
    {"projektmedlemmar", Field::members}, {"projektgrupp", Field::members}, {"projektdeltagare", Field::members}, {"forskare", Field::members}, {"medarbetare", Field::members}, {"deltagande forskare", Field::members}, {"project members", Field::members}, {"project team", Field::members}, {"researchers", Field::members}, {"participating researchers", Field::members}, {"team", Field::members}, {"prosjektmedlemmer", Field::members}, {"prosjektgruppe", Field::members}, {"projektmedlemmar vid *", Field::members}, {"project members at *", Field::members}, {"forskere", Field::members}, {"prosjektdeltakere", Field::members}, {"deltagare från *", Field::members}, {"styrgrupp", Field::members}, {"doktorander", Field::members},

    {"forskargrupp", Field::ignored}, {"forskningsområde", Field::ignored}, {"forskningsinriktning", Field::ignored}, {"research group", Field::ignored}, {"research area", Field::ignored}, {"slutrapport", Field::ignored}, {"end-of-project report", Field::ignored}, {"publiceringsdatum", Field::ignored}, {"område", Field::ignored}, {"sidansvarig", Field::ignored}, {"doi", Field::ignored}, {"bransch", Field::ignored}, {"projekttyp", Field::ignored}, {"typ av projekt", Field::ignored}, {"kategori", Field::ignored}, {"category", Field::ignored}, {"telefon", Field::ignored}, {"e-post", Field::ignored}, {"phone", Field::ignored}, {"email", Field::ignored}, {"e-mail", Field::ignored},
});

constexpr std::size_t longest_star = 60;

/// What a label takes of the line, measured in bytes of the folded and the written line alike.
struct Taken {
    Label const* label = nullptr;
    std::string_view organisation, value;
    bool alone = false;
};

bool is_separator(std::string_view rest) { return rest.starts_with(":") || rest.starts_with("\t") || rest.starts_with("|"); }

std::string_view without_separator(std::string_view rest) {
    while (!rest.empty() && (rest.front() == ' ' || is_separator(rest))) rest.remove_prefix(1);
    return basics::trimmed(rest);
}

/// Where an organisation's name ends in what follows a label with "*" at its end: at a colon, tab or sum.
std::size_t star_end(std::string_view rest) {
    auto end = rest.find_first_of(":\t");
    if (end == rest.npos) end = rest.size();
    if (auto const sums = find_money(rest.substr(0, end), texts::Language::sv); !sums.empty()) end = sums.front().begin;
    return end;
}

bool is_organisation(std::string_view name) {
    return !name.empty() && name.size() <= longest_star && starts_with_capital(name) && word_count(name) <= 6 &&
           !name.contains(',') && !name.contains('.');
}

std::optional<Taken> taken_after_star(Label const& label, std::string_view written, std::string_view folded) {
    auto const ending = label.text.substr(1);
    auto const at = folded.find(ending);
    if (at == folded.npos || at == 0 || at > longest_star) return std::nullopt;
    auto const name = basics::trimmed(written.substr(0, at));
    auto const rest = written.substr(at + ending.size());
    if (!is_organisation(name) || word_count(name) > 4 || !(rest.empty() || is_separator(rest))) return std::nullopt;
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
        return Taken{&label, organisation, without_separator(rest), without_separator(rest).empty()};
    }
    auto const value = without_separator(rest);
    auto const spaced = basics::trimmed(rest);
    if (value.empty()) return Taken{&label, {}, {}, true};
    if (is_separator(rest) || is_separator(spaced)) return Taken{&label, {}, value, false};
    // "Diarienummer 2015-06045": nothing but a blank between, so the value must speak for itself.
    bool const sentence = spaced.ends_with('.') && !basics::folded(spaced).ends_with("kr.");
    bool const shown = starts_with_capital(spaced) || (spaced[0] >= '0' && spaced[0] <= '9');
    bool const typed = label.field == Field::period || label.field == Field::duration || label.field == Field::start ||
                       label.field == Field::end || label.field == Field::status || label.field == Field::total ||
                       label.field == Field::grant || label.field == Field::own_effort;
    bool const apart = rest.starts_with(' ') && !sentence && (shown || typed) && written.size() <= 200;
    bool const speaks = label.field != Field::ignored && label.field != Field::web && label.field != Field::members &&
                        label.field != Field::keywords && label.field != Field::place;
    return apart && speaks && fits(label.field, spaced) ? std::optional(Taken{&label, {}, spaced, false}) : std::nullopt;
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
        case Field::total: return has_digit() ? value.size() <= 200 && read_money(value, texts::Language::sv).has_value()
                                              : !find_money(value, texts::Language::sv).empty() && value.size() <= 100;
        case Field::period: return read_period(value).has_value() || is_duration(value);
        case Field::start:
        case Field::end: return value.size() <= 80 && read_date(value).has_value();
        case Field::duration: return is_duration(value) || (value.size() <= 80 && read_period(value).has_value());
        case Field::status: return value.size() <= 80 && read_status_beginning(value).has_value();
        case Field::coordinator:
        case Field::need_owner:
        case Field::funder:
        case Field::leader: return is_short_name(value, 16);
        case Field::money: return !find_money(value, texts::Language::sv).empty() || is_short_name(value, 16);
        case Field::name:
        case Field::programme:
        case Field::call:
        case Field::role: return value.size() <= 300;
        case Field::web: return value.contains("http") || value.starts_with("www.");
        case Field::place: return is_short_name(value, 12);
        case Field::goals: return value.size() <= 600;
        case Field::keywords: return value.size() <= 600;
        case Field::partners: return value.size() <= 3000 && (starts_with_capital(value) || has_digit());
        case Field::contact:
        case Field::members: return value.size() <= 300;
        case Field::ignored: return value.size() <= 200;
    }
    return false;
}

std::optional<FoundLabel> find_label(Line const& line) {
    std::string_view const written = line.text;
    auto beginning = written.substr(0, 140);
    while (beginning.size() < written.size() && !beginning.empty() &&
           (static_cast<unsigned char>(written[beginning.size()]) & 0xC0) == 0x80)
        beginning.remove_suffix(1);
    auto const folded = basics::folded(beginning);
    // Places are counted in both; letters that folding makes longer stand in no label.
    if (folded.size() != beginning.size()) return std::nullopt;
    std::optional<Taken> best;
    for (auto const& label : labels) {
        auto const found = taken(label, written, folded);
        if (found && (!best || label.text.size() > best->label->text.size())) best = found;
    }
    if (!best || (!best->alone && !fits(best->label->field, best->value))) return std::nullopt;
    return FoundLabel{best->label->field, std::string(best->organisation), std::string(best->value)};
}

namespace {

/// Whether a label with its colon begins here.
bool label_begins(Line const& line, std::string_view rest) {
    auto const colon = rest.find(':');
    if (colon == rest.npos || colon > 60 || rest.substr(0, colon).find_first_of(".;,") != rest.npos) return false;
    // Only the label itself is asked for, so that "Alla Partners: A" is not taken for one.
    Line const candidate{.text = std::string(rest.substr(0, colon + 1)), .kind = line.kind, .after_gap = false, .number = line.number};
    return find_label(candidate).has_value();
}

/// In a line of labels ("ID: 12 Projektledare: A Status: B"): where the second begins.
std::size_t next_label_in_row(Line const& line, std::size_t from) {
    std::string_view const text = line.text;
    if (!label_begins(line, text)) return text.npos;
    for (auto at = text.find(' ', text.find(':')); at != text.npos && at < 2000; at = text.find(' ', at + 1))
        if (at >= from && starts_with_capital(text.substr(at + 1)) && label_begins(line, text.substr(at + 1))) return at + 1;
    return text.npos;
}

/// Where a label or heading begins inside the line after the end of a sentence; npos when nowhere.
std::size_t second_beginning(Line const& line, std::size_t from) {
    if (auto const at = next_label_in_row(line, from); at != line.text.npos) return at;
    std::string_view const text = line.text;
    for (auto at = text.find_first_of(".!?;|", from); at != text.npos; at = text.find_first_of(".!?;|", at + 1)) {
        std::size_t begin = at + 1;
        bool const glued = begin < text.size() && text[begin] != ' ' && text[begin] != '\t';
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
        auto const rest = text.substr(begin);
        if (rest.empty() || !starts_with_capital(rest)) continue;
        // Glued to a sentence only a whole heading counts; after a blank it must carry its colon.
        if (glued && text[at] != ';' && text[at] != '|') {
            if (rest.size() <= 80 && (!section_of_heading(rest).empty() || heads_facts(rest))) return begin;
            continue;
        }
        if (label_begins(line, rest) || headed_text(rest)) return begin;
    }
    return text.npos;
}

}

void split_run_together(PageText& page) {
    std::vector<Line> lines;
    for (auto& line : page.lines) {
        std::size_t from = 0;
        while (lines.size() < 40'000 && line.text.size() < 20'000) {
            auto const at = second_beginning(line, from);
            if (at == std::string::npos) break;
            Line first = line;
            first.text = std::string(basics::trimmed(std::string_view(line.text).substr(0, at)));
            while (first.text.ends_with(';') || first.text.ends_with('|')) first.text.pop_back();
            line.text = line.text.substr(at);
            line.links.clear();
            line.after_gap = true;
            lines.push_back(std::move(first));
            from = 0;
        }
        lines.push_back(std::move(line));
    }
    page.lines = std::move(lines);
}

}
