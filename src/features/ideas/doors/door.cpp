// Checks, names and the ready words of a referral.
#include "features/ideas/doors/door.h"

#include <algorithm>

#include "features/ideas/rules.h"
#include "platform/basics/text.h"

namespace ideas::doors {

namespace {

constexpr std::array<std::string_view, 5> kind_names = {"fault_report", "contact_centre", "region",
                                                        "state_agency", "other"};

/// Figures with the signs that people write between them; short numbers such as 175 too.
bool is_phone(std::string_view text) {
    bool const has_figure = text.find_first_of("0123456789") != text.npos;
    return has_figure && text.size() <= longest_phone &&
           text.find_first_not_of("0123456789 +-()") == text.npos;
}

std::string line(std::string_view text) {
    return std::string(basics::trimmed(basics::one_line(text)));
}

void check_length(basics::Problems& problems, std::string const& text, std::string field,
                  std::size_t longest) {
    auto const length = basics::length(text);
    if (length > longest)
        problems.push_back(
            {std::move(field),
             "ideas.problem_long",
             {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}}});
}

Answer referral(texts::Catalogue const& texts, texts::Language language, Door const& door) {
    auto reason = texts.format(
        language, door.what_for.empty() ? "ideas.door_reason" : "ideas.door_reason_for",
        {{"name", door.name}, {"for", door.what_for}});
    if (!door.phone.empty())
        reason += " " + texts.format(language, "ideas.door_reason_phone", {{"phone", door.phone}});
    return {State::referred, std::move(reason), door.name, door.link};
}

}

std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> parse_kind(std::string_view text) {
    for (auto one : kinds)
        if (name(one) == text) return one;
    return std::nullopt;
}

std::expected<Door, basics::Problems> checked(Draft const& draft) {
    basics::Problems problems;
    auto const kind = parse_kind(draft.kind);
    Door made{.key = DoorId::make().string(),
              .kind = kind.value_or(Kind::other),
              .name = line(draft.name),
              .what_for = line(draft.what_for),
              .link = std::string(basics::trimmed(draft.link)),
              .phone = line(draft.phone)};
    if (!kind) problems.push_back({"kind", "ideas.problem_door_kind"});
    if (made.name.empty()) problems.push_back({"name", "ideas.problem_door_name"});
    check_length(problems, made.name, "name", longest_name);
    check_length(problems, made.what_for, "what_for", longest_words);
    if (made.link.empty() && made.phone.empty())
        problems.push_back({"link", "ideas.problem_door_way"});
    // The same rule as for the link of an answer.
    if (!ideas::checked(Answer{State::declined, "-", {}, made.link}))
        problems.push_back({"link", "ideas.problem_link"});
    if (!made.phone.empty() && !is_phone(made.phone))
        problems.push_back({"phone", "ideas.problem_door_phone"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

std::optional<Answer> ready_answer(texts::Catalogue const& texts, texts::Language language,
                                   std::vector<Door> const& doors, std::string_view key) {
    if (key == already_done)
        return Answer{
            State::already_done, texts.text(language, "ideas.already_done_reason"), {}, {}};
    if (key == not_ours)
        return Answer{State::declined, texts.text(language, "ideas.not_ours_reason"), {}, {}};
    auto const door = std::ranges::find(doors, key, &Door::key);
    return door == doors.end() ? std::nullopt : std::optional(referral(texts, language, *door));
}

}
