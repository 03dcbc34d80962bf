// The pages of occasions: the list, one occasion, writing down one after the other, lists and
// files, slips; and the same for programs.
#pragma once
#include "features/ideas/capture/capture.h"
#include "features/ideas/show.h"
#include "services/units/things.h"

namespace ideas::capture {

// show.cpp
/// One occasion and the one who looks at it.
struct Work {
    Showing showing;
    Occasion occasion;
    bool is_inside = false;  ///< Somebody who may write something down there.
};
/// Whether the visitor may write something down there. Where secrecy holds, only those of the unit.
bool works_there(units::Where& where, web::Visit const& visit, Occasion const& occasion);
/// The one of the address; NotFound when there is none.
Work work_on(web::Services& services, db::Reader& reader, web::Visit const& visit);
/// The same for those who may write; otherwise Forbidden.
Work work_inside(web::Services& services, db::Reader& reader, web::Visit const& visit);
/// "Framtidsverkstad, 3 maj 2026".
std::string title_of(Showing const& showing, Occasion const& occasion);
std::vector<web::View> breadcrumbs(Work const& work, bool with_occasion);
/// The kind as radio buttons, and the hidden rest that all forms here share: kind_field form_url
/// occasion_url lead.
web::View sending_view(Work const& work, Kind kind, std::string_view place);
Kind kind_in(http::Fields const& fields);
/// Where what is sent goes: the occasion's unit, or the one that the writer's role reaches.
std::string unit_of(Work const& work, db::Reader& reader);
/// One letter to the mailbox of those who answer, whatever was told at once.
void tell_of(Work const& work, db::Transaction& tx, Received const& received);
/// Stores it, with the letter; or field "unit".
std::expected<Received, basics::Problems> sent(Work const& work, Sheaf sheaf);

// occasion_pages.cpp
/// GET /captures
http::Response show_all(web::Services& services, web::Visit const& visit);
/// GET and POST /captures/new, /captures/{id}/edit
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response add_new(web::Services& services, web::Visit const& visit);
http::Response show_edit(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, web::Visit const& visit);

// reading_pages.cpp
/// GET and POST /captures/{id}: act is undo
http::Response show_one(web::Services& services, web::Visit const& visit);
http::Response work_with(web::Services& services, web::Visit const& visit);
/// POST /captures/{id}/slips
http::Response print_slips(web::Services& services, web::Visit const& visit);

// one_pages.cpp
/// GET and POST /captures/{id}/one
http::Response show_field(web::Services& services, web::Visit const& visit);
http::Response send_field(web::Services& services, web::Visit const& visit);

// list_pages.cpp
/// GET and POST /captures/{id}/list: act is look, send or change
http::Response show_list(web::Services& services, web::Visit const& visit);
http::Response send_list(web::Services& services, web::Visit const& visit);

// api.cpp
/// GET /api/v1/captures/{id}, POST /api/v1/captures, POST /api/v1/captures/{id}/contributions
http::Response show_json(web::Services& services, web::Visit const& visit);
http::Response make_json(web::Services& services, web::Visit const& visit);
http::Response send_json(web::Services& services, web::Visit const& visit);

// beside.cpp
/// "Inlämnad vid …" on the pages of needs and ideas.
std::vector<web::Beside> beside(web::Services& services);
/// Files beside occasions: photos of boards and sheets, for those who work there.
web::SubjectKind subject(web::Services& services);

}
