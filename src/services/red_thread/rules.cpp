// One table says it all.
#include "services/red_thread/rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace red_thread {

namespace {

using web::Relation;

constexpr std::array<std::pair<Relation, std::string_view>, 8> names{{
    {Relation::answered_by, "answered_by"},
    {Relation::became, "became"},
    {Relation::continued_by, "continued_by"},
    {Relation::has_part, "has_part"},
    {Relation::told_in, "told_in"},
    {Relation::merged_into, "merged_into"},
    {Relation::used_by, "used_by"},
    {Relation::led_to, "led_to"},
}};

struct Tie {
    std::string_view earlier, later;
    Relation relation;
};
/// A project that builds on a case continues it elsewhere.
constexpr std::array ties{
    Tie{"need", "idea", Relation::answered_by},
    Tie{"need", "project", Relation::became},
    Tie{"need", "case", Relation::answered_by},
    Tie{"idea", "project", Relation::became},
    Tie{"idea", "case", Relation::answered_by},
    Tie{"case", "project", Relation::continued_by},
    Tie{"project", "project", Relation::continued_by},
};

using Kinds = std::map<std::string_view, std::vector<std::string_view>>;

Kinds grouped(std::string_view Tie::* by, std::string_view Tie::* what) {
    Kinds kinds;
    for (auto const& tie : ties) kinds[tie.*by].push_back(tie.*what);
    return kinds;
}

std::span<std::string_view const> of(Kinds const& kinds, std::string_view kind) {
    auto const found = kinds.find(kind);
    return found == kinds.end() ? std::span<std::string_view const>() : found->second;
}

}

std::string_view name(Relation relation) {
    return std::ranges::find(names, relation, &std::pair<Relation, std::string_view>::first)
        ->second;
}

std::optional<Relation> parse_relation(std::string_view text) {
    auto const found =
        std::ranges::find(names, text, &std::pair<Relation, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::optional<Relation> relation_between(std::string_view earlier, std::string_view later) {
    for (auto const& tie : ties)
        if (tie.earlier == earlier && tie.later == later) return tie.relation;
    return std::nullopt;
}

std::span<std::string_view const> kinds_before(std::string_view kind) {
    static auto const kinds = grouped(&Tie::later, &Tie::earlier);
    return of(kinds, kind);
}

std::span<std::string_view const> kinds_after(std::string_view kind) {
    static auto const kinds = grouped(&Tie::earlier, &Tie::later);
    return of(kinds, kind);
}

}
