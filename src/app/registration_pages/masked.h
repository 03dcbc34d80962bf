// A document with passages taken out: as values, and as what is kept.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/masking/masking.h"
#include "services/web/registered.h"

namespace registration_pages {

/// The texts of a document whose sentences can be masked one by one, in the order in which they are
/// told: title, who it is from, what its facts say, what its sections say.
std::vector<std::string> maskable(web::Document const& document);

/// The document with what was chosen replaced by the mark; strings in labels and headings too. It
/// keeps nothing of where the subject is.
web::Document masked(web::Document const& document, masking::Choice const& choice,
                     std::string_view mark);

/// As JSON, and back. What is not such JSON gives an empty document.
std::string written(web::Document const& document);
web::Document read_document(std::string_view json);

}
