// The noun Project: one effort to change something, as plain values. No SQL, no HTTP, no JSON.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"
#include "platform/basics/money.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"

namespace knowledge {

using ProjectId = basics::Id<struct ProjectTag>;
using RecordId = basics::Id<struct RecordTag>;

/// The same text in the languages in which it exists.
using LanguageTexts = std::map<texts::Language, std::string>;

/// What a source says of how far the project has come. What follows from its dates is
/// status_by_dates().
enum class Status : std::uint8_t { planned, ongoing, completed, terminated };

/// The parts of a project's text that have a place of their own. Anything else is Section::other.
/// "summary" is a lead paragraph; "purpose" Syfte och mål; "goals" Projektmål; "effects" Förväntade
/// effekter och resultat; "approach" Planerat upplägg och genomförande; "results" what came out;
/// "lessons" what was learned; "background" why; "role" what one named partner does; "other" what
/// no rule recognised.
inline constexpr std::array<std::string_view, 11> section_keys = {
    "summary", "background", "purpose",  "goals", "effects", "approach",
    "results", "lessons",    "barriers", "role",  "other"};

/// coordinator leads and answers to the funder; need_owner has the need; partner takes part; funder
/// pays.
enum class PartnerRole : std::uint8_t { coordinator, need_owner, partner, funder };

/// The four helices, and what an organisation is, as sources tell it. Unknown stays unknown.
enum class Helix : std::uint8_t { public_sector, academia, business, civil_society };

/// An organisation's part in a project, in the source's own words until somebody links it.
struct Partner {
    std::string name;  ///< As the source writes it, tidied: "Borås Stad".
    PartnerRole role = PartnerRole::partner;
    std::string unit = {};  ///< Below the organisation: "Stadskansliet".
    std::string organisation_number = {};
    std::optional<Helix> helix = {};
    std::string kind =
        {};  ///< The source's own word for its kind ("Offentlig förvaltning", "HES").
    std::string municipality_code =
        {};                    ///< Four digits, only when the organisation is that municipality.
    std::string county = {};   ///< The source's county, as a name.
    std::string country = {};  ///< ISO 3166 alpha-2.
    friend bool operator==(Partner const&, Partner const&) = default;
};

/// grant: from the funder. own_effort: the partners' own. total: all of it, when only the sum is
/// known.
enum class FundingKind : std::uint8_t { grant, own_effort, total };

struct Funding {
    FundingKind kind = FundingKind::grant;
    basics::Money money = {};
    std::string from = {};          ///< Who pays, as the source writes it; empty when unknown.
    bool currency_assumed = false;  ///< The source gave no currency; ours is a guess.
    friend bool operator==(Funding const&, Funding const&) = default;
};

struct Link {
    std::string address;  ///< http or https.
    std::string title = {};
    friend bool operator==(Link const&, Link const&) = default;
};

/// What came out: publication, tool, agreement, business model, routine, training (or empty).
struct Result {
    std::string title;
    std::string kind = {};
    std::string address = {};
    friend bool operator==(Result const&, Result const&) = default;
};

/// Where a goal mark comes from: the source, a curator who confirmed it, or a suggestion made from
/// the text.
enum class GoalOrigin : std::uint8_t { imported, confirmed, suggested };

struct GoalMark {
    int goal = 0;             ///< 1 to 17.
    std::string target = {};  ///< "11.3", or empty.
    GoalOrigin origin = GoalOrigin::imported;
    friend bool operator==(GoalMark const&, GoalMark const&) = default;
};

/// A research subject or the like: which list, code and name.
struct SubjectCode {
    std::string code;
    LanguageTexts name = {};
    friend bool operator==(SubjectCode const&, SubjectCode const&) = default;
};

/// A person named by a source. Personal data: kept beside the project, shown to nobody until
/// someone of the organisation says so, never exported.
struct Person {
    std::string name;
    std::string title = {};
    std::string email = {};
    std::string telephone = {};
    std::string role = {};  ///< "contact", "project leader" or the source's word.
    friend bool operator==(Person const&, Person const&) = default;
};

/// Where it happens, down to the district.
struct Place {
    std::string municipality_code = {};
    std::string district = {};
    friend bool operator==(Place const&, Place const&) = default;
};

/// Everything known of a project. Empty, absent and zero mean: not known.
struct Content {
    LanguageTexts title = {};
    std::map<std::string, LanguageTexts> sections = {};  ///< By section_keys.
    std::optional<Status> status = {};                   ///< The source's; see status_text.
    std::string status_text = {};                        ///< The source's own word: "Pågående".
    std::optional<basics::Date> start = {}, end = {};
    std::string duration = {};              ///< As told when no dates are: "4 år".
    std::string funder = {};                ///< Who funds it: "Vinnova".
    std::string funder_number = {};         ///< The funder's registration number: "2015-06045".
    std::string own_number = {};            ///< The municipality's own: "KS 2024/00123".
    std::string programme = {}, call = {};  ///< Funding programme and call, by name or number.
    std::vector<Funding> funding = {};
    std::vector<Partner> partners = {};  ///< Coordinator and owner of the need among them.
    std::vector<std::string> keywords = {};
    std::vector<SubjectCode> subjects = {};
    std::vector<GoalMark> goals = {};
    std::vector<Place> places = {};
    std::vector<Link> links = {};
    std::vector<Result> results = {};
    std::string continues = {}, part_of = {};  ///< Another project: our id, or the funder's number.
    std::vector<Person> persons = {};
    // Curated here:
    std::string contact = {};  ///< A function's e-mail address, public.
    std::string step = {};     ///< Step of the process: "anchor" … "spread" (see steps).
    std::vector<std::string> themes = {};
    std::string dimensions_note = {};        ///< On the ecological, social and economic dimension.
    std::vector<std::string> barriers = {};  ///< What stood in the way, in free text.
    friend bool operator==(Content const&, Content const&) = default;
};

/// The steps of the common process, in order (knowledge.md §9.2; names per language are texts).
inline constexpr std::array<std::string_view, 7> steps = {"anchor", "explore", "frame", "choose",
                                                          "try",    "embed",   "spread"};

/// The red thread, in order: where a thing stands on the way from need to spread.
inline constexpr std::array<std::string_view, 5> thread = {"need", "idea", "project", "practice",
                                                           "spread"};

}
