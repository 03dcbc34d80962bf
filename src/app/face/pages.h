// An organisation's colours and own site, what other sites may show of it, and those pages
// themselves.
#pragma once
#include "app/face/faces.h"

namespace face::pages {

// face_pages.cpp
http::Response show_face(web::Services& services, Faces& faces, web::Visit const& visit);
http::Response save_face(web::Services& services, Faces& faces, web::Visit const& visit);
http::Response show_embedding(web::Services& services, Faces& faces, web::Visit const& visit);
http::Response save_embedding(web::Services& services, Faces& faces, web::Visit const& visit);

// public_pages.cpp
http::Response own_front(web::Services& services, Faces& faces, web::Visit const& visit);
http::Response embedded_needs(web::Services& services, Faces& faces, web::Visit const& visit);
http::Response embedded_form(web::Services& services, Faces& faces, web::Visit const& visit);
http::Response style(web::Services& services, Faces& faces, web::Visit const& visit);

}
