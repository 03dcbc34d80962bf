// What decides over barriers. Pure functions.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "features/barriers/barrier.h"
#include "features/barriers/taxonomy.h"
#include "platform/basics/problems.h"

namespace barriers {

/// In characters.
inline constexpr std::size_t longest_title = 120, longest_words = 3000, longest_place = 200,
                             longest_cost = 1000, longest_line = 300;
/// Root causes, each the answer to why; rules; fields of work.
inline constexpr std::size_t most_whys = 5, most_rules = 10, most_sectors = 10;
inline constexpr int worst = 5;

/// What is typed when something is reported.
struct TypedReport {
    std::string organisation = {}, title = {}, wanted = {}, stopped = {}, place = {}, since = {},
                cost = {}, visibility = "public", project = {}, step = {}, origin_kind = {},
                origin = {};
};

/// The report, tidied, or every mistake in its field. The organisation, the project and the step
/// are the caller's to look up; a since after `today` is refused.
std::expected<Report, basics::Problems> checked(TypedReport const& typed, texts::Language language,
                                                basics::Date today);

/// What is typed when "we have the same barrier".
struct TypedEvidence {
    std::string organisation = {}, evidence = {}, project = {};
};
std::expected<std::string, basics::Problems> checked_evidence(TypedEvidence const& typed);

struct TypedDescription {
    std::string of = {}, why_class = {}, category = {}, bites = {}, changes = {}, control = {},
                frequency = {}, severity = {}, legal = {}, sectors = {}, inaction = {},
                equality = {}, visibility = {};
    std::vector<std::string> whys = {};
};
struct Described {
    Description description = {};
    Visibility visibility = Visibility::public_;
    std::string why_class = {};  ///< Why the class is another than before.
};
TypedDescription typed_of(Barrier const& barrier);
/// The description, tidied, or every mistake in its field. A class that was said before is changed
/// with a reason.
std::expected<Described, basics::Problems> checked(TypedDescription const& typed,
                                                   Taxonomy const& taxonomy, Class before);

/// The id in an address of a page of this kind ("projects"), or the text when it is an id itself;
/// empty when there is none.
std::string id_in(std::string_view typed, std::string_view kind);

/// Whether what a merged family says may be seen by these: nobody's words are opened wider than for
/// whom they were written.
bool may_be_seen_by(Visibility visibility, Barrier const& whole,
                    std::vector<Barrier> const& family);

/// Whether `away` may become part of `whole`; otherwise a text id: the same, or already part of
/// another.
std::string why_not_merged(Barrier const& whole, Barrier const& away);

}
