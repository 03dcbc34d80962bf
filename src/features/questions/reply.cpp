// Line by line. What is uncertain stays: better a line too much than an answer cut short.
#include "features/questions/reply.h"

#include <algorithm>
#include <array>
#include <vector>

#include "platform/basics/text.h"

namespace questions {

namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool is_quoted(std::string_view line) { return basics::trimmed(line).starts_with('>'); }
bool is_empty(std::string_view line) { return basics::trimmed(line).empty(); }

/// "-- ", which programs put before a signature; some lose its space.
bool is_signature(std::string_view line) { return line == "-- " || line == "--"; }

/// "-----Ursprungligt meddelande-----", "----- Forwarded message -----".
bool is_separator(std::string_view line) {
    // recognises: what mail programs write above what they answer or send on
    constexpr std::array<std::string_view, 7> words = {
        "ursprungligt meddelande", "original message",    "opprinnelig melding",
        "oprindelig meddelelse",   "alkuperäinen viesti", "vidarebefordrat meddelande",
        "forwarded message"};
    auto const folded = basics::folded(basics::trimmed(line));
    return folded.starts_with("--") && std::ranges::any_of(words, [&](auto one) {
               return folded.find(basics::folded(one)) != folded.npos;
           });
}

/// "Från: … / Skickat: … / Till: …", as Outlook puts it above what it answers; also with asterisks.
bool begins_header(Lines const& lines, std::size_t at) {
    // recognises: the lines that Outlook puts above what it answers
    static std::array<std::string, 5> const from = {"från:", "from:", "fra:", "lähettäjä:", "von:"};
    // recognises: the lines that follow
    static std::array<std::string, 10> const more = {
        "skickat:", "sent:", "sendt:", "lähetetty:", "datum:",
        "date:",    "dato:", "till:",  "to:",        "til:"};
    auto plain = [](std::string_view line) {
        auto text = std::string(basics::trimmed(line));
        std::erase(text, '*');
        return basics::folded(basics::trimmed(text));
    };
    auto has_any = [](std::string const& line, auto const& beginnings) {
        return std::ranges::any_of(beginnings, [&](std::string const& one) {
            return line.starts_with(basics::folded(one));
        });
    };
    if (!has_any(plain(lines[at]), from)) return false;
    for (auto next = at + 1; next < lines.size() && next <= at + 4; ++next)
        if (has_any(plain(lines[next]), more)) return true;
    return false;
}

bool has_verb(std::string const& text) {
    // recognises: "wrote", as mail programs put it above what they quote
    constexpr std::array<std::string_view, 4> verbs = {"skrev", "wrote", "kirjoitti", "schrieb"};
    return std::ranges::any_of(verbs, [&](auto one) { return text.find(one) != text.npos; });
}

bool has_digit(std::string const& text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "Den tis 3 mars 2026 kl 10:12 skrev Anna <anna@…>:", which may take up to three lines: how many,
/// or 0.
std::size_t attribution_lines(Lines const& lines, std::size_t at) {
    std::string joined, first, rest;
    for (std::size_t taken = 1; taken <= 3 && at + taken <= lines.size(); ++taken) {
        auto const line = basics::trimmed(lines[at + taken - 1]);
        if (line.empty() || line.starts_with('>')) return 0;
        auto const folded = basics::folded(line);
        joined += (joined.empty() ? "" : " ") + folded;
        if (taken == 1) first = folded;
        else rest += (rest.empty() ? "" : " ") + folded;
        if (!joined.ends_with(':')) continue;
        // What stands above a line that says it all is the writer's own.
        if (has_verb(rest) && (has_digit(rest) || !has_digit(first))) return 0;
        auto next = at + taken;
        while (next < lines.size() && is_empty(lines[next])) ++next;
        bool const is_followed = next < lines.size() && is_quoted(lines[next]);
        bool const is_short = joined.size() < 300;
        bool const has_address = joined.find('@') != joined.npos;
        return has_verb(joined) && is_short && (is_followed || (has_digit(joined) && has_address))
                   ? taken
                   : 0;
    }
    return 0;
}

bool is_from_phone(std::string_view line) {
    // recognises: what phones put below what people write
    static std::array<std::string_view, 11> const beginnings = {
        "skickat från min", "skickat fran min", "sent from my",   "sendt fra min",
        "lähetetty minun",  "hämta outlook",    "skaffa outlook", "get outlook for",
        "hent outlook",     "last ned outlook", "hanki outlook"};
    auto const folded = basics::folded(basics::trimmed(line));
    return std::ranges::any_of(beginnings,
                               [&](auto one) { return folded.starts_with(basics::folded(one)); });
}

bool is_rule(std::string_view line) {
    auto const text = basics::trimmed(line);
    return text.size() >= 10 && text.find_first_not_of('_') == text.npos;
}

}

std::string own_words(std::string_view reply) {
    auto const lines = lines_of(reply);
    std::string own;
    bool was_empty = true;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto const line = lines[at];
        // The link of our own letter is a secret, whoever quotes it.
        if (line.find("/questions/answer/") != line.npos) continue;
        if (is_signature(line) || is_separator(line) || begins_header(lines, at)) break;
        if (is_rule(line) && at + 1 < lines.size()) {
            auto next = at + 1;
            while (next + 1 < lines.size() && is_empty(lines[next])) ++next;
            if (begins_header(lines, next)) break;
        }
        if (auto const taken = attribution_lines(lines, at)) {
            auto next = at + taken;
            while (next < lines.size() && is_empty(lines[next])) ++next;
            if (next >= lines.size() || !is_quoted(lines[next])) break;
            at += taken - 1;
            continue;
        }
        if (is_quoted(line) || is_from_phone(line)) continue;
        bool const empty = is_empty(line);
        if (empty && was_empty) continue;
        was_empty = empty;
        auto const end = line.find_last_not_of(" \t");
        own += std::string(line.substr(0, end == line.npos ? 0 : end + 1)) + "\n";
    }
    return std::string(basics::trimmed(own));
}

}
