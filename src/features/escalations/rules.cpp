// One table of fields for each form; what one means for another stands below.
#include "features/escalations/rules.h"

#include <algorithm>
#include <chrono>

namespace escalations {

namespace {

using told::Field;
using told::said;
using enum told::Type;

constexpr std::array<std::string_view, 3> own_names = {"line", "management", "board"};
constexpr std::array<std::string_view, 4> solved_names = {"removed", "clarified", "mitigated",
                                                          "workaround"};
constexpr std::array<std::string_view, 4> desk_names = {"acknowledged", "asked", "answered",
                                                        "replied"};

constexpr Field asked_field{
    .name = "asked", .type = text, .longest = longest_words, .is_required = true, .has_hint = true};
constexpr Field sent_on_field{.name = "sent_on", .type = day, .is_required = true};
constexpr Field our_number_field{.name = "our_number", .longest = longest_number, .has_hint = true};
constexpr Field document_field{.name = "document", .type = address, .has_hint = true};
constexpr Field email_field{.name = "email", .type = email, .has_hint = true, .is_secret = true};

constexpr std::array<Field, 7> own_table = {{
    {.name = "rung",
     .type = choice,
     .is_required = true,
     .choices = own_names,
     .choice_texts = "rung_",
     .has_hint = true},
    {.name = "body", .longest = longest_line, .is_required = true, .has_hint = true},
    asked_field,
    sent_on_field,
    our_number_field,
    document_field,
    email_field,
}};

constexpr std::array<Field, 7> outside_table = {{
    {.name = "addressee", .type = selection, .is_required = true, .has_hint = true},
    {.name = "body", .longest = longest_line, .has_hint = true},
    asked_field,
    sent_on_field,
    our_number_field,
    document_field,
    email_field,
}};

constexpr std::array<Field, 6> answer_table = {{
    {.name = "answer",
     .type = choice,
     .is_required = true,
     .choices = answer_names,
     .choice_texts = "answer_"},
    {.name = "response",
     .type = selection,
     .choices = response_names,
     .choice_texts = "response_",
     .has_hint = true},
    {.name = "words", .type = text, .longest = longest_words, .has_hint = true},
    {.name = "link", .type = address, .has_hint = true},
    {.name = "answered_on", .type = day, .is_required = true},
    {.name = "their_number", .longest = longest_number},
}};

constexpr std::array<Field, 6> outcome_table = {{
    {.name = "resolution",
     .type = choice,
     .is_required = true,
     .choices = solved_names,
     .choice_texts = "resolution_",
     .has_hint = true},
    {.name = "changed",
     .type = text,
     .longest = longest_words,
     .is_required = true,
     .has_hint = true},
    {.name = "kind", .type = selection, .choices = change_names, .choice_texts = "change_"},
    {.name = "rule", .longest = longest_line, .has_hint = true},
    {.name = "from", .type = day, .has_hint = true},
    {.name = "link", .type = address},
}};

constexpr std::array<Field, 2> move_table = {{
    {.name = "move", .type = selection, .is_required = true},
    {.name = "note", .type = text, .longest = longest_words, .is_required = true, .has_hint = true},
}};

constexpr std::array<Field, 6> desk_table = {{
    {.name = "did",
     .type = choice,
     .is_required = true,
     .choices = desk_names,
     .choice_texts = "did_"},
    {.name = "their_number", .longest = longest_number, .has_hint = true},
    {.name = "answer",
     .type = selection,
     .choices = std::span(answer_names).first(3),
     .choice_texts = "answer_",
     .has_hint = true},
    {.name = "words", .type = text, .longest = longest_words, .has_hint = true},
    {.name = "link", .type = address, .has_hint = true},
    {.name = "signed", .longest = longest_line, .is_required = true, .has_hint = true},
}};

constexpr std::array<Field, 1> wrote_table = {{
    {.name = "words", .type = text, .longest = longest_words, .is_required = true},
}};

/// Which key is meant by the one who is no more: the first that has its tasks is offered by name.
basics::Problem merged_problem(Addressees const& addressees, Addressee const& one) {
    std::string names;
    for (auto const* next : addressees.successors(one))
        names += (names.empty() ? "" : ", ") +
                 std::string(registers::name_in(next->names, texts::Language::sv));
    return {"addressee",
            "escalations.problem_merged",
            {{"name", std::string(registers::name_in(one.names, texts::Language::sv))},
             {"since", basics::iso(*one.ended_on)},
             {"successors", names}}};
}

void check_addressee(Escalation& made, Addressees const& addressees, basics::Problems& problems) {
    auto const* one = addressees.find(said(made.told, "addressee"));
    if (!one) {
        problems.push_back({"addressee", "escalations.problem_addressee"});
        return;
    }
    if (one->ended_on) problems.push_back(merged_problem(addressees, *one));
    made.rung = rung_of(one->kind);
    made.addressee = one->key;
}

void check_rule(told::Told const& told, legal_references::Laws const& laws, basics::Date today,
                basics::Problems& problems) {
    auto const& rule = said(told, "rule");
    if (rule.empty()) return;
    // A routine of one's own has no number; what looks like a number must be possible.
    for (auto const& found : legal_references::found_in(rule, laws, today.year + 2))
        if (!found.what)
            problems.push_back(
                {"rule", "legal_references.fault_" +
                             std::string(legal_references::name(found.what.error()))});
}

}

std::string_view name(Said said) { return said_names.at(static_cast<std::size_t>(said)); }

std::optional<Said> parse_said(std::string_view name) {
    auto const found = std::ranges::find(said_names, name);
    if (found == said_names.end()) return std::nullopt;
    return static_cast<Said>(found - said_names.begin());
}

int days_since(basics::Date day, basics::Date today) {
    auto const at = [](basics::Date date) {
        return std::chrono::sys_days(std::chrono::year(date.year) / date.month / date.day);
    };
    return std::max(0, static_cast<int>((at(today) - at(day)).count()));
}

told::Fields asking_fields(Class of) {
    if (of == Class::structural) return own_table;
    return outside_table;
}
told::Fields answer_fields() { return answer_table; }
told::Fields outcome_fields() { return outcome_table; }
told::Fields move_fields() { return move_table; }
told::Fields desk_fields() { return desk_table; }
told::Fields wrote_fields() { return wrote_table; }

Rung rung_of(Kind kind) {
    switch (kind) {
        case Kind::agency: return Rung::agency;
        case Kind::county_board: return Rung::county_board;
        case Kind::ministry: return Rung::ministry;
        case Kind::region: return Rung::region;
        case Kind::association: return Rung::association;
        case Kind::eu: return Rung::eu;
    }
    return Rung::agency;
}

std::expected<Escalation, basics::Problems> checked_asking(told::Told const& typed, Class of,
                                                           organisations::OrganisationId const& own,
                                                           Addressees const& addressees,
                                                           basics::Date today) {
    auto told = told::checked(asking_fields(of), typed, field_words.missing);
    if (!told) return std::unexpected(told.error());
    Escalation made{.told = *std::move(told)};
    basics::Problems problems;
    if (of == Class::structural) {
        made.rung = parse_rung(said(made.told, "rung")).value_or(Rung::line);
        made.addressee = own.string();
    } else check_addressee(made, addressees, problems);
    if (made.sent_on() > today) problems.push_back({"sent_on", "escalations.problem_later"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

std::expected<told::Told, basics::Problems> checked_answer(told::Told const& typed,
                                                           basics::Date sent_on,
                                                           basics::Date today) {
    auto told = told::checked(answer_fields(), typed, field_words.missing);
    if (!told) return told;
    basics::Problems problems;
    auto const& answer = said(*told, "answer");
    auto const on = told::day(*told, "answered_on").value_or(today);
    if (on > today) problems.push_back({"answered_on", "escalations.problem_later"});
    else if (on < sent_on) problems.push_back({"answered_on", "escalations.problem_before_sent"});
    bool const is_silent = answer == "no_answer";
    if (!is_silent && said(*told, "words").empty() && said(*told, "link").empty())
        problems.push_back({"words", "escalations.problem_words_or_link"});
    if (is_silent || answer == "rejected") told->erase("response");
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::expected<Resolved, basics::Problems> checked_outcome(told::Told const& typed,
                                                          legal_references::Laws const& laws,
                                                          basics::Date today) {
    auto told = told::checked(outcome_fields(), typed, field_words.missing);
    if (!told) return std::unexpected(told.error());
    basics::Problems problems;
    Resolved made{parse_resolution(said(*told, "resolution")).value_or(Resolution::none), {}};
    bool const is_gone =
        made.resolution == Resolution::removed || made.resolution == Resolution::clarified;
    if (is_gone && said(*told, "from").empty())
        problems.push_back({"from", "escalations.problem_from"});
    if (made.resolution == Resolution::removed && said(*told, "kind").empty())
        problems.push_back({"kind", "escalations.problem_kind"});
    check_rule(*told, laws, today, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    made.told = *std::move(told);
    return made;
}

std::expected<told::Told, basics::Problems> checked_move(told::Told const& typed) {
    return told::checked(move_fields(), typed, field_words.missing);
}

std::expected<told::Told, basics::Problems> checked_desk(told::Told const& typed) {
    auto told = told::checked(desk_fields(), typed, field_words.missing);
    if (!told) return told;
    basics::Problems problems;
    auto const& did = said(*told, "did");
    bool const is_answer = did == "answered";
    if (did == "acknowledged" && said(*told, "their_number").empty())
        problems.push_back({"their_number", "escalations.problem_their_number"});
    if (is_answer && said(*told, "answer").empty())
        problems.push_back({"answer", "escalations.problem_answer"});
    bool const has_text =
        !said(*told, "words").empty() || (is_answer && !said(*told, "link").empty());
    if (did != "acknowledged" && !has_text)
        problems.push_back({"words", is_answer ? "escalations.problem_words_or_link"
                                               : "escalations.problem_words"});
    if (!is_answer) told->erase("answer");
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::expected<told::Told, basics::Problems> checked_words(told::Told const& typed) {
    return told::checked(wrote_fields(), typed, field_words.missing);
}

std::vector<Move> plain_moves(Way const& way) {
    std::vector<Move> moves;
    for (auto const move : plain_move_kinds)
        if (after(way, {.move = move})) moves.push_back(move);
    return moves;
}

}
