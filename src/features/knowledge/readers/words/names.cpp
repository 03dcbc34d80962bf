// Rules for names; one table of the words that organisations are called.
#include "features/knowledge/readers/words/names.h"

#include <algorithm>
#include <array>

#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

// recognises: small words within names
constexpr auto binders =
    std::to_array<std::string_view>({"i", "för", "for", "of", "the", "av", "de", "til", "till",
                                     "på", "der", "van", "von", "och", "og", "and", "&", "in"});

/// Binders that only join when more of the name follows and do not list another one.
constexpr auto listing = std::to_array<std::string_view>({"och", "og", "and", "&"});

// recognises: words that stay small in a name of capitals
constexpr auto small_in_names = std::to_array<std::string_view>({"kommun",
                                                                 "kommune",
                                                                 "kommuner",
                                                                 "universitet",
                                                                 "högskola",
                                                                 "högskolan",
                                                                 "høgskole",
                                                                 "län",
                                                                 "landsting",
                                                                 "och",
                                                                 "og",
                                                                 "i",
                                                                 "för",
                                                                 "for",
                                                                 "av",
                                                                 "of",
                                                                 "the",
                                                                 "and",
                                                                 "på",
                                                                 "till",
                                                                 "tekniska",
                                                                 "fylkeskommune",
                                                                 "kommunförbund",
                                                                 "ekonomisk",
                                                                 "förening",
                                                                 "ideell",
                                                                 "aktiebolag",
                                                                 "kommunalförbund",
                                                                 "bostadsbolag",
                                                                 "energi",
                                                                 "fastigheter",
                                                                 "forskningsinstitut",
                                                                 "medicinska",
                                                                 "myndighet",
                                                                 "museum"});

// recognises: short forms that are no abbreviations by their look
constexpr auto abbreviations = std::to_array<std::string_view>(
    {"AB",   "AS",    "ASA", "KB",  "HB",   "RISE", "IVL",  "KTH",  "VTI",     "SLU",
     "SIQ",  "MDU",   "MDH", "LTU", "BTH",  "SKR",  "SMHI", "NTNU", "OSLOMET", "SINTEF",
     "NIVA", "NORCE", "IKT", "ICT", "IT",   "SVT",  "UIO",  "UIB",  "EU",      "UN",
     "FN",   "OECD",  "IBM", "ABB", "LKAB", "SSAB", "SKF",  "SCA",  "MSB",     "SGU",
     "SCB",  "FOI",   "JM",  "NCC", "HSB",  "IKEA", "SP",   "USA",  "UK",      "II",
     "III",  "IV",    "VA",  "GIS", "SE",   "ESS",  "CGI",  "WSP",  "AF",      "TUV"});

std::string without_marks(std::string_view name) {
    auto text = basics::one_line(name);
    std::string_view view = basics::trimmed(text);
    while (!view.empty() && (view.back() == ',' || view.back() == ';' || view.back() == ':' ||
                             view.back() == '.' || view.back() == '-' || view.back() == '|')) {
        view.remove_suffix(1);
        view = basics::trimmed(view);
    }
    while (!view.empty() && (view.front() == ',' || view.front() == ';' || view.front() == ':' ||
                             view.front() == '-' || view.front() == '.')) {
        view.remove_prefix(1);
        view = basics::trimmed(view);
    }
    return std::string(view);
}

/// One word of a name in capitals, as it is usually written.
std::string ordinary(std::string_view word, bool first) {
    bool const abbreviation =
        is_among(word, abbreviations) || word.find_first_of("AEIOUYÅÄÖÆØ") == word.npos;
    if (abbreviation) return std::string(word);
    auto lower = basics::folded(word);
    if (!first && is_among(lower, small_in_names)) return lower;
    std::size_t count = 1;
    while (count < word.size() && (static_cast<unsigned char>(word[count]) & 0xC0) == 0x80) ++count;
    return std::string(word.substr(0, count)) + lower.substr(std::min(count, lower.size()));
}

struct Piece {
    std::string_view text;  ///< A word with the marks inside it: "Lind-Nerhoel", "A/S".
    std::string folded;
    std::size_t begin = 0, end = 0;
    bool comma_after = false;
};

