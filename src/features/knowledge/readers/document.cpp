// Headings decide; one table of them in three languages.
#include "features/knowledge/readers/document.h"

#include <algorithm>
#include <array>
#include <map>

#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/people.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words.h"
#include "platform/basics/text.h"
#include "platform/language/guess.h"

namespace knowledge::readers {

namespace {

struct Heading {
    std::string_view beginning;   ///< Folded; the heading may go on ("Resultat och måluppfyllelse").
    std::string_view key;
};

constexpr std::string_view contents = "contents";   ///< A table of contents.
constexpr std::string_view purpose = "purpose";     ///< Overview when there is no summary.
constexpr std::string_view none = "";               ///< Known to belong to no field.

// recognises: headings of final reports
constexpr auto headings = std::to_array<Heading>({
    {"innehåll", contents}, {"innehållsförteckning", contents}, {"table of contents", contents}, {"contents", contents}, {"innhold", contents}, {"innholdsfortegnelse", contents}, {"figurförteckning", contents},

    {"sammanfattning", "overview"}, {"projektsammanfattning", "overview"}, {"kort sammanfattning", "overview"}, {"översikt", "overview"}, {"i korthet", "overview"}, {"om projektet", "overview"}, {"summary", "overview"}, {"executive summary", "overview"}, {"overview", "overview"}, {"abstract", "overview"}, {"sammendrag", "overview"}, {"oppsummering", "overview"}, {"om prosjektet", "overview"}, {"kort om prosjektet", "overview"},
    {"syfte", purpose}, {"bakgrund", purpose}, {"mål och syfte", purpose}, {"projektets syfte", purpose}, {"inledning", purpose}, {"introduktion", purpose}, {"purpose", purpose}, {"background", purpose}, {"introduction", purpose}, {"aim", purpose}, {"bakgrunn", purpose}, {"formål", purpose}, {"innledning", purpose}, {"utmaning", purpose}, {"behov", purpose},

    {"nyhetsvärde", "new"}, {"vad är nytt", "new"}, {"det nya", "new"}, {"innovation", "new"}, {"innovationshöjd", "new"}, {"innovationen", "new"}, {"what is new", "new"}, {"what makes it innovative", "new"}, {"novelty", "new"}, {"hva er nytt", "new"}, {"nyhetsverdi", "new"}, {"innovasjon", "new"},
    {"samverkan", "partnerships"}, {"samarbete", "partnerships"}, {"partner", "partnerships"}, {"partners", "partnerships"}, {"parter", "partnerships"}, {"projektorganisation", "partnerships"}, {"organisation", "partnerships"}, {"medverkande", "partnerships"}, {"collaboration", "partnerships"}, {"partnerships", "partnerships"}, {"project organisation", "partnerships"}, {"samarbeid", "partnerships"}, {"prosjektorganisering", "partnerships"}, {"samarbeidspartnere", "partnerships"},
    {"målgrupp", "users"}, {"användare", "users"}, {"målgrupper", "users"}, {"berörda", "users"}, {"intressenter", "users"}, {"target group", "users"}, {"users", "users"}, {"stakeholders", "users"}, {"beneficiaries", "users"}, {"målgruppe", "users"}, {"brukere", "users"}, {"interessenter", "users"}, {"invånare", "users"}, {"medborgardialog", "users"}, {"brukermedvirkning", "users"},

    {"resultat", "results"}, {"effekter", "results"}, {"måluppfyllelse", "results"}, {"projektresultat", "results"}, {"uppnådda resultat", "results"}, {"utfall", "results"}, {"nytta", "results"}, {"utvärdering", "results"}, {"results", "results"}, {"outcomes", "results"}, {"impact", "results"}, {"effects", "results"}, {"evaluation", "results"}, {"resultater", "results"}, {"måloppnåelse", "results"}, {"gevinster", "results"}, {"evaluering", "results"}, {"projektets resultat", "results"},
    {"utmaningar", "challenges"}, {"hinder", "challenges"}, {"svårigheter", "challenges"}, {"systemhinder", "challenges"}, {"risker", "challenges"}, {"avvikelser", "challenges"}, {"motgångar", "challenges"}, {"challenges", "challenges"}, {"barriers", "challenges"}, {"obstacles", "challenges"}, {"risks", "challenges"}, {"deviations", "challenges"}, {"utfordringer", "challenges"}, {"hindringer", "challenges"}, {"barrierer", "challenges"}, {"avvik", "challenges"}, {"problem", "challenges"},
    {"framgångsfaktorer", "conditions"}, {"förutsättningar", "conditions"}, {"vad som krävs", "conditions"}, {"success factors", "conditions"}, {"conditions", "conditions"}, {"prerequisites", "conditions"}, {"suksessfaktorer", "conditions"}, {"forutsetninger", "conditions"}, {"suksesskriterier", "conditions"}, {"vad gjorde att det gick", "conditions"}, {"enablers", "conditions"},
    {"spridning", "replication"}, {"skalning", "replication"}, {"uppskalning", "replication"}, {"överförbarhet", "replication"}, {"nyttiggörande", "replication"}, {"implementering", "replication"}, {"fortsatt arbete", "replication"}, {"nästa steg", "replication"}, {"framtida användning", "replication"}, {"dissemination", "replication"}, {"scaling", "replication"}, {"replication", "replication"}, {"next steps", "replication"}, {"way forward", "replication"}, {"future work", "replication"}, {"spredning", "replication"}, {"skalering", "replication"}, {"overføringsverdi", "replication"}, {"veien videre", "replication"}, {"videre arbeid", "replication"}, {"vägen framåt", "replication"}, {"fortsättning", "replication"},
    {"lärdomar", "lessons"}, {"erfarenheter", "lessons"}, {"slutsatser", "lessons"}, {"lärande", "lessons"}, {"rekommendationer", "lessons"}, {"vad vi har lärt oss", "lessons"}, {"reflektion", "lessons"}, {"reflektioner", "lessons"}, {"diskussion", "lessons"}, {"lessons", "lessons"}, {"conclusions", "lessons"}, {"conclusion", "lessons"}, {"recommendations", "lessons"}, {"learnings", "lessons"}, {"discussion", "lessons"}, {"lærdommer", "lessons"}, {"læring", "lessons"}, {"erfaringer", "lessons"}, {"konklusjon", "lessons"}, {"konklusjoner", "lessons"}, {"anbefalinger", "lessons"}, {"læringspunkter", "lessons"},

    {"kärnan", "fixed"}, {"det som inte får ändras", "fixed"}, {"det fasta", "fixed"}, {"core", "fixed"}, {"kjernen", "fixed"},
    {"anpassning", "flexible"}, {"det som kan anpassas", "flexible"}, {"adaptation", "flexible"}, {"tilpasning", "flexible"},
    {"juridik", "needs_legal"}, {"juridiska förutsättningar", "needs_legal"}, {"legal", "needs_legal"}, {"lagstiftning", "needs_legal"}, {"jus", "needs_legal"}, {"juss", "needs_legal"}, {"regelverk", "needs_legal"},
    {"data", "needs_data"}, {"datahantering", "needs_data"}, {"data management", "needs_data"},
    {"teknik", "needs_technology"}, {"teknisk lösning", "needs_technology"}, {"technology", "needs_technology"}, {"technical solution", "needs_technology"}, {"teknologi", "needs_technology"}, {"teknisk løsning", "needs_technology"},
    {"bemanning", "needs_staff"}, {"kompetens", "needs_staff"}, {"resurser", "needs_staff"}, {"staff", "needs_staff"}, {"staffing", "needs_staff"}, {"resources", "needs_staff"}, {"ressurser", "needs_staff"}, {"kompetanse", "needs_staff"},
    {"gör inte detta om", "not_if"}, {"när det inte passar", "not_if"}, {"do not use if", "not_if"}, {"ikke bruk hvis", "not_if"},
    {"ekonomi", "cost_note"}, {"kostnader", "cost_note"}, {"budget", "cost_note"}, {"finansiering", "cost_note"}, {"costs", "cost_note"}, {"finances", "cost_note"}, {"funding", "cost_note"}, {"økonomi", "cost_note"}, {"budsjett", "cost_note"}, {"ekonomisk redovisning", "cost_note"},
    {"upphandling", "buying"}, {"inköp", "buying"}, {"procurement", "buying"}, {"anskaffelse", "buying"}, {"innkjøp", "buying"},

    {"referenser", none}, {"källor", none}, {"bilaga", none}, {"bilagor", none}, {"references", none}, {"appendix", none}, {"referanser", none}, {"vedlegg", none}, {"förord", none}, {"foreword", none}, {"forord", none},
});

/// "3.2 Resultat", "Kapitel 4 – Lärdomar", "IV. Resultat" → the words.
std::string bare(std::string_view heading) {
    auto folded = basics::folded(basics::one_line(heading));
    for (std::string_view word : {"kapitel ", "chapter ", "kapittel ", "avsnitt ", "del ", "part "})
        if (folded.starts_with(word)) folded = folded.substr(word.size());
    auto const begin = folded.find_first_not_of("0123456789.:)-– \t");
    folded = begin == folded.npos ? std::string() : folded.substr(begin);
    while (!folded.empty() && (folded.back() == ':' || folded.back() == '.' || folded.back() == ' ')) folded.pop_back();
    return folded;
}

Heading const* known(std::string_view text, bool whole) {
    auto const folded = bare(text);
    if (folded.empty() || folded.size() > 100) return nullptr;
    Heading const* best = nullptr;
    for (auto const& heading : headings) {
        bool const fits = whole ? folded == heading.beginning : starts_with_phrase(folded, heading.beginning);
        if (fits && (!best || heading.beginning.size() > best->beginning.size())) best = &heading;
    }
    return best;
}

/// A line of a table of contents: "Resultat ........ 12", "Resultat\t12".
bool is_contents_line(std::string_view text) {
    auto const end = text.find_last_not_of("0123456789");
    if (end == text.npos || end + 1 == text.size()) return false;
    auto const leader = basics::trimmed(text.substr(0, end + 1));
    return text[end] == '\t' || leader.ends_with("..") || leader.ends_with(". .") || leader.ends_with("…");
}

std::string cells(std::string text) {
    for (auto at = text.find('\t'); at != text.npos; at = text.find('\t', at)) text.replace(at, 1, " | ");
    return text;
}

/// Gathers the blocks of a document under its headings.
class Drafting {
public:
    explicit Drafting(CaseDraft& draft) : draft_(draft) {}

