// Words that mean the same, as editors tend them. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "platform/basics/time.h"
#include "services/search/synonyms.h"

namespace synonyms {

/// The words of a group as people read and write them: one list a language, the commonest first,
/// and those that only lead here.
struct Words {
    std::array<std::vector<std::string>, 3> by_language = {};  ///< In the order of texts::Language.
    std::vector<std::string> leads_here = {};
    friend bool operator==(Words const&, Words const&) = default;
};

/// A group of the register, of an editor, or the register's as an editor changed it.
struct Group {
    std::string id = {};  ///< The register's key, or letters of our own.
    Words words = {};
    bool hidden = false;           ///< Search does not use it; it can be restored.
    bool from_register = false;    ///< The register has a group of this id.
    std::int64_t version = 0;      ///< 0: as the register has it; each change adds one.
    basics::Time changed_at = {};  ///< Of the last change, if there was one.
};

/// As search wants it: Swedish before English before Norwegian.
search::SynonymGroup for_search(Words const& words);

/// All words in one line: "medborgarbudget, deltagande budget, participatory budgeting".
std::string in_line(Words const& words);

}
