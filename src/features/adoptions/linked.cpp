// Of what nobody may see any more nothing is told: who sees an adoption is who sees its subject.
#include "features/adoptions/linked.h"

#include "features/adoptions/letters.h"
#include "features/adoptions/show.h"
#include "features/adoptions/sources_store.h"
#include "services/search/document.h"

namespace adoptions {

namespace {

activity::Subject subject_of(AdoptionId const& id) { return {"adoption", id.string()}; }

std::vector<web::Link> links_of_adoption(db::Reader& reader, std::string_view id) {
    std::vector<web::Link> links;
    auto const parsed = AdoptionId::parse(id);
    auto const one = parsed ? find(reader, *parsed) : std::nullopt;
    if (!one) return links;
    auto const source = source_of(reader, one->id);
    links.push_back(
        {source ? subject_of(*source) : one->subject, subject_of(one->id), web::Relation::used_by});
    for (auto const& taker : taken_from(reader, one->id))
        links.push_back({subject_of(one->id), subject_of(taker), web::Relation::used_by});
    return links;
}

/// Those that took it from where it was made; the others hang on those.
std::vector<web::Link> links_of_subject(std::string_view kind, db::Reader& reader,
                                        std::string_view id) {
    std::vector<web::Link> links;
    activity::Subject const subject{std::string(kind), std::string(id)};
    auto const taken = sources_of(reader, subject);
    for (auto const& one : of_subject(reader, subject))
        if (one.subject.kind == kind && !taken.contains(one.id))
            links.push_back({subject, subject_of(one.id), web::Relation::used_by});
    return links;
}

/// Of two adoptions of what was merged, by the same adopter, the one that counts.
Adoption standing_one(db::Reader& reader, web::Access const& subject, Adoption const& one) {
    for (auto& kept : adoptions_of(reader, one.subject.kind, subject))
        if (kept.organisation == one.organisation && kept.unit == one.unit) return std::move(kept);
    return one;
}

std::optional<web::Access> access_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id) {
    auto const parsed = AdoptionId::parse(id);
    auto const asked = parsed ? find(reader, *parsed) : std::nullopt;
    if (!asked) return std::nullopt;
    auto const& [kind, subject_id] = asked->subject;
    auto const subject = web::access_to(services, visit, reader, kind, subject_id);
    if (!subject) return std::nullopt;
    Showing const showing(services, visit);
    auto const one = subject->also.empty() ? *asked : standing_one(reader, *subject, *asked);
    web::Access access{.may_see = subject->may_see,
                       .is_public = subject->is_public,
                       .organisation = one.organisation,
                       .title = showing.who(reader, one.organisation, one.unit),
                       .path = "/adoptions/" + one.id.string(),
                       .id = one.id.string(),
                       .state = std::string(name(one.step.state)),
                       .note = state_text(showing, one.step.state)};
    if (one.told.way != Way::untold)
        access.note += " · " + showing.text("took_" + std::string(name(one.told.way)));
    if (one.id != asked->id) access.also.push_back(asked->id.string());
    return access;
}

}

web::SubjectKind subject(web::Services& services) {
    return {
        .kind = "adoption",
        .describe = [](db::Reader&, std::string_view) { return std::optional<search::Document>(); },
        .card = [](web::Visit const&, db::Reader&,
                   std::string_view) { return std::optional<templates::View>(); },
        .access = [&services](
                      web::Visit const& visit, db::Reader& reader,
                      std::string_view id) { return access_of(services, visit, reader, id); },
        .links = links_of_adoption};
}

std::vector<web::LinksBeside> links_beside() {
    std::vector<web::LinksBeside> all;
    for (std::string const kind : {"project", "case"})
        all.push_back({kind, [kind](db::Reader& reader, std::string_view id) {
                           return links_of_subject(kind, reader, id);
                       }});
    return all;
}

}
