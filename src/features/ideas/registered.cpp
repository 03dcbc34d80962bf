// What was told, by whom as far as they said, and what was answered.
#include "features/ideas/registered.h"

#include "features/ideas/actions.h"
#include "features/ideas/asked/store.h"
#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "features/ideas/show.h"
#include "features/ideas/store.h"

namespace ideas {

namespace {

web::Openness openness(Visibility visibility) {
    switch (visibility) {
        case Visibility::merged:
        case Visibility::public_: return web::Openness::everybody;
        case Visibility::hidden: return web::Openness::hidden;
        case Visibility::withdrawn: return web::Openness::taken_back;
        case Visibility::inside:
        case Visibility::waiting: break;
    }
    return web::Openness::waiting;
}

std::optional<web::Document> document(web::Services& services, web::Visit const& visit,
                                      db::Reader& reader, Kind kind, std::string_view id) {
    auto const need_id = NeedId::parse(id);
    auto const need = need_id ? find(reader, *need_id) : std::nullopt;
    if (!need || need->told.kind != kind) return std::nullopt;
    Showing const showing(services, visit);
    auto const& told = need->told;
    web::Document made{.title = told.title,
                       .language = told.language,
                       .is_received = true,
                       .at = need->told_at,
                       .from = sender(reader, need->id).name,
                       .organisation = told.organisation,
                       .path = "/needs/desk/" + need->id.string(),
                       .public_path = path_of(*need),
                       .openness = openness(home_of(reader, *need).visibility),
                       .may_register = answers_for(services, reader, visit.viewer, *need)};
    for (auto const& [label, value] :
         {std::pair{"label_for_whom", told.for_whom}, std::pair{"label_place", told.place}})
        if (!value.empty()) made.facts.push_back({showing.text(label), value});
    made.sections.push_back({showing.text("label_story"), told.story});
    if (!told.better.empty()) made.sections.push_back({showing.text("better_title"), told.better});
    if (auto const asked = asked::answered(reader, need->id))
        for (auto const& reply : asked->replies)
            made.sections.push_back({reply.label, reply.value});
    for (auto const& event : history(reader, need->id)) {
        auto const when = texts::date_time(visit.language, event.at);
        if (event.what == Happened::added) made.sections.push_back({when, event.words});
        if (event.what == Happened::answered)
            made.sections.push_back({showing.state(event.state) + ", " + when, event.words});
    }
    return made;
}

}

std::shared_ptr<web::Registered const> registered(web::Services& services, Kind kind) {
    return std::make_shared<web::Registered const>(web::Registered{
        [&services, kind](web::Visit const& visit, db::Reader& reader, std::string_view id) {
            return document(services, visit, reader, kind, id);
        }});
}

}
