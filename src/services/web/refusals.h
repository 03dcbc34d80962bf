// What programs are told when nothing more exact is known.
#pragma once
#include <string_view>

namespace web {

/// For this status, in English: what to do.
std::string_view usual_detail(int status);

}