    void take(documents::Block const& block) {
        bool const heading = block.kind == documents::BlockKind::heading;
        // Reports without styles have their headings as short paragraphs.
        bool const plain = block.kind == documents::BlockKind::paragraph && block.text.size() <= 60 && known(block.text, true);
        if (is_contents_line(block.text)) return;
        if (heading || plain) return open(block.text, heading ? block.level : 9);
        if (key_ == contents) return;
        auto const text = without_reaches(block.kind == documents::BlockKind::table_row ? cells(block.text) : block.text, draft_.persons);
        if (basics::trimmed(text).empty()) return;
        section().add(text, block.kind == documents::BlockKind::list_item);
    }

    void finish() {
        bool const summary = sections_.contains("overview");
        if (auto const found = sections_.find(std::string(purpose)); found != sections_.end() && !summary) sections_["overview"] = std::move(found->second), sections_.erase(std::string(purpose));
        for (auto const& [key, text] : sections_) {
            if (key == purpose) add_leftover(text.text());
            else if (auto whole = text.text(); !whole.empty()) draft_.sections[key] = std::move(whole);
        }
        add_leftover(leftover_.text());
        merge_persons(draft_.persons);
    }

private:
    void open(std::string const& text, int level) {
        auto const* heading = known(text, false);
        bool const below = !key_.empty() && key_ != contents && level > level_;
        // A heading below a known one that is known itself opens its own section; another stays as a line in it.
        if (heading && !heading->key.empty()) {
            key_ = heading->key;
            level_ = level;
            if (key_ == purpose) section().add(basics::one_line(text), false);
            return;
        }
        if (below) return section().add(basics::one_line(text), false);
        key_ = {};
        level_ = level;
        if (text != draft_.title) leftover_.add(basics::one_line(text), false);
    }

