// The pages of the red thread for people, and the same for programs.
#pragma once
#include "services/red_thread/looking.h"

namespace red_thread {

/// One visitor and the subject whose thread it is, under the name where it stands.
struct Work {
    web::Services& services;
    web::Visit const& visit;
    Looking looking;
    Subject subject = {};
    web::Access access = {};

    std::string text(std::string_view id) const {
        return services.pages.text(visit, "red_thread." + std::string(id));
    }
    std::string format(std::string_view id, texts::Arguments const& arguments) const {
        return services.pages.format(visit, "red_thread." + std::string(id), arguments);
    }
    /// "/red-thread/need/01j…", without the language.
    std::string path() const { return "/red-thread/" + subject.kind + "/" + subject.id; }
    /// The organisation that answers for a subject, by name; empty when there is none.
    std::string organisation_of(Subject const& one);
};

/// The subject of the address, as the visitor may see it. Throws NotFound.
Work work(web::Services& services, web::Visit const& visit, db::Reader& reader);
/// The same for somebody who may tie it. Throws Forbidden.
Work work_to_tie(web::Services& services, web::Visit const& visit, db::Reader& reader);

}

namespace red_thread::pages {

http::Response show(web::Services& services, web::Visit const& visit);
http::Response show_tie(web::Services& services, web::Visit const& visit);
http::Response tie(web::Services& services, web::Visit const& visit);
http::Response untie(web::Services& services, web::Visit const& visit);

}

namespace red_thread::api {

http::Response show(web::Services& services, web::Visit const& visit);
/// {"kind", "id", "side": "earlier" or "later"}: 201, or 200 when it was tied already.
http::Response tie(web::Services& services, web::Visit const& visit);
http::Response untie(web::Services& services, web::Visit const& visit);

}
