// The headings under which projects are told, in Swedish, Norwegian and English.
#include <array>

#include "features/knowledge/readers/labels.h"
#include "features/knowledge/readers/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

struct Heading {
    std::string_view text;
    std::string_view section;
};

// recognises: section headings of project pages and abstracts
constexpr auto headings = std::to_array<Heading>({
    {"syfte och mål", "purpose"}, {"syfte", "purpose"}, {"projektets syfte", "purpose"}, {"syfte med projektet", "purpose"},
    {"projektets syfte och mål", "purpose"}, {"mål och syfte", "purpose"}, {"ändamål", "purpose"}, {"syftet med projektet", "purpose"},
    {"purpose", "purpose"}, {"purpose and goal", "purpose"}, {"purpose and goals", "purpose"}, {"purpose and aim", "purpose"},
    {"aim", "purpose"}, {"aims", "purpose"}, {"aim of the project", "purpose"}, {"aims and objectives", "purpose"},
    {"aim and objectives", "purpose"}, {"purpose and objectives", "purpose"}, {"purpose of the project", "purpose"},
    {"formål", "purpose"}, {"formål og mål", "purpose"}, {"hensikt", "purpose"}, {"hensikten med prosjektet", "purpose"},
    {"formålet med prosjektet", "purpose"}, {"prosjektets formål", "purpose"}, {"mål og formål", "purpose"},

    {"projektmål", "goals"}, {"mål", "goals"}, {"målsättning", "goals"}, {"målsättningar", "goals"}, {"projektets mål", "goals"},
    {"mål med projektet", "goals"}, {"effektmål", "goals"}, {"delmål", "goals"}, {"övergripande mål", "goals"},
    {"frågeställningar", "goals"}, {"objective", "goals"}, {"objectives", "goals"}, {"goals", "goals"}, {"goal", "goals"},
    {"project objectives", "goals"}, {"project goals", "goals"}, {"project objective", "goals"}, {"research questions", "goals"},
    {"prosjektmål", "goals"}, {"mål for prosjektet", "goals"}, {"målsetting", "goals"}, {"målsettinger", "goals"},
    {"prosjektets mål", "goals"}, {"målet med prosjektet", "goals"},

    {"förväntade effekter och resultat", "effects"}, {"förväntade resultat och effekter", "effects"},
    {"förväntade effekter", "effects"}, {"resultat och förväntade effekter", "effects"}, {"results and expected effects", "effects"}, {"result and expected effects", "effects"}, {"resultater og forventede effekter", "effects"}, {"förväntade resultat", "effects"}, {"förväntat resultat", "effects"},
    {"förväntad effekt", "effects"}, {"långsiktiga effekter som förväntas", "effects"}, {"effekter", "effects"},
    {"långsiktiga effekter", "effects"}, {"förväntad nytta", "effects"}, {"nytta", "effects"}, {"nyttoeffekter", "effects"},
    {"expected effects and result", "effects"}, {"expected effects and results", "effects"},
    {"expected results and effects", "effects"}, {"expected effects", "effects"}, {"expected results", "effects"},
    {"expected long term effects", "effects"}, {"expected long-term effects", "effects"}, {"expected impact", "effects"},
    {"expected impacts", "effects"}, {"expected outcomes", "effects"}, {"impact", "effects"}, {"benefits", "effects"},
    {"forventede effekter og resultater", "effects"}, {"forventede resultater og effekter", "effects"},
    {"forventede resultater", "effects"}, {"forventede effekter", "effects"}, {"forventet resultat", "effects"},
    {"forventet effekt", "effects"}, {"forventede gevinster", "effects"}, {"gevinster", "effects"}, {"effekter og nytte", "effects"},

    {"planerat upplägg och genomförande", "approach"}, {"upplägg och genomförande", "approach"}, {"upplägg", "approach"},
    {"genomförande", "approach"}, {"metod", "approach"}, {"metoder", "approach"}, {"arbetssätt", "approach"},
    {"metod och genomförande", "approach"}, {"aktiviteter", "approach"}, {"så arbetar vi", "approach"},
    {"så går det till", "approach"}, {"tillvägagångssätt", "approach"}, {"projektets genomförande", "approach"}, {"så genomförs projektet", "approach"},
    {"planned approach and implementation", "approach"}, {"approach and implementation", "approach"}, {"approach", "approach"},
    {"implementation", "approach"}, {"method", "approach"}, {"methods", "approach"}, {"methodology", "approach"},
    {"activities", "approach"}, {"how we work", "approach"}, {"work plan", "approach"},
    {"gjennomføring", "approach"}, {"planlagt opplegg og gjennomføring", "approach"}, {"opplegg og gjennomføring", "approach"},
    {"fremgangsmåte", "approach"}, {"framgangsmåte", "approach"}, {"metode", "approach"}, {"aktiviteter i prosjektet", "approach"},
    {"slik jobber vi", "approach"}, {"arbeidsmåte", "approach"}, {"metode og gjennomføring", "approach"},

    {"resultat", "results"}, {"resultat och effekter", "results"}, {"projektets resultat", "results"}, {"projektresultat", "results"},
    {"viktiga resultat som projektet gav", "results"}, {"viktiga resultat", "results"}, {"resultat från projektet", "results"}, {"uppnådda resultat", "results"},
    {"results", "results"}, {"important results from the project", "results"}, {"outcomes", "results"}, {"outcome", "results"},
    {"project results", "results"}, {"results achieved", "results"}, {"results and impact", "results"}, {"key results", "results"}, {"main results", "results"},
    {"resultater", "results"}, {"prosjektresultater", "results"}, {"viktige resultater", "results"}, {"resultater fra prosjektet", "results"},

    {"lärdomar", "lessons"}, {"erfarenheter", "lessons"}, {"lärdomar och erfarenheter", "lessons"}, {"erfarenheter och lärdomar", "lessons"},
    {"vad har vi lärt oss", "lessons"}, {"vad vi har lärt oss", "lessons"}, {"slutsatser", "lessons"}, {"slutsatser och lärdomar", "lessons"},
    {"lessons learned", "lessons"}, {"lessons learnt", "lessons"}, {"lessons", "lessons"}, {"conclusions", "lessons"}, {"experiences", "lessons"},
    {"what we learned", "lessons"}, {"lærdommer", "lessons"}, {"lærdom", "lessons"}, {"læringspunkter", "lessons"}, {"erfaringer", "lessons"},
    {"erfaringer og læring", "lessons"}, {"læring", "lessons"}, {"hva har vi lært", "lessons"},

    {"hinder", "barriers"}, {"systemhinder", "barriers"}, {"hinder och utmaningar", "barriers"}, {"utmaningar", "barriers"},
    {"hinder och möjligheter", "barriers"}, {"barriers", "barriers"}, {"challenges", "barriers"}, {"obstacles", "barriers"},
    {"barriers and challenges", "barriers"}, {"hindringer", "barriers"}, {"utfordringer", "barriers"}, {"barrierer", "barriers"},

    {"bakgrund", "background"}, {"bakgrund och syfte", "background"}, {"bakgrund och behov", "background"}, {"utmaning", "background"}, {"utmaningen", "background"},
    {"om projektet", "background"}, {"behov", "background"}, {"varför", "background"}, {"projektbeskrivning", "background"}, {"beskrivning", "background"},
    {"background", "background"}, {"about the project", "background"}, {"the challenge", "background"}, {"project description", "background"},
    {"description", "background"}, {"why", "background"}, {"bakgrunn", "background"}, {"om prosjektet", "background"}, {"prosjektbeskrivelse", "background"},
    {"beskrivelse", "background"}, {"utfordringen", "background"}, {"utfordring", "background"}, {"bakgrunn og behov", "background"},

    {"sammanfattning", "summary"}, {"sammanfattning av projektet", "summary"}, {"projektsammanfattning", "summary"}, {"kort om projektet", "summary"},
    {"ingress", "summary"}, {"projektreferat", "summary"}, {"referat", "summary"}, {"i korta drag", "summary"}, {"summary", "summary"}, {"abstract", "summary"},
    {"project summary", "summary"}, {"executive summary", "summary"}, {"popular science description", "summary"}, {"populärvetenskaplig beskrivning", "summary"},
    {"populärvetenskaplig sammanfattning", "summary"}, {"populærvitenskapelig fremstilling", "summary"}, {"sammendrag", "summary"}, {"oppsummering", "summary"},

    {"externa länkar", "links"}, {"länkar", "links"}, {"extern länk", "links"}, {"relaterade länkar", "links"}, {"mer information", "links"},
    {"webblänkar", "links"}, {"external links", "links"}, {"external link", "links"}, {"links", "links"}, {"more information", "links"},
    {"further information", "links"}, {"eksterne lenker", "links"}, {"lenker", "links"}, {"mer informasjon", "links"},

    {"kontakt", "contact"}, {"kontakter", "contact"}, {"kontakta", "contact"}, {"kontaktuppgifter", "contact"}, {"kontaktpersoner", "contact"},
    {"kontaktinformation", "contact"}, {"contact", "contact"}, {"contacts", "contact"}, {"contact information", "contact"}, {"contact details", "contact"},
    {"contact persons", "contact"}, {"kontaktinformasjon", "contact"}, {"kontakt oss gjerne", "contact"}, {"för mer information, kontakta", "contact"},
    {"vill du veta mer", "contact"}, {"vill du veta mer?", "contact"}, {"har du frågor?", "contact"}, {"vil du vite mer?", "contact"}, {"kontaktperson for prosjektet", "contact"},
});

std::string plain(std::string_view line) {
    auto folded = basics::folded(basics::trimmed(line));
    while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) folded.pop_back();
    return folded;
}

}

std::string_view section_of_heading(std::string_view line) {
    if (line.size() > 80) return {};
    auto const folded = plain(line);
    for (auto const& heading : headings)
        if (heading.text == folded) return heading.section;
    return {};
}

std::optional<HeadedText> headed_text(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == line.npos || colon > 80 || !starts_with_capital(line)) return std::nullopt;
    auto const section = section_of_heading(line.substr(0, colon));
    auto const text = basics::trimmed(line.substr(colon + 1));
    if (section.empty() || text.empty() || text.starts_with("//")) return std::nullopt;
    return HeadedText{section, text};
}

}
