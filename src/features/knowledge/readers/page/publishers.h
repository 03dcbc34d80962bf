// Who publishes a page, as far as it tells.
#pragma once
#include <string>
#include <string_view>

#include "features/knowledge/readers/page/page_text.h"

namespace knowledge::readers {

/// The full name of a publisher that pages call by a short one ("MDU" → "Mälardalens universitet");
/// otherwise the name itself.
std::string full_name(std::string_view name);

/// The publisher by the host of an address or an e-mail address; empty when unknown.
std::string publisher_of_host(std::string_view host);

/// The publisher by what the lines say of the page itself: its address, site name, logo, e-mail
/// addresses, its closing words on itself, and labels that name it. Empty when they do not tell.
std::string publisher_of(PageText const& page, std::string_view address);

/// A funder that the sentence names ("… medel från Sveriges innovationsmyndighet Vinnova"); empty
/// when none.
std::string funder_in(std::string_view sentence);

}
