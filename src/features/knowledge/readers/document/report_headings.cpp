// One table in Swedish, Norwegian and English.
#include "features/knowledge/readers/document/report_headings.h"

#include <array>
#include <string>

#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

struct Heading {
    std::string_view beginning;  ///< Folded; the heading may go on ("Resultat och måluppfyllelse").
    std::string_view key;
};

constexpr std::string_view contents = report_contents, purpose = report_purpose, none = "";

// recognises: headings of final reports
constexpr auto headings = std::to_array<Heading>({
    {"innehåll", contents},
    {"innehållsförteckning", contents},
    {"table of contents", contents},
    {"contents", contents},
    {"innhold", contents},
    {"innholdsfortegnelse", contents},
    {"figurförteckning", contents},

    {"sammanfattning", "overview"},
    {"projektsammanfattning", "overview"},
    {"kort sammanfattning", "overview"},
    {"översikt", "overview"},
    {"i korthet", "overview"},
    {"om projektet", "overview"},
    {"summary", "overview"},
    {"executive summary", "overview"},
    {"overview", "overview"},
    {"abstract", "overview"},
    {"sammendrag", "overview"},
    {"oppsummering", "overview"},
    {"om prosjektet", "overview"},
    {"kort om prosjektet", "overview"},
    {"syfte", purpose},
    {"bakgrund", purpose},
    {"mål och syfte", purpose},
    {"projektets syfte", purpose},
    {"inledning", purpose},
    {"introduktion", purpose},
    {"purpose", purpose},
    {"background", purpose},
    {"introduction", purpose},
    {"aim", purpose},
    {"bakgrunn", purpose},
    {"formål", purpose},
    {"innledning", purpose},
    {"utmaning", purpose},
    {"behov", purpose},

    {"nyhetsvärde", "new"},
    {"vad är nytt", "new"},
    {"det nya", "new"},
    {"innovation", "new"},
    {"innovationshöjd", "new"},
    {"innovationen", "new"},
    {"what is new", "new"},
    {"what makes it innovative", "new"},
    {"novelty", "new"},
    {"hva er nytt", "new"},
    {"nyhetsverdi", "new"},
    {"innovasjon", "new"},
    {"samverkan", "partnerships"},
    {"samarbete", "partnerships"},
    {"partner", "partnerships"},
    {"partners", "partnerships"},
    {"parter", "partnerships"},
    {"projektorganisation", "partnerships"},
    {"organisation", "partnerships"},
    {"medverkande", "partnerships"},
    {"collaboration", "partnerships"},
    {"partnerships", "partnerships"},
    {"project organisation", "partnerships"},
    {"samarbeid", "partnerships"},
    {"prosjektorganisering", "partnerships"},
    {"samarbeidspartnere", "partnerships"},
    {"målgrupp", "users"},
    {"användare", "users"},
    {"målgrupper", "users"},
    {"berörda", "users"},
    {"intressenter", "users"},
    {"target group", "users"},
    {"users", "users"},
    {"stakeholders", "users"},
    {"beneficiaries", "users"},
    {"målgruppe", "users"},
    {"brukere", "users"},
    {"interessenter", "users"},
    {"invånare", "users"},
    {"medborgardialog", "users"},
    {"brukermedvirkning", "users"},

    {"resultat", "results"},
    {"effekter", "results"},
    {"måluppfyllelse", "results"},
    {"projektresultat", "results"},
    {"uppnådda resultat", "results"},
    {"utfall", "results"},
    {"nytta", "results"},
    {"utvärdering", "results"},
    {"results", "results"},
    {"outcomes", "results"},
    {"impact", "results"},
    {"effects", "results"},
    {"evaluation", "results"},
    {"resultater", "results"},
    {"måloppnåelse", "results"},
    {"gevinster", "results"},
    {"evaluering", "results"},
    {"projektets resultat", "results"},
    {"utmaningar", "challenges"},
    {"hinder", "challenges"},
    {"svårigheter", "challenges"},
    {"systemhinder", "challenges"},
    {"risker", "challenges"},
    {"avvikelser", "challenges"},
    {"motgångar", "challenges"},
    {"challenges", "challenges"},
    {"barriers", "challenges"},
    {"obstacles", "challenges"},
    {"risks", "challenges"},
    {"deviations", "challenges"},
    {"utfordringer", "challenges"},
    {"hindringer", "challenges"},
    {"barrierer", "challenges"},
    {"avvik", "challenges"},
    {"problem", "challenges"},
    {"framgångsfaktorer", "conditions"},
    {"förutsättningar", "conditions"},
    {"vad som krävs", "conditions"},
    {"success factors", "conditions"},
    {"conditions", "conditions"},
    {"prerequisites", "conditions"},
    {"suksessfaktorer", "conditions"},
    {"forutsetninger", "conditions"},
    {"suksesskriterier", "conditions"},
    {"vad gjorde att det gick", "conditions"},
    {"enablers", "conditions"},
    {"spridning", "replication"},
    {"skalning", "replication"},
    {"uppskalning", "replication"},
    {"överförbarhet", "replication"},
    {"nyttiggörande", "replication"},
    {"implementering", "replication"},
    {"fortsatt arbete", "replication"},
    {"nästa steg", "replication"},
    {"framtida användning", "replication"},
    {"dissemination", "replication"},
    {"scaling", "replication"},
    {"replication", "replication"},
    {"next steps", "replication"},
    {"way forward", "replication"},
    {"future work", "replication"},
    {"spredning", "replication"},
    {"skalering", "replication"},
    {"overføringsverdi", "replication"},
    {"veien videre", "replication"},
    {"videre arbeid", "replication"},
    {"vägen framåt", "replication"},
    {"fortsättning", "replication"},
    {"lärdomar", "lessons"},
    {"erfarenheter", "lessons"},
    {"slutsatser", "lessons"},
    {"lärande", "lessons"},
    {"rekommendationer", "lessons"},
    {"vad vi har lärt oss", "lessons"},
    {"reflektion", "lessons"},
    {"reflektioner", "lessons"},
    {"diskussion", "lessons"},
    {"lessons", "lessons"},
    {"conclusions", "lessons"},
    {"conclusion", "lessons"},
    {"recommendations", "lessons"},
    {"learnings", "lessons"},
    {"discussion", "lessons"},
    {"lærdommer", "lessons"},
    {"læring", "lessons"},
    {"erfaringer", "lessons"},
    {"konklusjon", "lessons"},
    {"konklusjoner", "lessons"},
    {"anbefalinger", "lessons"},
    {"læringspunkter", "lessons"},

    {"kärnan", "fixed"},
    {"det som inte får ändras", "fixed"},
    {"det fasta", "fixed"},
    {"core", "fixed"},
    {"kjernen", "fixed"},
    {"anpassning", "flexible"},
    {"det som kan anpassas", "flexible"},
    {"adaptation", "flexible"},
    {"tilpasning", "flexible"},
    {"juridik", "needs_legal"},
    {"juridiska förutsättningar", "needs_legal"},
    {"legal", "needs_legal"},
    {"lagstiftning", "needs_legal"},
    {"jus", "needs_legal"},
    {"juss", "needs_legal"},
    {"regelverk", "needs_legal"},
    {"data", "needs_data"},
    {"datahantering", "needs_data"},
    {"data management", "needs_data"},
    {"teknik", "needs_technology"},
    {"teknisk lösning", "needs_technology"},
    {"technology", "needs_technology"},
    {"technical solution", "needs_technology"},
    {"teknologi", "needs_technology"},
    {"teknisk løsning", "needs_technology"},
    {"bemanning", "needs_staff"},
    {"kompetens", "needs_staff"},
    {"resurser", "needs_staff"},
    {"staff", "needs_staff"},
    {"staffing", "needs_staff"},
    {"resources", "needs_staff"},
    {"ressurser", "needs_staff"},
    {"kompetanse", "needs_staff"},
    {"gör inte detta om", "not_if"},
    {"när det inte passar", "not_if"},
    {"do not use if", "not_if"},
    {"ikke bruk hvis", "not_if"},
    {"ekonomi", "cost_note"},
    {"kostnader", "cost_note"},
    {"budget", "cost_note"},
    {"finansiering", "cost_note"},
    {"costs", "cost_note"},
    {"finances", "cost_note"},
    {"funding", "cost_note"},
    {"økonomi", "cost_note"},
    {"budsjett", "cost_note"},
    {"ekonomisk redovisning", "cost_note"},
    {"upphandling", "buying"},
    {"inköp", "buying"},
    {"procurement", "buying"},
    {"anskaffelse", "buying"},
    {"innkjøp", "buying"},

    {"referenser", none},
    {"källor", none},
    {"bilaga", none},
    {"bilagor", none},
    {"references", none},
    {"appendix", none},
    {"referanser", none},
    {"vedlegg", none},
    {"förord", none},
    {"foreword", none},
    {"forord", none},
});

/// "3.2 Resultat", "Kapitel 4 – Lärdomar", "IV. Resultat" → the words.
std::string bare(std::string_view heading) {
    auto folded = basics::folded(basics::one_line(heading));
    for (std::string_view word : {"kapitel ", "chapter ", "kapittel ", "avsnitt ", "del ", "part "})
        if (folded.starts_with(word)) folded = folded.substr(word.size());
    auto const begin = folded.find_first_not_of("0123456789.:)-– \t");
    folded = begin == folded.npos ? std::string() : folded.substr(begin);
    while (!folded.empty() &&
           (folded.back() == ':' || folded.back() == '.' || folded.back() == ' '))
        folded.pop_back();
    return folded;
}

}

std::optional<std::string_view> report_heading(std::string_view text, bool whole) {
    auto const folded = bare(text);
    if (folded.empty() || folded.size() > 100) return std::nullopt;
    Heading const* best = nullptr;
    for (auto const& heading : headings) {
        bool const fits =
            whole ? folded == heading.beginning : starts_with_phrase(folded, heading.beginning);
        if (fits && (!best || heading.beginning.size() > best->beginning.size())) best = &heading;
    }
    return best ? std::optional(best->key) : std::nullopt;
}

}
