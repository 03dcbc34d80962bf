// Those who answer for a need say what came of it; nothing else is put beside needs and ideas.
#include "features/ideas/access.h"

#include "features/ideas/asked/store.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/merging.h"
#include "features/ideas/origins/origins.h"
#include "features/ideas/placing.h"
#include "features/ideas/store.h"

namespace ideas {

namespace {

/// Of one need; a chain holds fewer.
constexpr std::size_t most_links = 300;

std::optional<Need> found(db::Reader& reader, Kind kind, std::string_view id) {
    auto const need_id = NeedId::parse(id);
    auto need = need_id ? find(reader, *need_id) : std::nullopt;
    if (need && need->told.kind != kind) return std::nullopt;
    return need;
}

web::Link answered(NeedId const& need, NeedId const& idea) {
    return {{std::string(name(Kind::need)), need.string()},
            {std::string(name(Kind::idea)), idea.string()},
            web::Relation::answered_by};
}

}

std::optional<web::Access> access_to(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, Kind kind, std::string_view id) {
    auto const told = found(reader, kind, id);
    if (!told) return std::nullopt;
    auto const need = home_of(reader, *told);
    bool const is_public = need.visibility == Visibility::public_;
    bool const answers = answers_for(services, reader, visit.viewer, need);
    web::Access access{.may_see = is_public || answers ||
                                  (need.visibility == Visibility::inside &&
                                   inside::may_read(services, reader, visit.viewer, need)),
                       .may_tie = answers,
                       .is_public = is_public,
                       .organisation = need.told.organisation,
                       .title = need.told.title,
                       .path = path_of(need),
                       .id = need.id.string()};
    for (auto const& part : merged_into(reader, need.id)) access.also.push_back(part.id.string());
    return access;
}

std::vector<web::Link> links_of(db::Reader& reader, Kind kind, std::string_view id) {
    std::vector<web::Link> links;
    auto const need = found(reader, kind, id);
    if (!need) return links;
    if (kind == Kind::idea && !need->told.answers.empty())
        links.push_back(answered(need->told.answers, need->id));
    if (auto const asked = asked::answered(reader, need->id); asked && !asked->is_late)
        links.push_back({{"call", asked->call},
                         {std::string(name(kind)), need->id.string()},
                         web::Relation::answered_by});
    if (auto const origin = origins::origin_of(reader, need->id))
        links.push_back({{origin->kind, origin->id},
                         {std::string(name(kind)), need->id.string()},
                         web::Relation::led_to});
    if (kind == Kind::need)
        for (auto const& idea : all_answering(reader, need->id, most_links))
            links.push_back(answered(need->id, idea));
    return links;
}

}
