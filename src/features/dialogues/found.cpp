// One box for what dialogues are about, one for an organisation.
#include "features/dialogues/found.h"

#include "features/dialogues/becoming.h"
#include "features/dialogues/show.h"
#include "services/search/document.h"

namespace dialogues {

namespace {

constexpr std::size_t shown_beside = 5;

std::optional<web::Access> access_of(web::Visit const& visit, db::Reader& reader,
                                     std::string_view id) {
    auto const origin = origin_in(id);
    auto const parsed = DialogueId::parse(origin.dialogue);
    auto const dialogue = parsed ? find(reader, *parsed) : std::nullopt;
    if (!dialogue) return std::nullopt;
    Looker const looker{may_lead(visit, *dialogue), false};
    bool const sees = may_see(*dialogue, looker);
    bool const is_statement = origin.statement > 0 && may_see_results(*dialogue, looker);
    return web::Access{
        .may_see = sees,
        .is_public = may_see(*dialogue, {}),
        .organisation = dialogue->told.organisation,
        .title = sees ? dialogue->told.title : std::string(),
        .path = is_statement
                    ? place_of(*dialogue, "/results#statement-" + std::to_string(origin.statement))
                    : path_of(*dialogue),
        .id = dialogue->id.string()};
}

/// Lines of a box: title and when.
void add_lines(web::BesideBox& box, Showing const& showing, std::vector<Dialogue> const& all) {
    for (auto const& one : all)
        box.lines.push_back(
            {one.told.title + " · " + when_text(showing, one) + " · " + state_tag(showing, one),
             showing.visit.address(path_of(one))});
}

std::optional<web::BesideBox> of_subject(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, std::string const& kind,
                                         std::string_view id) {
    Showing const showing(services, visit);
    web::BesideBox box{.title = showing.text("title")};
    add_lines(box, showing, about(reader, {kind, std::string(id)}, shown_beside));
    return box.lines.empty() ? std::nullopt : std::optional(std::move(box));
}

std::optional<web::BesideBox> of_organisation(web::Services& services, web::Visit const& visit,
                                              db::Reader& reader, std::string_view id) {
    auto const organisation = OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(services, visit);
    web::BesideBox box{.title = showing.text("title")};
    add_lines(box, showing, running(reader, *organisation, shown_beside));
    if (box.lines.empty()) return std::nullopt;
    box.actions = {{showing.text("see_all"),
                    visit.address("/dialogues?organisation=" + organisation->string())}};
    return box;
}

}

web::SubjectKind subject(web::Services&) {
    return {
        .kind = "dialogue",
        .describe = [](db::Reader&, std::string_view) { return std::optional<search::Document>(); },
        .card = [](web::Visit const&, db::Reader&,
                   std::string_view) { return std::optional<templates::View>(); },
        .access = access_of};
}

std::vector<web::Beside> beside(web::Services& services) {
    std::vector<web::Beside> all{
        {"organisation", 22,
         [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return of_organisation(services, visit, reader, id);
         }}};
    for (std::string const kind : {"need", "idea", "project", "case", "question"})
        all.push_back(
            {kind, 24,
             [&services, kind](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_subject(services, visit, reader, kind, id);
             }});
    return all;
}

}
