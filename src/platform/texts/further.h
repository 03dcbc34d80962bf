// The further languages of residents' own pages: what somebody has written there, and Swedish,
// marked as such, for the rest.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/catalogue.h"

namespace texts {

/// Languages that some pages have beside the three of all pages. Nothing requires their texts to be
/// complete.
enum class Further : std::uint8_t { easy, fi, fit, se };

inline constexpr std::array<Further, 4> further_languages = {Further::fi, Further::fit, Further::se,
                                                             Further::easy};

/// "fi", "fit", "se", "lattlast": in addresses, in files of texts and in the database.
std::string_view code(Further language);
/// By BCP 47, for HTML: "fi", "fit", "se", "sv-x-easy".
std::string_view tag(Further language);
/// What the language calls itself.
std::string_view own_name(Further language);
/// The language with exactly this code.
std::optional<Further> parse_further(std::string_view code);

/// What stands around a Swedish text that is shown because its language lacks it, until the
/// finished page tells its language (services/web/marked.h).
struct FallbackMarks {
    std::string open = {}, close = {};
};

/// Texts by id.
using TextsById = std::map<std::string, std::string, std::less<>>;

/// One further language at one time. Immutable, thread-safe.
class FurtherTexts {
public:
    /// Texts whose pattern is broken throw std::invalid_argument. `swedish` must outlive this.
    FurtherTexts(Further language, TextsById own, Catalogue const& swedish,
                 FallbackMarks const& marks);
    ~FurtherTexts();
    FurtherTexts(FurtherTexts const&) = delete;

    Further language() const { return language_; }
    TextsById const& own() const { return own_; }
    /// The language's own text, otherwise the Swedish between marks; null when there is neither.
    std::string const* find(std::string_view id) const;
    /// The language's own text, otherwise the Swedish, without marks. Throws std::out_of_range.
    std::string const& plain(std::string_view id) const;
    /// As find, its placeholders filled. Throws std::out_of_range for an unknown id.
    std::string format(std::string_view id, Arguments const& arguments) const;
    /// "1. heinäkuuta 2026", "2026-07-01": as exact as it is known.
    std::string date(basics::Date date) const;

private:
    struct Patterns;
    Further language_;
    TextsById own_, fallen_back_;
    Catalogue const& swedish_;
    FallbackMarks marks_;
    std::unique_ptr<Patterns> patterns_;
};

/// The further languages as they are now. Thread-safe; what now() gives stays valid while it is
/// held.
class FurtherShelf {
public:
    using Shipped = std::map<Further, TextsById>;

    FurtherShelf(Catalogue const& swedish, FallbackMarks marks, Shipped shipped);

    std::shared_ptr<FurtherTexts const> now(Further language) const;
    /// Replaces what editors have written: an empty text takes the shipped one away.
    void set(Further language, TextsById const& edited);
    /// What the program itself brings.
    TextsById const& shipped(Further language) const;
    /// Every id that residents' own pages use: all that the program brings in any language.
    std::set<std::string> const& ids() const { return ids_; }
    FallbackMarks const& marks() const { return marks_; }
    Catalogue const& swedish() const { return swedish_; }

private:
    Catalogue const& swedish_;
    FallbackMarks marks_;
    Shipped shipped_;
    std::set<std::string> ids_;
    mutable std::mutex mutex_;
    std::map<Further, std::shared_ptr<FurtherTexts const>> now_;
};

/// The names of a text's placeholders; nothing when ICU cannot read it as MessageFormat. A text
/// without a brace has none.
std::optional<std::set<std::string>> placeholders(std::string const& text);

}
