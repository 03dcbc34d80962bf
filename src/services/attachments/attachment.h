// The noun Attachment: a file beside a subject of any kind, as plain values.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "platform/basics/id.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/activity/activity.h"
#include "services/attachments/kinds.h"

namespace attachments {

using AttachmentId = basics::Id<struct AttachmentTag>;
using activity::Subject;

/// The same text in the languages in which it exists; never empty texts.
using LanguageTexts = std::map<texts::Language, std::string>;

/// Who sees it, among those who see its subject.
///   shown    everybody
///   waiting  those who work with the subject, until one who decides what is public shows it
///   hidden   nobody; those who work with the subject can bring it back
enum class State : std::uint8_t { shown, waiting, hidden };

/// Which bytes: all of them, or a picture made for wide and for narrow screens.
enum class Size : std::uint8_t { whole, desktop, phone };

struct Content {
    Size size = Size::whole;
    std::string hash = {};  ///< SHA-256, 64 hexadecimal digits.
    std::string media_type = {};
    std::uint64_t bytes = 0;
    unsigned width = 0, height = 0;  ///< 0 for what is no picture.
    friend bool operator==(Content const&, Content const&) = default;
};

/// What people say about a file.
struct Description {
    LanguageTexts titles = {};
    LanguageTexts alternatives = {};  ///< What a picture shows, for those who do not see it.
    std::string licence = {};         ///< One of licences; empty: not told.
    friend bool operator==(Description const&, Description const&) = default;
};

struct Attachment {
    AttachmentId id = {};
    Subject subject = {};
    std::int64_t place = 0;  ///< In the list, from 1.
    State state = State::shown;
    std::string name = {};  ///< As the sender called it, cleaned.
    Kind kind = Kind::pdf;
    Description description = {};
    std::int64_t version = 1;
    basics::Time added_at = {};
    members::MemberId added_by = {};
    basics::Time changed_at = {};
    std::vector<Content> contents = {};  ///< The whole first.

    Content const& content(Size size = Size::whole) const;
};

/// Licences by their SPDX names, and "ask": to be asked for.
inline constexpr std::array<std::string_view, 4> licences = {"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0",
                                                             "ask"};

/// "shown", "waiting", "hidden": in the database, the API and text ids.
std::string_view name(State state);
/// "whole", "desktop", "phone".
std::string_view name(Size size);

}
