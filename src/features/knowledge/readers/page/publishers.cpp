// Tables of publishers and funders; the rules come after.
#include "features/knowledge/readers/page/publishers.h"

#include <algorithm>
#include <array>
#include <map>

#include "features/knowledge/readers/page/labels.h"
#include "features/knowledge/readers/page/navigation.h"
#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

struct Publisher {
    std::string_view name, short_name, host;
};

// recognises: publishers of project pages by short name and host
constexpr auto publishers = std::to_array<Publisher>({
    {"Vinnova", "Vinnova", "vinnova.se"},
    {"RISE", "RISE", "ri.se"},
    {"Mälardalens universitet", "MDU", "mdu.se"},
    {"Mälardalens universitet", "MDH", "mdh.se"},
    {"Smart Innovation Norway", "Smart Innovation Norway", "smartinnovationnorway.com"},
    {"Formas", "Formas", "formas.se"},
    {"Forte", "Forte", "forte.se"},
    {"Vetenskapsrådet", "VR", "vr.se"},
    {"Energimyndigheten", "Energimyndigheten", "energimyndigheten.se"},
    {"Tillväxtverket", "Tillväxtverket", "tillvaxtverket.se"},
    {"Viable Cities", "Viable Cities", "viablecities.se"},
    {"IQS", "IQS", "iqs.se"},
    {"SIQ", "SIQ", "siq.se"},
    {"Sweco", "Sweco", "sweco.se"},
    {"Sveriges Kommuner och Regioner", "SKR", "skr.se"},
    {"KTH", "KTH", "kth.se"},
    {"Chalmers tekniska högskola", "Chalmers", "chalmers.se"},
    {"Lunds universitet", "LU", "lu.se"},
    {"Göteborgs universitet", "GU", "gu.se"},
    {"Uppsala universitet", "UU", "uu.se"},
    {"Umeå universitet", "UmU", "umu.se"},
    {"Linköpings universitet", "LiU", "liu.se"},
    {"Stockholms universitet", "SU", "su.se"},
    {"Luleå tekniska universitet", "LTU", "ltu.se"},
    {"Malmö universitet", "MAU", "mau.se"},
    {"Örebro universitet", "ORU", "oru.se"},
    {"Linnéuniversitetet", "LNU", "lnu.se"},
    {"Karlstads universitet", "KAU", "kau.se"},
    {"Högskolan i Borås", "HB", "hb.se"},
    {"Högskolan i Halmstad", "HH", "hh.se"},
    {"Jönköping University", "JU", "ju.se"},
    {"Blekinge Tekniska Högskola", "BTH", "bth.se"},
    {"Sveriges lantbruksuniversitet", "SLU", "slu.se"},
    {"IVL Svenska Miljöinstitutet", "IVL", "ivl.se"},
    {"VTI", "VTI", "vti.se"},
    {"Norges forskningsråd", "Forskningsrådet", "forskningsradet.no"},
    {"Innovasjon Norge", "Innovasjon Norge", "innovasjonnorge.no"},
    {"KS", "KS", "ks.no"},
    {"DOGA", "DOGA", "doga.no"},
    {"NTNU", "NTNU", "ntnu.no"},
    {"SINTEF", "SINTEF", "sintef.no"},
    {"CORDIS", "CORDIS", "cordis.europa.eu"},
});

struct Funder {
    std::string_view word;  ///< Folded, as in running text.
    std::string_view name;
};

// recognises: funders in running text
constexpr auto funders = std::to_array<Funder>({
    {"vinnova", "Vinnova"},
    {"formas", "Formas"},
    {"forte", "Forte"},
    {"vetenskapsrådet", "Vetenskapsrådet"},
    {"swedish research council", "Vetenskapsrådet"},
    {"energimyndigheten", "Energimyndigheten"},
    {"swedish energy agency", "Energimyndigheten"},
    {"tillväxtverket", "Tillväxtverket"},
    {"naturvårdsverket", "Naturvårdsverket"},
    {"trafikverket", "Trafikverket"},
    {"boverket", "Boverket"},
    {"kk-stiftelsen", "KK-stiftelsen"},
    {"viable cities", "Viable Cities"},
    {"riksbankens jubileumsfond", "Riksbankens Jubileumsfond"},
    {"jordbruksverket", "Jordbruksverket"},
    {"allmänna arvsfonden", "Allmänna arvsfonden"},
    {"arvsfonden", "Allmänna arvsfonden"},
    {"postkodstiftelsen", "Postkodstiftelsen"},
    {"postkodlotteriet", "Postkodlotteriet"},
    {"europeiska regionala utvecklingsfonden", "Europeiska regionala utvecklingsfonden"},
    {"esf", "Europeiska socialfonden"},
    {"europeiska socialfonden", "Europeiska socialfonden"},
    {"svenska esf-rådet", "Europeiska socialfonden"},
    {"interreg", "Interreg"},
    {"horisont europa", "Horisont Europa"},
    {"horizon europe", "Horizon Europe"},
    {"horisont 2020", "Horisont 2020"},
    {"horizon 2020", "Horizon 2020"},
    {"eu:s life-program", "LIFE"},
    {"norges forskningsråd", "Norges forskningsråd"},
    {"forskningsrådet", "Norges forskningsråd"},
    {"research council of norway", "Norges forskningsråd"},
    {"innovasjon norge", "Innovasjon Norge"},
    {"innovation norway", "Innovasjon Norge"},
    {"nordisk ministerråd", "Nordisk ministerråd"},
    {"nordiska ministerrådet", "Nordiska ministerrådet"},
    {"nordforsk", "NordForsk"},
    {"nordic innovation", "Nordic Innovation"},
    {"enova", "Enova"},
    {"miljødirektoratet", "Miljødirektoratet"},
    {"digdir", "Digdir"},
    {"klimatklivet", "Klimatklivet"},
    {"mistra", "Mistra"},
});