/// The words of a text as separated by blanks, with the marks at their ends taken off.
std::vector<Piece> pieces(std::string_view text) {
    std::vector<Piece> found;
    for (std::size_t i = 0; i < text.size() && found.size() < 400;) {
        while (i < text.size() && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t')) ++i;
        std::size_t end = i;
        while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\t')
            ++end;
        if (end == i) break;
        Piece piece;
        auto word = text.substr(i, end - i);
        bool mark = false;
        while (!word.empty() &&
               std::string_view(",.;:!?)\"”").find(word.back()) != std::string_view::npos)
            word.remove_suffix(1), mark = true;
        while (word.ends_with("”") || word.ends_with("’")) word.remove_suffix(3), mark = true;
        piece.text = word;
        piece.folded = basics::folded(word);
        piece.begin = i;
        piece.end = i + word.size();
        piece.comma_after = mark;
        found.push_back(std::move(piece));
        i = end;
    }
    return found;
}

bool is_name_word(Piece const& piece) {
    return starts_with_capital(piece.text) || is_organisation_word(piece.folded);
}

bool is_abbreviation(std::string_view word) {
    return word.size() >= 2 && word.size() <= 8 && all_capitals(word) &&
           word.find_first_of("0123456789") == word.npos;
}

/// Whether " och " at `at` ends one name and begins another.
bool lists(std::string_view before, std::string_view after) {
    if (!starts_with_capital(basics::trimmed(after))) return false;
    // "Institutet för språk och Folkminnen": what follows "för" may hold an "och" of its own.
    auto const comma = before.find_last_of(",;");
    auto const last = basics::folded(comma == before.npos ? before : before.substr(comma + 1));
    bool const inside = last.contains(" för ") || last.contains(" for ") || last.contains(" of ");
    return !inside || has_organisation_word(after.substr(0, after.find_first_of(",;")));
}

void split_by_and(std::string_view text, std::vector<std::string>& names) {
    for (std::string_view word : {" och ", " og ", " and ", " samt ", " & ", " + "}) {
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
            bool const strong = word == " samt ";
            if (word == " & " && text.substr(at + word.size()).find(' ') == text.npos &&
                !has_organisation_word(text.substr(at)))
                continue;
            if (!strong && !lists(text.substr(0, at), text.substr(at + word.size()))) continue;
            split_by_and(text.substr(0, at), names);
            split_by_and(text.substr(at + word.size()), names);
            return;
        }
    }
    auto name = tidy_name(text);
    for (std::string_view word : {"och ", "og ", "and ", "samt "})
        if (name.starts_with(word)) name = name.substr(word.size());
    if (!name.empty()) names.push_back(std::move(name));
}

}

std::string tidy_name(std::string_view name) {
    auto const text = without_marks(name);
    if (!all_capitals(text) || text.size() < 2) return text;
    std::string result;
    for (auto const& piece : pieces(text)) {
        auto const end = text.find(' ', piece.begin);
        auto const tail =
            text.substr(piece.end, (end == text.npos ? text.size() : end) - piece.end);
        bool const first = result.empty();
        std::string word;
        for (std::size_t i = 0; i <= piece.text.size();) {
            auto const dash = std::min(piece.text.find('-', i), piece.text.size());
            word += ordinary(piece.text.substr(i, dash - i), first || i > 0);
            if (dash < piece.text.size()) word += '-';
            i = dash + 1;
        }
        result += (first ? "" : " ") + word + tail;
    }
    // A single short word in capitals is an abbreviation that we do not know.
    return text.size() <= 5 && !text.contains(' ') ? text : result;
}

bool same_name(std::string_view one, std::string_view other) {
    auto const bare = [](std::string_view name) {
        std::string kept;
        for (auto const& token : tokens(name, 200)) {
            if (token.kind == TokenKind::mark || token.folded == "ab" || token.folded == "as" ||
                token.folded == "publ" || token.folded == "aktiebolag")
                continue;
            kept += token.folded + " ";
        }
        return kept;
    };
    auto const left = bare(one);
    return !left.empty() && left == bare(other);
}

