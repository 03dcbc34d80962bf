// What reports in Swedish, Norwegian and English look like, as far as words alone can tell.
#include "platform/documents/heading.h"

#include "platform/basics/text.h"

#include <algorithm>

namespace documents {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Numbering {
    int depth = 0;
    std::string_view rest;
};

/// "2.1 Mål" → 2 and "Mål". Years and amounts ("2016 började") are not numberings.
Numbering split(std::string_view line) {
    std::size_t at = 0;
    int depth = 0;
    for (;;) {
        std::size_t const begin = at;
        while (at < line.size() && is_digit(line[at])) ++at;
        if (at == begin || at - begin > 2) break;
        ++depth;
        if (at == line.size() || line[at] != '.') break;
        ++at;
    }
    auto const rest = basics::trimmed(line.substr(std::min(at, line.size())));
    bool const parted = at < line.size() && (line[at] == ' ' || line[at] == '\t');
    if (depth == 0 || depth > 5 || !parted || rest.empty() || is_digit(rest[0])) return {0, line};
    return {depth, rest};
}

bool begins_with_capital(std::string_view text) {
    if (text.empty()) return false;
    if (text[0] >= 'A' && text[0] <= 'Z') return true;
    auto const letter = text.substr(0, 2);
    return letter == "Å" || letter == "Ä" || letter == "Ö" || letter == "Æ" || letter == "Ø";
}

constexpr std::string_view known[] = {"sammanfattning",
                                      "bakgrund",
                                      "inledning",
                                      "förord",
                                      "syfte",
                                      "mål",
                                      "syfte och mål",
                                      "projektmål",
                                      "effektmål",
                                      "målgrupp",
                                      "metod",
                                      "genomförande",
                                      "upplägg och genomförande",
                                      "arbetssätt",
                                      "organisation",
                                      "projektorganisation",
                                      "resultat",
                                      "resultat och effekter",
                                      "effekter",
                                      "förväntade effekter och resultat",
                                      "måluppfyllelse",
                                      "analys",
                                      "diskussion",
                                      "slutsatser",
                                      "slutsats",
                                      "lärdomar",
                                      "rekommendationer",
                                      "framgångsfaktorer",
                                      "hinder",
                                      "spridning",
                                      "kommunikation",
                                      "ekonomi",
                                      "budget",
                                      "uppföljning",
                                      "utvärdering",
                                      "nästa steg",
                                      "fortsatt arbete",
                                      "referenser",
                                      "källor",
                                      "bilagor",
                                      "bilaga",
                                      "parter",
                                      "sammendrag",
                                      "bakgrunn",
                                      "innledning",
                                      "forord",
                                      "formål",
                                      "formål og mål",
                                      "mål og formål",
                                      "metode",
                                      "gjennomføring",
                                      "resultater",
                                      "resultater og effekter",
                                      "konklusjon",
                                      "konklusjoner",
                                      "læringspunkter",
                                      "lærdommer",
                                      "anbefalinger",
                                      "suksessfaktorer",
                                      "spredning",
                                      "kommunikasjon",
                                      "økonomi",
                                      "videre arbeid",
                                      "veien videre",
                                      "referanser",
                                      "kilder",
                                      "vedlegg",
                                      "gevinster",
                                      "gevinstrealisering",
                                      "summary",
                                      "executive summary",
                                      "background",
                                      "introduction",
                                      "purpose",
                                      "aim",
                                      "aims",
                                      "objectives",
                                      "goals",
                                      "method",
                                      "methods",
                                      "methodology",
                                      "implementation",
                                      "results",
                                      "findings",
                                      "outcomes",
                                      "impact",
                                      "discussion",
                                      "conclusion",
                                      "conclusions",
                                      "lessons learned",
                                      "lessons learnt",
                                      "recommendations",
                                      "next steps",
                                      "dissemination",
                                      "references",
                                      "appendix",
                                      "appendices",
                                      "acknowledgements"};

// Words after a hyphen that show the hyphen to stand for a word left out: "forsknings- och".
bool follows_a_left_out_word(std::string_view line) {
    for (std::string_view const word :
         {"och ", "eller ", "samt ", "respektive ", "og ", "and ", "or "}) {
        if (line.starts_with(word)) return true;
    }
    return false;
}

}

bool begins_with_small_letter(std::string_view text) {
    if (text.empty()) return false;
    if (text[0] >= 'a' && text[0] <= 'z') return true;
    auto const letter = text.substr(0, 2);
    return letter == "å" || letter == "ä" || letter == "ö" || letter == "æ" || letter == "ø";
}

int numbering_depth(std::string_view line) {
    auto const [depth, rest] = split(line);
    return begins_with_capital(rest) ? depth : 0;
}

bool is_known_heading(std::string_view line) {
    auto text = split(basics::trimmed(line)).rest;
    while (text.ends_with(':') || text.ends_with('.')) text.remove_suffix(1);
    if (text.size() > 60) return false;
    auto const folded = basics::folded(basics::trimmed(text));
    return std::ranges::find(known, folded) != std::end(known);
}

bool has_heading_form(std::string_view line) {
    auto const text = split(line).rest;
    if (basics::length(line) > 120 || !begins_with_capital(text)) return false;
    return std::string_view(".,;-").find(line.back()) == std::string_view::npos &&
           !line.ends_with("–");
}

std::size_t list_sign(std::string_view line) {
    for (std::string_view const sign :
         {"•", "▪", "●", "○", "◦", "■", "‣", "·", "–", "-", "*", "\uF0B7", "\uF0A7"}) {
        if (!line.starts_with(sign)) continue;
        auto const text = basics::trimmed(line.substr(sign.size()));
        auto const begin = static_cast<std::size_t>(text.data() - line.data());
        bool const parted = begin > sign.size() || sign.size() > 1;  // "-5" is no item, "•x" is.
        return parted && !text.empty() ? begin : 0;
    }
    std::size_t at = 0;
    while (at < line.size() && at < 2 && is_digit(line[at])) ++at;
    if (at == 0 && !line.empty() && line[0] >= 'a' && line[0] <= 'z') at = 1;
    return at > 0 && line.substr(at).starts_with(") ") ? at + 2 : 0;
}

namespace {

/// Whether the hyphen at the end only parts a word. "e-post" and "EU-projekt" have their own.
bool ends_in_parted_word(std::string_view text) {
    if (!text.ends_with('-')) return false;
    text.remove_suffix(1);
    auto const word = text.substr(text.find_last_of(" \n") + 1);
    if (basics::length(word) < 2) return false;
    bool const sign_of_its_own =
        is_digit(word.back()) || (word.back() >= 'A' && word.back() <= 'Z');
    return !sign_of_its_own;
}

}

void join_line(std::string& text, std::string_view line) {
    constexpr std::string_view soft_hyphen = "\u00AD";
    if (text.ends_with(soft_hyphen)) {
        text.resize(text.size() - soft_hyphen.size());
    } else if (ends_in_parted_word(text) && begins_with_small_letter(line)) {
        if (follows_a_left_out_word(line)) text += ' ';
        else text.pop_back();
    } else if (!text.empty() && !text.ends_with('/') && !text.ends_with('-')) {
        text += ' ';
    }
    text += line;
}

}
