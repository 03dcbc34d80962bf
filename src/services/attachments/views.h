// Attachments in the reader's language: what lists, pages and forms show of them.
#pragma once
#include <string>

#include "services/attachments/attachments.h"

namespace attachments {

/// "PDF", "JPEG-bild", "Word-dokument".
std::string kind_text(web::Services& services, web::Visit const& visit, Kind kind);
/// "640 byte", "14 kB", "1,2 MB".
std::string size_text(texts::Language language, std::uint64_t bytes);
/// Its title, or its name.
std::string title_of(Attachment const& of, texts::Language language);
/// Where its bytes are, for everybody: "/files/01j…/rapport.pdf".
std::string url_of(Attachment const& of, Size size = Size::whole);
/// "CC BY 4.0", "Fråga innan du använder den"; empty when not told.
std::string licence_text(web::Services& services, web::Visit const& visit,
                         std::string const& licence);

/// One line of a list: file_url file_title file_about file_note (optional). `who` may be empty.
web::View line_view(web::Services& services, web::Visit const& visit, Attachment const& of,
                    std::string const& who);
/// A picture with its words: picture_url picture_sources picture_width picture_height picture_alt
/// picture_caption (optional) picture_whole.
web::View picture_view(Attachment const& of, texts::Language language);

}
