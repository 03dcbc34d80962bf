// The handlers.
#pragma once
#include "features/project_documents/paper.h"
#include "services/web/beside.h"
#include "services/web/showing.h"

namespace project_documents {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one)
        : web::Showing(all, one, "project_documents") {}
};

/// GET /project-documents/{id}
http::Response show_documents(web::Services& services, chapters::Write const& write,
                              web::Visit const& visit);
/// GET /project-documents/{id}/{file}: "progress.docx"; ?inside=yes for those who work with it.
http::Response download(web::Services& services, chapters::Write const& write,
                        web::Visit const& visit);
/// GET /api/v1/project-documents/{id}/{file}, in ?language=
http::Response api_download(web::Services& services, chapters::Write const& write,
                            web::Visit const& visit);

std::vector<web::Beside> beside(web::Services& services);

}
