// From each place where a word begins: a law by name or number, and the place in it before or
// after.
#include "services/legal_references/legal_references.h"

#include <algorithm>
#include <array>

#include "services/legal_references/numbers.h"
#include "services/legal_references/place.h"
#include "services/registers/registers.h"

namespace legal_references {

namespace {

constexpr std::array<std::string_view, 2> source_names = {"sfs", "celex"};
constexpr std::array<std::string_view, 7> fault_names = {
    "unclear", "year_ahead", "year_before", "number", "old_number", "place", "celex_form"};

/// What stands in a text: a law by its name, its number, or both.
struct Named {
    Source source = Source::sfs;
    Number number = {};
    bool is_certain = false;  ///< By its number, or by a name that is no short one.
};

bool is_short(Laws::Law const& law, std::string_view name) { return name == law.short_name; }

/// The longest name that a law has here.
Laws::Law const* take_name(Cursor& cursor, Laws const& laws, bool& is_by_short) {
    Laws::Law const* best = nullptr;
    auto const begin = cursor.at();
    std::size_t end = begin;
    for (auto const& law : laws.all())
        for (auto const& name : law.names) {
            Cursor ahead = cursor;
            bool const by_short = is_short(law, name);
            bool const fits = by_short ? ahead.take(name) : ahead.take_any_case(name);
            if (!fits || !ahead.is_word_end() || ahead.at() <= end) continue;
            best = &law;
            end = ahead.at();
            is_by_short = by_short;
        }
    cursor.go_to(end);
    return best;
}

std::optional<Named> take_number(Cursor& cursor, int year) {
    Cursor ahead = cursor;
    if (ahead.take("SFS") || ahead.take("sfs")) {
        if (ahead.spaces() == 0 && !ahead.take(":")) return std::nullopt;
        ahead.take("nr");
        ahead.spaces();
    }
    if (auto const number = take_sfs(ahead, year)) {
        cursor = ahead;
        return Named{Source::sfs, *number, true};
    }
    if (auto const number = take_celex(cursor, year)) return Named{Source::celex, *number, true};
    return std::nullopt;
}

/// " (2010:900)" after a name, if it is that.
std::optional<Named> take_number_after(Cursor& cursor, int year) {
    Cursor ahead = cursor;
    ahead.spaces();
    bool const has_bracket = ahead.take("(");
    auto const named = take_number(ahead, year);
    if (!named || (has_bracket && !ahead.take(")"))) return std::nullopt;
    cursor = ahead;
    return named;
}

/// "lagen (2016:1145) om offentlig upphandling", "PBL", "SFS 2010:900".
std::optional<Named> take_law(Cursor& cursor, Laws const& laws, int year) {
    if (auto const by_number = take_number(cursor, year)) return by_number;
    bool is_by_short = false;
    if (auto const* law = take_name(cursor, laws, is_by_short)) {
        Named named{law->source, law->number, !is_by_short};
        // What is written stands: "socialtjänstlagen (2001:453)" is the one of before.
        if (auto const own = take_number_after(cursor, year)) named = *own;
        return named;
    }
    // recognises: what stands before the number of a law that is called by it.
    for (std::string_view const word : {"lagen", "lag", "förordningen", "förordning"}) {
        Cursor ahead = cursor;
        if (!ahead.take_any_case(word) || !ahead.is_word_end()) continue;
        auto const number = take_number_after(ahead, year);
        if (number && number->source == Source::sfs) {
            cursor = ahead;
            return number;
        }
    }
    return std::nullopt;
}

/// In bytes, with the blanks after it.
constexpr std::size_t longest_series = 12;

/// Numbers of other series: "SOU 2023:94", "BFS 2011:6", "Ds 2020:1", "AFS 2023:1".
bool is_of_other_series(std::string_view before) {
    before = before.substr(before.size() - std::min(before.size(), longest_series));
    while (!before.empty() && (before.back() == ' ' || before.back() == '\t'))
        before.remove_suffix(1);
    if (before.ends_with("\xC2\xA0")) before.remove_suffix(2);
    auto const begin = before.find_last_of(" \t\n(\"");
    auto const word = begin == before.npos ? before : before.substr(begin + 1);
    if (word == "SFS") return false;
    constexpr std::array<std::string_view, 6> others = {"SOU",  "Ds",    "Dir.",
                                                        "dir.", "SKVFS", "HSLF-FS"};
    return std::ranges::find(others, word) != others.end() ||
           (word.size() > 2 && word.ends_with("FS"));
}

std::expected<Reference, Fault> reference_of(Named const& named, Place const& place) {
    if (!named.number) return std::unexpected(named.number.error());
    if (!place.is_possible) return std::unexpected(Fault::place);
    return Reference{named.source, *named.number, place.chapter, place.section};
}

void skip_between(Cursor& cursor) {
    cursor.spaces();
    if (cursor.take(",")) cursor.spaces();
}

std::optional<Place> take_place_in(Cursor& cursor, Source source) {
    if (source == Source::sfs) return take_place(cursor, true);
    auto article = take_article(cursor);
    if (!article) return std::nullopt;
    return Place{.section = *std::move(article)};
}

/// The law, and the place after it when there is one.
std::optional<Found> take_law_first(Cursor& cursor, Laws const& laws, int year, bool is_alone) {
    auto const begin = cursor.at();
    Cursor ahead = cursor;
    auto const named = take_law(ahead, laws, year);
    if (!named) return std::nullopt;
    Cursor after = ahead;
    skip_between(after);
    auto const place = take_place_in(after, named->source);
    if (place) ahead = after;
    if (!place && !named->is_certain && !is_alone) return std::nullopt;
    cursor = ahead;
    return Found{begin, cursor.at() - begin, reference_of(*named, place.value_or(Place()))};
}

/// "8 kap. 4 a § PBL".
std::optional<Found> take_place_first(Cursor& cursor, Laws const& laws, int year) {
    auto const begin = cursor.at();
    Cursor ahead = cursor;
    auto const place = take_place(ahead, false);
    if (!place || ahead.spaces() == 0) return std::nullopt;
    if (ahead.take_any_case("i ")) ahead.spaces();
    auto const named = take_law(ahead, laws, year);
    if (!named || named->source != Source::sfs) return std::nullopt;
    // The place that follows the law is its own: "4 § PBL 8 kap." is not read.
    cursor = ahead;
    return Found{begin, cursor.at() - begin, reference_of(*named, *place)};
}

std::optional<Found> take_reference(Cursor& cursor, std::string_view text, Laws const& laws,
                                    int year, bool is_alone) {
    if (is_word_before(text, cursor.at())) return std::nullopt;
    if (auto found = take_place_first(cursor, laws, year)) return found;
    bool const is_other = is_of_other_series(text.substr(0, cursor.at()));
    if (is_other) return std::nullopt;
    return take_law_first(cursor, laws, year, is_alone);
}

}

std::string_view name(Source source) { return source_names.at(static_cast<std::size_t>(source)); }
std::string_view name(Fault fault) { return fault_names.at(static_cast<std::size_t>(fault)); }

Laws::Laws(resources::Resources const& resources) {
    registers::each(resources, "laws", [&](registers::Row const& row) {
        Law law{.source = row.text("source") == "celex" ? Source::celex : Source::sfs,
                .number = row.text("number"),
                .short_name = row.text("short_name"),
                .name = row.text("name")};
        law.names = row.list("aliases");
        law.names.push_back(law.name);
        if (!law.short_name.empty()) law.names.push_back(law.short_name);
        laws_.push_back(std::move(law));
    });
}

Laws::Law const* Laws::find(std::string_view number) const {
    auto const found = std::ranges::find(laws_, number, &Law::number);
    return found == laws_.end() ? nullptr : &*found;
}

std::vector<Found> found_in(std::string_view text, Laws const& laws, int year) {
    text = text.substr(0, longest_read);
    std::vector<Found> all;
    Cursor cursor(text);
    while (!cursor.is_over()) {
        auto found = take_reference(cursor, text, laws, year, false);
        if (found) all.push_back(*std::move(found));
        else cursor.go_to(cursor.at() + 1);
    }
    return all;
}

std::expected<Reference, Fault> parse(std::string_view text, Laws const& laws, int year) {
    Cursor cursor(text.substr(0, longest_read));
    cursor.spaces();
    auto const found = take_reference(cursor, text, laws, year, true);
    if (!found) return std::unexpected(Fault::unclear);
    cursor.take(".");
    cursor.spaces();
    if (!cursor.is_over() && found->what) return std::unexpected(Fault::unclear);
    return found->what;
}

std::string shown(Reference const& reference, Laws const& laws) {
    auto const* law = laws.find(reference.number);
    auto const name = !law ? std::string() : law->short_name.empty() ? law->name : law->short_name;
    auto text = !name.empty()                       ? name + " (" + reference.number + ")"
                : reference.source == Source::celex ? "CELEX " + reference.number
                                                    : "SFS " + reference.number;
    auto const place = reference.source == Source::sfs
                           ? place_text(reference.chapter, reference.section)
                       : reference.section.empty() ? std::string()
                                                   : "artikel " + reference.section;
    return place.empty() ? text : text + " " + place;
}

std::string address(Reference const& reference, texts::Language language) {
    if (reference.source == Source::sfs) {
        auto number = reference.number;
        for (std::size_t at = 0; (at = number.find(' ')) != number.npos;)
            number.replace(at, 1, "%20");
        return "https://rkrattsbaser.gov.se/sfst?bet=" + number;
    }
    return std::string("https://eur-lex.europa.eu/legal-content/") +
           (language == texts::Language::sv ? "SV" : "EN") + "/TXT/?uri=CELEX:" + reference.number;
}

}
