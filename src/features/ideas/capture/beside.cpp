// "Inlämnad vid …": where what was told was written down. And files beside occasions.
#include "features/ideas/capture/pages.h"
#include "services/search/document.h"

namespace ideas::capture {

namespace {

std::optional<web::BesideBox> box(web::Services& services, web::Visit const& visit,
                                  db::Reader& reader, std::string_view id) {
    auto const need = NeedId::parse(id);
    auto const occasion = need ? origin(reader, *need) : std::nullopt;
    if (!occasion) return std::nullopt;
    Showing const showing(services, visit);
    return web::BesideBox{
        .title = showing.text("capture_box_title"),
        .text = showing.format(
            "capture_box",
            {{"name", occasion->name}, {"when", texts::date(visit.language, occasion->held)}}),
        .lines = {{showing.text("capture_box_all"), visit.address(path_of(*occasion))}}};
}

std::optional<web::Access> access_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id) {
    auto const occasion_id = OccasionId::parse(id);
    auto const occasion = occasion_id ? find(reader, *occasion_id) : std::nullopt;
    if (!occasion) return std::nullopt;
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    bool const is_inside = works_there(where, visit, *occasion);
    // A board may have names on it: what was photographed is for those who work there.
    return web::Access{.may_see = is_inside,
                       .may_change = is_inside,
                       .may_show = is_inside,
                       .is_public = false,
                       .organisation = occasion->organisation,
                       .title = occasion->name,
                       .path = path_of(*occasion),
                       .id = occasion->id.string()};
}

}

std::vector<web::Beside> beside(web::Services& services) {
    auto const show = [&services](web::Visit const& visit, db::Reader& reader,
                                  std::string_view id) { return box(services, visit, reader, id); };
    return {{"need", 30, show}, {"idea", 30, show}};
}

web::SubjectKind subject(web::Services& services) {
    auto const nobody_finds = [](db::Reader&, std::string_view) {
        return std::optional<search::Document>();
    };
    auto const no_card = [](web::Visit const&, db::Reader&, std::string_view) {
        return std::optional<web::View>();
    };
    auto const seen = [&services](web::Visit const& visit, db::Reader& reader,
                                  std::string_view id) {
        return access_of(services, visit, reader, id);
    };
    return {"capture", nobody_finds, no_card, seen};
}

}
