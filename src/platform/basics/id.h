// Ids: 128 bits, ordered by the time they were made, shown as 26 letters and digits.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace basics {

/// The letters of one id (Crockford's base 32 in lower case; 48 bits of milliseconds, 80 random
/// bits).
using IdLetters = std::array<char, 26>;

/// New letters for the given time. Random bits come from the operating system.
IdLetters new_id_letters(std::int64_t milliseconds_since_1970);

/// Letters for the present time.
IdLetters new_id_letters();

/// The letters in `text`, or nothing if it is not an id as we write them.
std::optional<IdLetters> parse_id_letters(std::string_view text);

/// An id that cannot be mixed up with the id of another noun: `using ProjectId = Id<struct
/// ProjectTag>`.
template <class Tag>
class Id {
public:
    /// The empty id, which names nothing.
    constexpr Id() = default;
    constexpr explicit Id(IdLetters letters) : letters_(letters) {}

    /// A new id of this noun.
    static Id make() { return Id(new_id_letters()); }

    /// The id written in `text`; nothing if it is malformed.
    static std::optional<Id> parse(std::string_view text) {
        auto const letters = parse_id_letters(text);
        return letters ? std::optional(Id(*letters)) : std::nullopt;
    }

    std::string_view text() const {
        return empty() ? std::string_view() : std::string_view(letters_.data(), letters_.size());
    }
    std::string string() const { return std::string(text()); }
    bool empty() const { return letters_[0] == 0; }
    friend constexpr auto operator<=>(Id const&, Id const&) = default;

private:
    IdLetters letters_{};
};

}

template <class Tag>
struct std::hash<basics::Id<Tag>> {
    std::size_t operator()(basics::Id<Tag> const& id) const noexcept {
        return std::hash<std::string_view>()(id.text());
    }
};
