// A source is another adoption of the same thing, merged or not.
#include "features/adoptions/source_choice.h"

#include <algorithm>

#include "features/adoptions/sources_store.h"
#include "features/adoptions/tree.h"

namespace adoptions {

std::vector<Adoption> possible_sources(db::Reader& reader, Seen const& seen) {
    auto const& kind = seen.adoption.subject.kind;
    auto sources = sources_of(reader, {kind, seen.subject.id});
    for (auto const& part : seen.subject.also) sources.merge(sources_of(reader, {kind, part}));
    auto all = adoptions_of(reader, kind, seen.subject);
    std::erase_if(all, [&](Adoption const& one) {
        return one.used_since.year == 0 || !may_come_from(sources, seen.adoption.id, one.id);
    });
    return all;
}

std::expected<std::optional<AdoptionId>, basics::Problems> checked_source(db::Reader& reader,
                                                                          Seen const& seen,
                                                                          std::string_view text) {
    if (text.empty()) return std::optional<AdoptionId>();
    auto const id = AdoptionId::parse(text);
    // What stands there may stand, also when it could not be chosen any more.
    if (id && source_of(reader, seen.adoption.id) == id) return id;
    auto const possible = possible_sources(reader, seen);
    if (id && std::ranges::find(possible, *id, &Adoption::id) != possible.end()) return id;
    return std::unexpected(basics::Problems{{"source", "adoptions.problem_source"}});
}

web::View source_field(Showing const& showing, db::Reader& reader, Seen const& seen,
                       std::string_view chosen, basics::Problems const& problems) {
    std::vector<web::Option> options{
        {"",
         showing.format("source_origin",
                        {{"who", showing.organisation_name(seen.subject.organisation)}}),
         chosen.empty()}};
    auto possible = possible_sources(reader, seen);
    auto const kept = source_of(reader, seen.adoption.id);
    bool const is_there =
        !kept || std::ranges::find(possible, *kept, &Adoption::id) != possible.end();
    if (!is_there)
        if (auto const one = find(reader, *kept)) possible.push_back(*one);
    for (auto const& one : possible)
        options.push_back({one.id.string(), showing.who(reader, one.organisation, one.unit),
                           chosen == one.id.text()});
    return web::choices_view({.name = "source",
                              .label = showing.text("label_source"),
                              .hint = showing.text("hint_source"),
                              .problem = showing.problem(problems, "source"),
                              .required = true},
                             options);
}

std::optional<web::View> source_fact(Showing const& showing, db::Reader& reader, Seen const& seen) {
    auto const id = source_of(reader, seen.adoption.id);
    auto const source = id ? find(reader, *id) : std::nullopt;
    if (!source) return std::nullopt;
    return fact(showing.text("fact_source"),
                showing.who(reader, source->organisation, source->unit),
                showing.visit.address("/adoptions/" + source->id.string()));
}

}
