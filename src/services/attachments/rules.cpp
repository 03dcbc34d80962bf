// Pure functions.
#include "services/attachments/rules.h"

#include <algorithm>
#include <utility>

#include "platform/basics/text.h"

namespace attachments {

Content const& Attachment::content(Size size) const {
    auto const found = std::ranges::find(contents, size, &Content::size);
    return found == contents.end() ? contents.at(0) : *found;
}

std::string_view name(State state) {
    switch (state) {
        case State::shown: return "shown";
        case State::waiting: return "waiting";
        case State::hidden: return "hidden";
    }
    std::unreachable();
}

std::string_view name(Size size) {
    switch (size) {
        case Size::whole: return "whole";
        case Size::desktop: return "desktop";
        case Size::phone: return "phone";
    }
    std::unreachable();
}

bool may_read(Access const& access, Attachment const& attachment) {
    if (!access.may_see) return false;
    return attachment.state == State::shown || access.may_change;
}

bool is_public(Access const& access, Attachment const& attachment) {
    return access.is_public && attachment.state == State::shown;
}

std::optional<Move> parse_move(std::string_view name) {
    if (name == "remove") return Move::remove;
    if (name == "restore") return Move::restore;
    if (name == "show") return Move::show;
    return std::nullopt;
}

State beginning(Access const& access) {
    // What is not public yet is looked at before it becomes so.
    return access.may_show || !access.is_public ? State::shown : State::waiting;
}

std::optional<State> after(Access const& access, State state, Move move) {
    if (!access.may_change) return std::nullopt;
    if (move == Move::remove && state != State::hidden) return State::hidden;
    if (move == Move::restore && state == State::hidden) return beginning(access);
    if (move == Move::show && state == State::waiting && access.may_show) return State::shown;
    return std::nullopt;
}

std::optional<Refusal> no_room(Limits const& limits, Taken const& taken, std::uint64_t bytes) {
    if (taken.files >= limits.files) return Refusal::too_many;
    if (taken.bytes + bytes > limits.subject_bytes) return Refusal::too_much;
    return std::nullopt;
}

std::expected<Description, basics::Problems> described(Description before, Typed const& typed) {
    basics::Problems problems;
    auto take = [&](LanguageTexts& texts, std::string const& field, std::string const& text,
                    std::size_t longest) {
        auto const tidy = basics::one_line(text);
        if (basics::length(tidy) > longest)
            problems.push_back(
                {field, "attachments.problem_too_long", {{"most", std::to_string(longest)}}});
        if (tidy.empty()) texts.erase(typed.language);
        else texts[typed.language] = tidy;
    };
    take(before.titles, "title", typed.title, longest_title);
    take(before.alternatives, "alternative", typed.alternative, longest_alternative);
    if (!typed.licence.empty() && std::ranges::find(licences, typed.licence) == licences.end())
        problems.push_back({"licence", "attachments.problem_licence", {}});
    before.licence = typed.licence;
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return before;
}

std::string in_language(LanguageTexts const& texts, texts::Language language) {
    for (auto wanted : {language, texts::Language::sv, texts::Language::nb, texts::Language::en})
        if (auto const found = texts.find(wanted); found != texts.end()) return found->second;
    return {};
}

}