// recognises: beginnings of words that say that money comes from somebody
constexpr auto money_words = std::to_array<std::string_view>(
    {"finansier",  "finansiär", "financ",    "fund",      "medfinansier", "anslag",
     "beviljat",   "beviljats", "beviljade", "beviljad",  "tilldel",      "bidrag",
     "stöd",       "stött",     "støtte",    "støttet",   "tilskudd",     "bevilget",
     "bevilgning", "midler",    "grant",     "supported", "awarded",      "satsar"});

// recognises: words that are money only when they stand whole
constexpr auto whole_money_words = std::to_array<std::string_view>(
    {"medel", "pengar", "support", "stöttas", "tildelt", "uppdrag"});

std::string_view host_of(std::string_view address) {
    auto const at = address.find("://");
    if (at != address.npos) address = address.substr(at + 3);
    return address.substr(0, address.find_first_of("/:?#"));
}

bool is_host(std::string_view host, std::string_view known) {
    return host == known || (host.size() > known.size() && host.ends_with(known) &&
                             host[host.size() - known.size() - 1] == '.');
}

/// "Fakta Smart Innovation i Sverige är en del av Smart Innovation Norway, …": the whole of which
/// it is a part, otherwise the one whom the closing words are about.
std::string publisher_of_closing_words(std::string_view text) {
    std::string_view about;
    for (std::string_view beginning :
         {"Fakta om ", "Fakta ", "Om ", "About ", "Facts about ", "Facts "})
        if (about.empty() && text.starts_with(beginning))
            about = name_at_beginning(text.substr(beginning.size()));
    if (about.empty() || word_count(about) < 2) return {};
    for (std::string_view part : {" är en del av ", " är dotterbolag till ", " er en del av ",
                                  " is part of ", " is a part of "}) {
        auto const at = text.find(part);
        if (at == text.npos || at > 200) continue;
        auto const whole = name_at_beginning(text.substr(at + part.size()));
        if (!whole.empty()) return std::string(whole);
    }
    for (std::string_view verb : {" är ", " er ", " is "})
        if (text.substr(text.find(about) + about.size()).starts_with(verb))
            return std::string(about);
    return {};
}

std::string publisher_of_line(Line const& line) {
    if (is_host_line(line.text)) return publisher_of_host(basics::folded(line.text));
    for (std::string_view ending : {" logo", " logotyp", " logotype"})
        if (line.text.ends_with(ending) && line.text.size() < 60)
            return full_name(line.text.substr(0, line.text.size() - ending.size()));
    if (auto const label = find_label(line)) {
        bool const itself = label->field == Field::role || label->field == Field::leader ||
                            label->field == Field::members;
        if (itself && !label->organisation.empty()) return full_name(label->organisation);
    }
    return {};
}

/// A funder's own page gives its registration number beside its grant.
std::string publisher_of_grant(PageText const& page) {
    std::string funder;
    bool number = false;
    for (auto const& line : page.lines) {
        auto const label = find_label(line);
        if (!label) continue;
        number = number || label->field == Field::number;
        if (label->field == Field::grant && funder.empty()) funder = label->organisation;
    }
    return number && !funder.empty() ? full_name(funder) : std::string();
}

std::string publisher_of_addresses(PageText const& page) {
    for (auto const& line : page.lines)
        for (auto at = line.text.find('@'); at != std::string::npos;
             at = line.text.find('@', at + 1)) {
            auto const rest = cut(std::string_view(line.text).substr(at + 1), 100);
            auto host = basics::folded(rest.substr(0, rest.find_first_of(" ,;:)>\t")));
            while (host.ends_with('.')) host.pop_back();
            if (auto name = publisher_of_host(host); !name.empty()) return name;
        }
    return {};
}

}

std::string full_name(std::string_view name) {
    auto const folded = basics::folded(name);
    for (auto const& one : publishers)
        if (basics::folded(one.short_name) == folded) return std::string(one.name);
    return std::string(name);
}

std::string publisher_of_host(std::string_view host) {
    for (auto const& one : publishers)
        if (is_host(host, one.host)) return std::string(one.name);
    return {};
}

std::string publisher_of(PageText const& page, std::string_view address) {
    for (auto one : {std::string_view(page.address), address})
        if (auto name = publisher_of_host(host_of(one)); !name.empty()) return name;
    if (!page.site_name.empty()) return full_name(page.site_name);
    for (auto const& line : page.lines)
        if (auto name = publisher_of_line(line); !name.empty()) return name;
    if (auto name = publisher_of_grant(page); !name.empty()) return name;
    if (auto name = publisher_of_addresses(page); !name.empty()) return name;
    for (auto const& line : page.lines)
        if (auto name = publisher_of_closing_words(line.text); !name.empty()) return name;
    return std::string(host_of(page.address.empty() ? address : std::string_view(page.address)));
}

std::string funder_in(std::string_view sentence) {
    auto const folded = basics::folded(sentence);
    bool money = false;
    for (auto const& token : tokens(sentence, 300)) {
        auto const begins = [&](auto word) { return token.folded.starts_with(word); };
        money = money || is_among(token.folded, whole_money_words) ||
                std::ranges::any_of(money_words, begins);
    }
    if (!money) return {};
    std::size_t first = folded.npos;
    std::string found;
    for (auto const& one : funders) {
        auto at = find_phrase(folded, one.word);
        if (at == folded.npos) at = find_phrase(folded, std::string(one.word) + "s");
        if (at == folded.npos || at >= first) continue;
        first = at;
        found = one.name;
    }
    return found;
}

}
