// Whoever may not see the dialogue is not told that there was one.
#include "features/ideas/origins/origins.h"

#include "features/ideas/rules.h"
#include "platform/basics/text.h"

namespace ideas::origins {

namespace {

constexpr std::string_view dialogue = "dialogue";

/// What it was made of, as the one who visits may see it.
std::optional<web::Access> seen(web::Services const& services, web::Visit const& visit,
                                db::Reader& reader, Origin const& origin) {
    if (origin.kind != dialogue) return std::nullopt;
    auto found = web::access_to(services, visit, reader, origin.kind, origin.id);
    return found && found->may_see ? found : std::nullopt;
}

std::optional<web::BesideBox> box(web::Services& services, web::Visit const& visit,
                                  db::Reader& reader, std::string_view id) {
    auto const need = NeedId::parse(id);
    auto const origin = need ? origin_of(reader, *need) : std::nullopt;
    auto const from = origin ? seen(services, visit, reader, *origin) : std::nullopt;
    if (!from) return std::nullopt;
    Showing const showing(services, visit);
    return web::BesideBox{.title = showing.text("origin_box_title"),
                          .lines = {{showing.format("origin_said", {{"title", from->title}}),
                                     visit.address(from->path)}}};
}

}

void begin(Showing const& showing, Typed& typed) {
    auto const& query = showing.visit.request.query;
    typed.origin = {std::string(query.text("origin_kind")), std::string(query.text("origin"))};
    if (!typed.origin.kind.empty() && typed.told.story.empty())
        typed.told.story = basics::shortened(query.text("story"), longest_story);
}

web::View form_view(Showing const& showing, Typed const& typed) {
    auto reader = showing.services.database.read();
    auto const from = seen(showing.services, showing.visit, reader, typed.origin);
    web::View view;
    return view
        .set_optional("said_text", from ? showing.format("origin_said", {{"title", from->title}})
                                        : std::string())
        .set("said_url", from ? showing.visit.address(from->path) : std::string())
        .set("origin_kind_value", typed.origin.kind)
        .set("origin_value", typed.origin.id);
}

void keep(Showing const& showing, db::Transaction& tx, NeedId const& need, Origin const& origin) {
    if (seen(showing.services, showing.visit, tx, origin)) put(tx, need, origin);
}

std::vector<web::Beside> beside(web::Services& services) {
    auto const show = [&services](web::Visit const& visit, db::Reader& reader,
                                  std::string_view id) { return box(services, visit, reader, id); };
    return {{"need", 31, show}, {"idea", 31, show}};
}

std::vector<web::LinksBeside> links_beside() {
    return {{std::string(dialogue), [](db::Reader& reader, std::string_view id) {
                 return links_from(reader, dialogue, id);
             }}};
}

}
