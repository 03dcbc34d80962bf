// What may be written about escalations, answers and outcomes. Pure functions.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "features/escalations/addressees.h"
#include "features/escalations/escalation.h"
#include "platform/basics/problems.h"
#include "services/legal_references/legal_references.h"
#include "services/told/told.h"

namespace escalations {

/// In characters.
inline constexpr std::size_t longest_line = 160, longest_number = 60, longest_words = 3000;
/// Of one barrier.
inline constexpr std::size_t most_escalations = 60, most_words = 300;
/// For how long the link in a letter to a registry is good.
inline constexpr int days_for_desk = 365;

inline constexpr std::array<std::string_view, 4> answer_names = {"accepted", "partly", "rejected",
                                                                 "no_answer"};
/// What an addressee does about it.
inline constexpr std::array<std::string_view, 8> response_names = {
    "guidance", "practice", "regulation", "law", "funding", "data", "trial", "not_needed"};
/// What changed.
inline constexpr std::array<std::string_view, 7> change_names = {
    "law", "regulation", "guidance", "practice", "decision", "funding", "data"};

inline constexpr told::Words field_words{"escalations.label_", "escalations.hint_",
                                         "escalations.problem_"};

/// Of one's own ladder: rung and body; outside it: addressee, and body if it is said.
told::Fields asking_fields(Class of);
told::Fields answer_fields();
told::Fields outcome_fields();
/// move and note.
told::Fields move_fields();
/// What an addressee writes on the desk.
told::Fields desk_fields();
/// words, of those who asked.
told::Fields wrote_fields();

/// An escalation that may be made, with rung and addressee; or every mistake. An addressee that is
/// no more is a problem that names who has its tasks.
std::expected<Escalation, basics::Problems> checked_asking(told::Told const& typed, Class of,
                                                           organisations::OrganisationId const& own,
                                                           Addressees const& addressees,
                                                           basics::Date today);

/// After `sent_on` and not later than today; in words or by a link unless no answer came.
std::expected<told::Told, basics::Problems> checked_answer(told::Told const& typed,
                                                           basics::Date sent_on,
                                                           basics::Date today);

/// How it was resolved, and what changed. A rule that cannot exist is a problem.
struct Resolved {
    Resolution resolution = Resolution::none;
    told::Told told = {};
};
std::expected<Resolved, basics::Problems> checked_outcome(told::Told const& typed,
                                                          legal_references::Laws const& laws,
                                                          basics::Date today);

std::expected<told::Told, basics::Problems> checked_move(told::Told const& typed);
std::expected<told::Told, basics::Problems> checked_desk(told::Told const& typed);
std::expected<told::Told, basics::Problems> checked_words(told::Told const& typed);

/// The rung on which an addressee of this kind stands.
Rung rung_of(Kind kind);
/// Moves that are made by choosing them.
inline constexpr std::array plain_move_kinds = {Move::discuss, Move::propose, Move::try_out,
                                                Move::park,    Move::resume,  Move::dismiss,
                                                Move::reopen};
/// The moves that can be made by choosing them and saying why.
std::vector<Move> plain_moves(Way const& way);

}
