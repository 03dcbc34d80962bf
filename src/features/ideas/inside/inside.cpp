// Decisions over who sees what is told inside. Pure functions.
#include "features/ideas/inside/inside.h"

#include <algorithm>

#include "platform/secrets/secrets.h"

namespace ideas::inside {

namespace {

constexpr std::array<std::string_view, 3> names = {"unit", "organisation", "all"};
/// Without 0, O, 1, I and L.
constexpr std::string_view letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

std::string plain(std::string_view typed) {
    std::string text;
    for (char const one : typed)
        if (one >= 'a' && one <= 'z') text += static_cast<char>(one - 'a' + 'A');
        else if (one != ' ' && one != '-') text += one;
    return text;
}

}

std::string_view name(Audience audience) { return names[static_cast<std::size_t>(audience)]; }

std::optional<Audience> parse_audience(std::string_view text) {
    auto const found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Audience>(found - names.begin());
}

Visibility shown_as(Choice const& choice) {
    return choice.audience == Audience::all ? Visibility::public_ : Visibility::inside;
}

bool is_among(permissions::Viewer const& viewer, units::Chart const& chart, Choice const& choice) {
    auto const* unit = choice.unit.empty() ? nullptr : chart.spot(choice.unit).unit;
    return std::ranges::any_of(viewer.grants, [&](permissions::Grant const& grant) {
        if (grant.organisation.empty() || grant.organisation != chart.organisation()) return false;
        if (choice.audience != Audience::unit) return true;
        if (grant.unit.empty() || !unit) return false;
        auto const reached = chart.reached_by(grant.unit);
        return std::ranges::find(reached, unit->id) != reached.end();
    });
}

std::string new_code(std::size_t length) {
    std::string code;
    while (code.size() < length)
        for (char const one : plain(secrets::make()))
            if (letters.find(one) != letters.npos && code.size() < length) code += one;
    return code;
}

bool is_code(std::string_view typed, std::string_view code) {
    return !code.empty() && plain(typed) == plain(code);
}

}
