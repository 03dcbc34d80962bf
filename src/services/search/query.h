// What is asked of search and what it answers. Plain values.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/fulltext/snippet.h"
#include "platform/texts/language.h"
#include "services/search/document.h"

namespace search {

/// A piece of plain text, and whether it is something that was asked for.
using fulltext::Segment;

/// newest: updated last first. start, amount: latest and largest first. title: as the language
/// sorts.
enum class Order : std::uint8_t { relevance, newest, start, amount, title };

/// Which words of a question are demanded. automatic: all, unless that finds hardly anything or
/// there are many. any: the text is a plain sentence, and any of its words will do.
enum class Words : std::uint8_t { automatic, any };

/// The most hits of a page, and how deep paging goes; what lies deeper is reached by each().
inline constexpr std::size_t most_hits = 200;
inline constexpr std::size_t deepest_hit = 10'000;
/// The most values that are read of a query in all; the rest is left out and Answer::cut says so.
inline constexpr std::size_t most_selected = 1'000;

struct Query {
    /// As typed; empty finds everything.
    std::string text = {};
    /// The person's language: titles and snippets are shown in it where they exist.
    texts::Language language = texts::Language::sv;
    /// Chosen values: any of a facet's, of all facets chosen.
    std::map<Facet, std::vector<std::string>> selected = {};
    /// The viewer's terms. Never from the address: what the session says.
    std::vector<std::string> viewer = {everyone};
    /// relevance without text is newest.
    Order order = Order::relevance;
    Words words = Words::automatic;
    std::size_t limit = 20, offset = 0;
    /// Only what was updated later.
    std::optional<basics::Time> updated_after = {};
    /// Whether any of the words will do when few subjects have them all.
    bool may_relax = true;
    /// Whether other words for the same are looked for too (Search::use_synonyms).
    bool widened = true;
    /// How many values a facet lists at most; chosen ones are always listed.
    std::size_t values_listed = 100;
};

struct Hit {
    Ref subject;
    double score = 0;
    /// The language of the title shown.
    texts::Language language = texts::Language::sv;
    std::vector<Segment> title, snippet;
    std::string path;
};

struct ValueCount {
    std::string value;
    std::size_t count = 0;
    bool selected = false;
    friend bool operator==(ValueCount const&, ValueCount const&) = default;
};

struct FacetCounts {
    /// Most frequent first, equals by value; how many one would find with this value, were nothing
    /// else of this facet chosen.
    std::vector<ValueCount> values;
    /// How many more values there are.
    std::size_t more = 0;
};

/// Words of the question, as typed, and the other words for them that were found too.
struct Widened {
    std::string asked;
    std::vector<std::string> also;
    friend bool operator==(Widened const&, Widened const&) = default;
};

struct Answer {
    /// Exact.
    std::size_t total = 0;
    std::vector<Hit> hits;
    /// Every facet, also those without values.
    std::map<Facet, FacetCounts> facets;
    /// How many of the found subjects each municipality has, all of them, by code: for the map.
    std::vector<ValueCount> municipalities;
    /// Few had all the words, so those with any of them are shown, the best first.
    bool relaxed = false;
    /// Something of the query was left out because there was too much of it.
    bool cut = false;
    /// A quote of the question lacks its fellow; its words were taken one by one.
    bool unclosed = false;
    /// Something was typed, but no word that can be looked for: everything is found.
    bool no_words = false;
    std::optional<std::string> did_you_mean = {};
    /// Only what the viewer can find by it is named.
    std::vector<Widened> widened = {};
};

/// What is offered while a person types: whole questions, and subjects to go to directly,
/// without snippets.
struct Suggestions {
    std::vector<std::string> questions;
    std::vector<Hit> subjects;
};

/// A subject like another one, and why.
struct Similar {
    Hit hit;
    /// Words that both use and few others do, rarest first, in the language of the title shown and
    /// as people write them. With the values four at most, and never none of both.
    std::vector<std::string> words;
    /// Facet values that both have and few others do, rarest first. Never a funder alone.
    std::vector<std::pair<Facet, std::string>> values;
};

}
