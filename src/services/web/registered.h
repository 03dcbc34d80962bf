// What a feature says of its subjects so that they can be registered: as the document that is sent
// to a registrar. All else happens in services/registration.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace db {
class Reader;
}

namespace web {

struct Visit;

/// What everybody may see of it now.
///   everybody   all of it, on its own page
///   waiting     nothing yet: it waits to be looked at, or secrecy holds where it lies
///   hidden      nothing: it was hidden because of what it says
///   taken_back  nothing any more: the one who told it has taken it back
enum class Openness : std::uint8_t { everybody, waiting, hidden, taken_back };

/// A subject as a document that can be read for itself, in plain text.
struct Document {
    struct Fact {
        std::string label = {}, value = {};
        friend bool operator==(Fact const&, Fact const&) = default;
    };
    struct Section {
        std::string heading = {};
        std::string words = {};     ///< With line breaks.
        std::string language = {};  ///< Of the words; empty: as the document.
        friend bool operator==(Section const&, Section const&) = default;
    };
    std::string title = {};
    std::string language = "sv";  ///< Of the words, by BCP 47.
    /// Came in from outside, or was drawn up here; and when.
    bool is_received = true;
    basics::Time at = {};
    std::string from = {};  ///< Who sent or drew it up; empty: not told.
    std::vector<Fact> facts = {};
    std::vector<Section> sections = {};
    organisations::OrganisationId organisation = {};  ///< Who answers for it.
    std::string path = {};         ///< The page of those who work with it, without the language.
    std::string public_path = {};  ///< The page that everybody reads, when there is one.
    Openness openness = Openness::waiting;
    bool may_register = false;  ///< The one who visits may send it and keep its number.
    friend bool operator==(Document const&, Document const&) = default;
};

struct Registered {
    /// In the language of the visit where labels are concerned. Nothing when there is no subject of
    /// this id.
    std::function<std::optional<Document>(Visit const&, db::Reader&, std::string_view id)> document;
};

}
