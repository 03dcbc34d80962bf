// Pure functions over tables.
#include "features/knowledge/stories/rules.h"

#include <algorithm>

namespace knowledge::stories {

namespace {

constexpr std::array<std::string_view, 4> state_names = {"draft", "in_review", "published",
                                                         "withdrawn"};
constexpr std::array<std::string_view, 6> move_names = {"write",   "send",      "take_back",
                                                        "publish", "send_back", "withdraw"};
constexpr std::array<std::string_view, 4> way_names = {"written", "restored", "report", "program"};

template <class Enum, std::size_t size>
std::optional<Enum> parsed(std::array<std::string_view, size> const& names, std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

struct Rule {
    State from;
    Move move;
    State to;
};

using enum State;

/// Every move that can be made; withdrawing also needs a public version.
constexpr std::array<Rule, 12> moves = {{
    {draft, Move::write, draft},
    {in_review, Move::write, in_review},  // Whoever publishes names the version that they read.
    {published, Move::write, draft},
    {withdrawn, Move::write, draft},
    {draft, Move::send, in_review},
    {withdrawn, Move::send, in_review},
    {in_review, Move::take_back, draft},
    {in_review, Move::send_back, draft},
    {in_review, Move::publish, published},
    {published, Move::withdraw, withdrawn},
    {draft, Move::withdraw, draft},
    {in_review, Move::withdraw, in_review},
}};

}

std::optional<State> after(State state, Move move, bool is_public) {
    if (move == Move::withdraw && !is_public) return std::nullopt;
    for (auto const& rule : moves)
        if (rule.from == state && rule.move == move) return rule.to;
    return std::nullopt;
}

permissions::Permission needed(Move move) {
    switch (move) {
        case Move::write:
        case Move::send:
        case Move::take_back: return permissions::Permission::contribute;
        case Move::publish:
        case Move::send_back:
        case Move::withdraw: return permissions::Permission::coordinate;
    }
    return permissions::Permission::lead;
}

bool needs_reason(Move move) { return move == Move::send_back || move == Move::withdraw; }

bool may(permissions::Viewer const& viewer, Case const& of, Move move) {
    return after(of.state, move, of.published.has_value()) &&
           permissions::may(viewer, needed(move), of.organisation);
}

bool is_filled(Story const& story, Field const& field) {
    switch (field.kind) {
        case Kind::line:
        case Kind::text: {
            auto const found = story.texts.find(field.key);
            return found != story.texts.end() && found->second.contains(story.language);
        }
        case Kind::choice:
        case Kind::choices: return story.choices.contains(field.key);
        case Kind::year: return story.year.has_value();
        case Kind::email: return !story.contact.empty();
        case Kind::projects: return !story.projects.empty();
        case Kind::links: return !story.links.empty();
    }
    return false;
}

std::vector<Field const*> missing(Story const& story, Need need) {
    std::vector<Field const*> found;
    for (auto const& one : fields())
        if (one.need <= need && one.need != Need::never && !is_filled(story, one))
            found.push_back(&one);
    return found;
}

Completeness completeness(Story const& story) {
    auto const needed_fields =
        std::ranges::count_if(fields(), [](Field const& one) { return one.need != Need::never; });
    Completeness found{.missing = missing(story, Need::to_complete)};
    auto const filled = needed_fields - static_cast<std::ptrdiff_t>(found.missing.size());
    found.percent = static_cast<int>(100 * filled / needed_fields);
    return found;
}

bool is_ready_to_reuse(Story const& story) { return missing(story, Need::to_complete).empty(); }

std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }
std::optional<State> parse_state(std::string_view text) { return parsed<State>(state_names, text); }
std::string_view name(Move move) { return move_names[static_cast<std::size_t>(move)]; }
std::optional<Move> parse_move(std::string_view text) { return parsed<Move>(move_names, text); }
std::string_view name(Way way) { return way_names[static_cast<std::size_t>(way)]; }
std::optional<Way> parse_way(std::string_view text) { return parsed<Way>(way_names, text); }

}
