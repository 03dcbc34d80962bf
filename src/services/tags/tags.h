// Tags: words that people put on things of any kind. What a feature needs: it says who may what
// with its subjects (web::SubjectKind), shows the list, and lets search know.
#pragma once
#include "services/search/document.h"
#include "services/tags/tag.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace tags {

/// The page of a subject's tags, the page of all tags, and the process leader's.
web::Feature feature(web::Services& services);

/// The values of the partial topic_list: the subject's tags, and for those who may, the way to
/// change them.
web::View list_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                    Subject const& subject);

/// Lets the subject be found by its tags: as words in all their languages, and among the themes.
void add_to(search::Document& document, db::Reader& reader, Subject const& subject);

}
