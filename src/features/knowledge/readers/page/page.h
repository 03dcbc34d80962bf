// A project page: what a reader of pages understands beside the public function read_page.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "features/knowledge/readers/page/page_text.h"
#include "features/knowledge/readers/readers.h"

namespace knowledge::readers {

/// The record that a page amounts to; nothing when it has no text of its own.
///
/// `source_id` is the funder's registration number where the page gives one ("2015-06045"), so that
/// the same page in another file is the same record. Without one it is made of the page's own title
/// and publisher, as slug(publisher) + ":" + slug(title), or slug(title) alone when nobody is known
/// to publish it: the same page saved again, as text or HTML, has the same id, and a page whose
/// title is changed at its source is a new record that the duplicate finder pairs with the old one.
///
/// `source_name` is the publisher. A project name that the heading lacks is added to the title in
/// parentheses ("Nationell samverkan … (NATSAM)"), so that it is found by both.
std::optional<Record> record_of_page(PageText page, Sources const& sources);

/// The line that is the page's title, taken out of the lines; empty when none can be.
std::string take_title(PageText& page);

/// The title, with the project's own name where the title lacks it.
std::string title_with_name(std::string_view title, std::string_view name);

}
