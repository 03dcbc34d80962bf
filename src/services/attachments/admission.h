// Who gets a file's bytes, and at which host: asked anew at each download.
#pragma once
#include <optional>

#include "services/attachments/attachment.h"
#include "services/web/services.h"

namespace attachments {

/// What the one who asks may have of the file, or where they are sent instead.
struct Admission {
    bool is_public = false;
    bool at_their_host = false;  ///< Where files alone are (site.files_host).
    std::optional<http::Response> elsewhere = {};
};

/// At the site everybody is asked about, and sent on to the files' own host when there is one: with
/// a pass (passes.h) for what not everybody sees. There nobody is known: what everybody sees, and
/// what there is a pass for. Throws http::NotFound for who may not know of it.
Admission admitted(web::Services& services, web::Visit const& visit, db::Reader& reader,
                   std::optional<Attachment> const& of, Size size);

}
