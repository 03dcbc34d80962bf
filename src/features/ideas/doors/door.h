// A door (väg): where those who answer refer what is not theirs to develop. Values and pure rules.
#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/need.h"
#include "platform/basics/problems.h"
#include "platform/texts/catalogue.h"

namespace ideas::doors {

using DoorId = basics::Id<struct DoorTag>;

enum class Kind : std::uint8_t { fault_report, contact_centre, region, state_agency, other };
inline constexpr std::array<Kind, 5> kinds = {Kind::fault_report, Kind::contact_centre,
                                              Kind::region, Kind::state_agency, Kind::other};
/// "fault_report", "contact_centre", "region", "state_agency", "other"
std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);

struct Door {
    std::string key = {};  ///< An id of ours, or the register's key.
    Kind kind = Kind::other;
    std::string name = {};
    std::string what_for = {};          ///< "trasiga gatlyktor och hål i vägen"; may be empty.
    std::string link = {}, phone = {};  ///< At least one of them.
    bool is_national = false;
    std::int64_t version = 1;  ///< Of an organisation's own.
    friend bool operator==(Door const&, Door const&) = default;
};

/// In characters; and so many of an organisation's own that a hand can choose among.
inline constexpr std::size_t longest_phone = 30, most_doors = 30;

/// As typed into a form.
struct Draft {
    std::string kind = {}, name = {}, what_for = {}, link = {}, phone = {};
};
/// Fields "kind", "name", "what_for", "link" and "phone"; the key is new.
std::expected<Door, basics::Problems> checked(Draft const& draft);

/// What is answered with one click beside the doors.
inline constexpr std::string_view already_done = "already_done", not_ours = "not_ours";

/// The answer that one click gives, with its reason in the language: for a door's key, or one of
/// the two above. Nothing for a door that is not among these.
std::optional<Answer> ready_answer(texts::Catalogue const& texts, texts::Language language,
                                   std::vector<Door> const& doors, std::string_view key);

}
