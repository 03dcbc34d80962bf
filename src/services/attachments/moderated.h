// How files that somebody has reported are read, hidden and shown again.
#pragma once
#include <memory>

#include "services/attachments/attachment.h"
#include "services/web/moderated.h"
#include "services/web/services.h"

namespace attachments {

std::shared_ptr<web::Moderated const> moderated(web::Services& services);

/// Whether the file is hidden because it was reported: those who work with its subject cannot bring
/// it back then.
bool is_held(db::Reader& reader, Attachment const& file);

}
