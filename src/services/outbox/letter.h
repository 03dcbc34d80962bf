// A letter to one person, as what it tells; how it looks is decided when it is put into the outbox.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/basics/id.h"
#include "platform/texts/catalogue.h"
#include "platform/texts/further.h"

namespace db {
class Transaction;
}

namespace outbox {

using LetterId = basics::Id<struct LetterTag>;

/// A line of a list in a letter; the path leads to one of our pages.
struct Line {
    std::string text = {};
    std::string path = {};
};

/// A file that goes with a letter.
struct Enclosure {
    std::string name = {};  ///< "case.html": ASCII letters, digits, dots, hyphens, underscores.
    std::string media_type = {};  ///< "text/html"
    std::string bytes = {};
};

struct Letter {
    std::string to = {};
    texts::Language language = texts::Language::sv;
    /// A further language, when the letter is in one; `language` is then Swedish.
    std::optional<texts::Further> further = {};
    /// The beginning of text ids, "members.mail_reset_": its "subject" is one line, its "text" is
    /// paragraphs with empty lines between, and "link", when there is a path, says where that
    /// leads.
    std::string about = {};
    texts::Arguments arguments = {};  ///< For subject and text. "site" is added.
    std::string path = {};            ///< "/sv/sign-in/…"; empty: no link.
    std::vector<Line> lines = {};
    /// The page where such letters are ended, also by one POST from a mail program; empty: these
    /// cannot be ended.
    std::string unsubscribe = {};
    /// The site that links lead to, "https://behov.sampelby.example"; empty: the site's public
    /// address.
    std::string address = {};
    std::vector<Enclosure> enclosures = {};
};

/// Writes a letter in the transaction of what it tells: Outbox::put, or what a test puts in its
/// place.
using Post = std::function<void(db::Transaction&, Letter const&)>;

}
