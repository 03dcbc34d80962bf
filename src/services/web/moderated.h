// What a feature says of its texts so that anybody can report them, and those who decide can read,
// hide and show them again: all else happens in services/moderation.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "platform/texts/further.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"

namespace db {
class Reader;
class Transaction;
}

namespace web {

struct Visit;

/// What people wrote about one subject, as those who decide read it.
struct ModeratedText {
    std::string id = {};          ///< The subject's own: another one, where it became part of that.
    std::string title = {};       ///< In the language of the visit where there is a choice.
    std::string words = {};       ///< All that stands there, in plain lines.
    std::string language = "sv";  ///< Of the words, by BCP 47.
    std::string path = {};        ///< Its page, without the language.
    /// Who answers for it; empty: nobody but the national process leader.
    organisations::OrganisationId organisation = {};
    bool is_public = false;  ///< Everybody may read it now.
};

/// Whom a decision about the text is told; without an e-mail address nobody can be.
struct Writer {
    members::MemberId member = {};  ///< Empty when written without an account.
    std::string email = {};
    texts::Language language = texts::Language::sv;
    std::optional<texts::Further> further = {};  ///< In which they read, beside `language`.
};

struct Moderated {
    /// Nothing when there is no subject of this id.
    std::function<std::optional<ModeratedText>(Visit const&, db::Reader&, std::string_view id)>
        text;
    std::function<Writer(db::Reader&, std::string_view id)> writer;
    /// Takes it away from everybody but those who answer for it, and from search, lists, feeds,
    /// exports and API. Nothing happens when it is not public. `reason` is in words.
    std::function<void(Visit const&, db::Transaction&, std::string_view id,
                       std::string const& reason)>
        hide;
    /// Undoes hide(). Nothing happens when it is public.
    std::function<void(Visit const&, db::Transaction&, std::string_view id,
                       std::string const& reason)>
        show;
};

}
