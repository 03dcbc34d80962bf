// What a feature gives so that its subject can be found.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/search/facets.h"

namespace search {

/// A subject of any kind: {"project", "01j…"}.
struct Ref {
    std::string kind, id;
    friend auto operator<=>(Ref const&, Ref const&) = default;
};

/// What a text is for its subject. Words in a title count most, then reference numbers and
/// organisation, then summary and body (README.md has the weights).
enum class Role : std::uint8_t { title, summary, organisation, body, reference };

/// One text in one language. Plain text, not Markdown or HTML.
struct FieldText {
    Role role = Role::body;
    texts::Language language = texts::Language::sv;
    std::string text;
};

/// A subject as search sees it.
struct Document {
    Ref subject;
    /// The first title is the one shown to people whose language has none.
    std::vector<FieldText> texts = {};
    /// Values are codes or ids ("0180", "ongoing", "2016"); flags have the one value "yes".
    std::map<Facet, std::vector<std::string>> facets = {};
    /// What it can be sorted by; without a value it comes last.
    std::optional<basics::Time> updated = {};
    basics::Date start = {};
    /// How many quarters it tells of what such a subject should tell, 0–4: among equally good hits
    /// those that tell more come first. A kind that does not count stays in the middle.
    std::uint8_t completeness = 2;
    /// For the order only: minor units, already in one currency.
    std::optional<std::int64_t> amount = {};
    /// The address without the language: "/projects/01j…/a-slug".
    std::string path;
    /// Who may find it: viewers with any of these terms. "everyone" for what is public. There is no
    /// default.
    std::vector<std::string> visible_to;
};

/// The viewer's term that everybody has.
inline constexpr char const* everyone = "everyone";

}
