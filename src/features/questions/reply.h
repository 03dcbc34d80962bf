// What of a reply by mail is its writer's own: without what is quoted, signatures and what mail
// programs add. Pure functions, for Swedish, English, Norwegian, Danish and Finnish.
#pragma once
#include <string>
#include <string_view>

namespace questions {

/// The writer's own lines; empty when there are none. Lines between quoted ones stay.
std::string own_words(std::string_view reply);

}
