// Every text that people read, by id and language, and how numbers, money and dates are written.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "platform/basics/money.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"

namespace texts {

/// A value for a placeholder in a text: a text, or a number (which plural forms may choose by).
struct Argument {
    std::string name;
    std::string text = {};
    std::int64_t number = 0;
    bool is_number = false;
    Argument(std::string name_, std::string_view value) : name(std::move(name_)), text(value) {}
    template <class T>
    requires std::is_integral_v<T>
    Argument(std::string name_, T value)
        : name(std::move(name_)), number(static_cast<std::int64_t>(value)), is_number(true) {}
};

using Arguments = std::vector<Argument>;

/// One part's texts in one language as JSON: an object of id → text.
struct Source {
    std::string part;  ///< "knowledge", "layout": the ids become "knowledge.title".
    Language language = Language::sv;
    std::string_view json;
};

/// All texts. Immutable after construction, thread-safe.
class Catalogue {
public:
    /// Throws std::invalid_argument for broken JSON, an id missing in a language, or a broken
    /// pattern.
    explicit Catalogue(std::vector<Source> const& sources);
    ~Catalogue();
    Catalogue(Catalogue&&) noexcept;

    /// The text with exactly this id ("knowledge.title"), or null.
    std::string const* find(Language language, std::string_view id) const;
    /// Every text of the language by id.
    std::map<std::string, std::string> all(Language language) const;
    /// The text as it is. Throws std::out_of_range for an unknown id.
    std::string const& text(Language language, std::string_view id) const;
    /// The text with its placeholders filled (ICU MessageFormat: {name}, {n, plural, …}).
    std::string format(Language language, std::string_view id, Arguments const& arguments) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// "1 204", "1,204": whole numbers grouped as the language does (with a no-break space).
std::string number(Language language, std::int64_t value);
/// "8,3": at most this many decimals, trailing zeros dropped.
std::string decimal(Language language, double value, int decimals);
/// "6 850 000 kr", "SEK 6,850,000".
std::string money(Language language, basics::Money const& money);
/// "6,85 mnkr", "SEK 6.85 million", "850 000 kr": for lists.
std::string short_money(Language language, basics::Money const& money);
/// "15 oktober 2021", "okt 2021" when the day is unknown, "2021".
std::string date(Language language, basics::Date date);
/// "15 okt 2021", "okt 2021", "2021": for facts and lists.
std::string short_date(Language language, basics::Date date);
/// "31 jan 2026, 14:05" in Stockholm's time.
std::string date_time(Language language, basics::Time time);

}