bool has_organisation_word(std::string_view text) {
    return std::ranges::any_of(
        pieces(text), [](Piece const& piece) { return is_organisation_word(piece.folded); });
}

bool looks_like_person(std::string_view text) {
    if (text.size() > 60 || text.find_first_of("0123456789@/:()") != text.npos) return false;
    auto const all = pieces(text);
    if (all.size() < 2 || all.size() > 4) return false;
    for (auto const& piece : all) {
        bool const particle = piece.folded == "von" || piece.folded == "van" ||
                              piece.folded == "de" || piece.folded == "af";
        if (piece.comma_after || is_abbreviation(piece.text)) return false;
        if (!particle && (!starts_with_capital(piece.text) || is_organisation_word(piece.folded)))
            return false;
    }
    return true;
}

bool looks_like_organisation(std::string_view text) {
    auto const all = pieces(text);
    if (all.empty() || text.size() > 160) return false;
    bool const bound = std::ranges::any_of(
        all, [](Piece const& piece) { return is_among(piece.folded, binders); });
    bool const abbreviation =
        std::ranges::any_of(all, [](Piece const& piece) { return is_abbreviation(piece.text); });
    return all.size() == 1 || bound || abbreviation || has_organisation_word(text);
}

std::vector<std::string> split_names(std::string_view text) {
    std::vector<std::string> names;
    int depth = 0;
    std::size_t begin = 0;
    auto const semicolons = text.contains(';');
    for (std::size_t i = 0; i <= text.size() && names.size() < 500; ++i) {
        bool const end = i == text.size();
        if (!end && text[i] == '(') ++depth;
        if (!end && text[i] == ')' && depth > 0) --depth;
        bool const mark =
            !end && depth == 0 &&
            (semicolons ? text[i] == ';' : text[i] == ',' || text[i] == '|' || text[i] == '\t');
        bool const line = !end && text[i] == '\n';
        if (!end && !mark && !line) continue;
        split_by_and(text.substr(begin, i - begin), names);
        begin = i + 1;
    }
    return names;
}

std::string_view name_at_beginning(std::string_view text) {
    auto const all = pieces(cut(text, 300));
    std::size_t last = 0;
    bool found = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const& piece = all[i];
        if (piece.text.empty()) break;
        bool const binder = is_among(piece.folded, binders) && !starts_with_capital(piece.text);
        if (binder) {
            bool const goes_on = found && !is_among(piece.folded, listing) && i + 1 < all.size() &&
                                 !piece.comma_after && starts_with_capital(all[i + 1].text);
            if (!goes_on) break;
            continue;
        }
        // "stiftelsen Sampelby", "foundation CleanTech": a small word may open a name that goes on.
        bool const opens = i == 0 && i + 1 < all.size() && is_organisation_word(piece.folded) &&
                           starts_with_capital(all[i + 1].text);
        if (!is_name_word(piece) || (i == 0 && !starts_with_capital(piece.text) && !opens)) break;
        last = i;
        found = true;
        if (piece.comma_after) break;
    }
    return found ? text.substr(all[0].begin, all[last].end - all[0].begin) : std::string_view();
}

std::string_view name_at_end(std::string_view text) {
    auto const from = text.size() > 300 ? text.find(' ', text.size() - 300) : 0;
    auto const tail = from == text.npos ? std::string_view() : text.substr(from);
    auto const all = pieces(tail);
    std::size_t first = all.size();
    for (std::size_t i = all.size(); i-- > 0;) {
        auto const& piece = all[i];
        if (piece.text.empty() || (piece.comma_after && i + 1 != all.size())) break;
        bool const binder = is_among(piece.folded, binders) && !starts_with_capital(piece.text);
        if (binder && (is_among(piece.folded, listing) || first == all.size() || i == 0 ||
                       !starts_with_capital(all[i - 1].text)))
            break;
        if (binder) continue;
        if (!is_name_word(piece)) break;
        first = i;
    }
    while (first < all.size() && !starts_with_capital(all[first].text)) ++first;
    return first < all.size() ? tail.substr(all[first].begin, all.back().end - all[first].begin)
                              : std::string_view();
}

}