    SectionText& section() { return key_.empty() ? leftover_ : sections_[std::string(key_)]; }

    void add_leftover(std::string const& text) {
        if (!text.empty()) draft_.leftover += (draft_.leftover.empty() ? "" : "\n\n") + text;
    }

    CaseDraft& draft_;
    std::map<std::string, SectionText> sections_ = {};
    SectionText leftover_ = {};
    std::string_view key_ = {};
    int level_ = 0;
};

std::string file_title(std::string_view name) {
    auto const slash = name.find_last_of("/\\");
    if (slash != name.npos) name.remove_prefix(slash + 1);
    return basics::one_line(name.substr(0, name.rfind('.')));
}

}

CaseDraft draft_of(documents::Document const& document, texts::Language otherwise) {
    CaseDraft draft;
    draft.title = basics::one_line(document.title);
    std::string sample;
    for (auto const& block : document.blocks)
        if (sample.size() < 4000 && block.kind != documents::BlockKind::heading) sample += block.text + "\n";
    draft.language = language::guess_language(sample).value_or(otherwise);
    Drafting drafting(draft);
    for (auto const& block : document.blocks) drafting.take(block);
    drafting.finish();
    return draft;
}

Outcome read_document(std::string_view bytes, Sources const& sources, Sink& sink) {
    if (sources.documents == nullptr) return std::unexpected(rejected(0, "knowledge.import.no_document_reader", sources.file_name));
    auto const document = sources.documents->read(bytes, sources.file_name);
    if (!document) return std::unexpected(rejected(0, "knowledge.import.document_" + std::string(documents::name(document.error())), sources.file_name));
    auto draft = draft_of(*document, sources.language);
    if (draft.title.empty()) draft.title = file_title(sources.file_name);
    if (draft.sections.empty() && draft.leftover.empty()) return std::unexpected(rejected(0, "knowledge.import.document_no_text", sources.file_name));
    if (sink.draft) sink.draft(std::move(draft));
    return {};
}

}
